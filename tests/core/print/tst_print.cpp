// SPDX-License-Identifier: Apache-2.0
// Draw lists as PDF and PNG.
#include <QtTest>

#include <QImage>
#include <QTemporaryDir>

#include "core/base/error.h"
#include "core/print/print.h"

using namespace fusescope;

namespace {

ShapeStyle filled(ColorRole role) {
    ShapeStyle style;
    style.fill = role;
    return style;
}

/// Two squares side by side, and words in two alphabets.
DrawList squares() {
    DrawList list;
    list.batches.emplace_back(RectBatch{filled(ColorRole::Accent), {{0, 0, 50, 50}}});
    list.batches.emplace_back(RectBatch{filled(ColorRole::Bad), {{50, 0, 100, 50}}});
    list.batches.emplace_back(TextBatch{{}, {{{10, 40}, "Größe 深度 \xff", 0}}});
    return list;
}

QImage imageOf(const std::string& png) {
    return QImage::fromData(QByteArray::fromStdString(png), "PNG").convertToFormat(QImage::Format_RGB32);
}

QColor colorOf(ColorRole role) {
    const Color color = lightTheme().color(role);
    return {color.red, color.green, color.blue};
}

}  // namespace

class TestPrint : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void pixelsAreWhereTheListHasThem() {
        const auto tiles = pngTiles({0, 0, 100, 50}, 2);
        QCOMPARE(tiles.size(), std::size_t{1});
        const QImage image = imageOf(pngText(squares(), lightTheme(), tiles.front()));
        QCOMPARE(image.size(), QSize(200, 100));
        QCOMPARE(image.pixelColor(4, 4), colorOf(ColorRole::Accent));
        QCOMPARE(image.pixelColor(196, 4), colorOf(ColorRole::Bad));
    }

    void tilesMakeUpThePicture() {
        const Rect region{-10, -10, 110.5, 63};
        const DrawList list = squares();
        const QImage whole = imageOf(pngText(list, lightTheme(), pngTiles(region, 2, 10'000).front()));
        const auto tiles = pngTiles(region, 2, 100);
        QCOMPARE(tiles.size(), std::size_t{6});  // 241 x 146 pixels: three columns, two rows
        int right = 0, bottom = 0;
        for (std::size_t i = 1; i < tiles.size(); ++i) {  // each begins where the one before it ends
            if (tiles[i].column > 0) QCOMPARE(tiles[i].region.left, tiles[i - 1].region.right);
            if (tiles[i].row > 0) QCOMPARE(tiles[i].region.top, tiles[i - 3].region.bottom);
        }
        for (const PngTile& tile : tiles) {
            const QImage part = imageOf(pngText(list, lightTheme(), tile));
            QVERIFY(part.width() <= 100 && part.height() <= 100);
            const int x = qRound((tile.region.left - region.left) * 2), y = qRound((tile.region.top - region.top) * 2);
            right = std::max(right, x + part.width());
            bottom = std::max(bottom, y + part.height());
            // Letters may be placed by fractions of a pixel: shapes are the same to the pixel.
            for (int column = 0; column < part.width(); column += 7)
                if (y == 0) QCOMPARE(part.pixelColor(column, 30), whole.pixelColor(x + column, 30));
        }
        QCOMPARE(QSize(right, bottom), whole.size());
    }

    void largePicturesBecomeFilesOfTheirPlaces() {
        const QTemporaryDir folder;
        const auto file = std::filesystem::path(folder.path().toStdString()) / "plan.png";
        RunControl control;
        const Rect region{0, 0, 13'000, 30};
        const auto files = writePngFiles(squares(), lightTheme(), region, 1, file, control);
        QCOMPARE(files.size(), std::size_t{2});
        QCOMPARE(files.front().filename().string(), std::string("plan-1-1.png"));
        QCOMPARE(files.back().filename().string(), std::string("plan-1-2.png"));
        QCOMPARE(QImage(QString::fromStdString(files.front().string())).width() +
                     QImage(QString::fromStdString(files.back().string())).width(),
                 13'000);
        QVERIFY(!std::filesystem::exists(file));
    }

    void allTilesAreWrittenOrNone() {
        const QTemporaryDir folder;
        const std::filesystem::path place = folder.path().toStdString();
        std::filesystem::create_directory(place / "plan-1-2.png");  // where the second would go
        RunControl control;
        const auto writeTiles = [&] {
            return writePngFiles(squares(), lightTheme(), {0, 0, 13'000, 30}, 1, place / "plan.png", control);
        };
        QVERIFY_EXCEPTION_THROWN(writeTiles(), Error);
        QVERIFY(!std::filesystem::exists(place / "plan-1-1.png"));
        std::filesystem::remove(place / "plan-1-2.png");
        control.requestStop();
        QVERIFY(writeTiles().empty());
        QVERIFY(std::filesystem::is_empty(place));
    }

    void aPdfHasItsPagesAndIsTheSameEveryTime() {
        RunControl control;
        std::vector<PrintedPage> pages{picturePage(squares(), {0, 0, 100, 50}, "one"),
                                       picturePage(squares(), {0, 0, 40'000, 20'000}, "two")};
        QCOMPARE(pages[1].size.width, 14'400.0);  // what PDF allows
        QCOMPARE(pages[1].size.height, 7'200.0);
        const std::string pdf = pdfText(pages, lightTheme(), "Größe", control);
        QVERIFY(pdf.starts_with("%PDF-1.5"));
        QVERIFY(pdf.find("%%EOF") != std::string::npos);
        QCOMPARE(pdfText(pages, lightTheme(), "Größe", control), pdf);
    }

    void aStopLeavesNoPdf() {
        RunControl control;
        control.requestStop();
        QVERIFY(pdfText({picturePage(squares(), {0, 0, 100, 50}, "one")}, lightTheme(), "t", control).empty());
    }

    void whatIsOutsideIsNotPainted() {
        const QImage image = imageOf(pngText(squares(), lightTheme(), {0, 0, {200, 0, 300, 50}, 100, 50}));
        for (int x = 0; x < 100; x += 5) QCOMPARE(image.pixelColor(x, 25), colorOf(ColorRole::Canvas));
    }
};

QTEST_GUILESS_MAIN(TestPrint)
#include "tst_print.moc"
