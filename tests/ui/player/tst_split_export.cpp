// SPDX-License-Identifier: Apache-2.0
// Frames of a split as files, and the GIF writer, read back by other readers.
#include "ui/player/split_export.h"

#include <QBuffer>
#include <QImageReader>
#include <QXmlStreamReader>

#include "core/base/error.h"
#include "tests/ui/support/split_fixture.h"
#include "ui/player/gif_writer.h"

using namespace fusescope;

class TestSplitExport : public QObject {
    Q_OBJECT

 private:
    static SplitExport request(const SplitFixture& f, SplitPictures kind, const QString& file) {
        SplitExport request{
            f.content(), splitSteps(*f.trace, SplitBranches::Kept), {}, lightTheme(), kind, file.toStdString(), 1.0};
        for (std::size_t i = 0; i < request.steps.size(); ++i) request.words.push_back("step " + std::to_string(i + 1));
        return request;
    }
    static QImage plain(QColor color) {
        QImage image(40, 30, QImage::Format_RGB32);
        image.fill(color);
        return image;
    }

 private Q_SLOTS:
    void init() { failOnAnyWarning(); }

    void numbersKeepTheirOrder() {
        QCOMPARE(numbered("a/split.svg", 3, 9).string(), std::string("a/split-03.svg"));
        QCOMPARE(numbered("split.png", 12, 120).string(), std::string("split-012.png"));
    }

    void writesAPictureAStep() {
        const SplitFixture f;
        const QTemporaryDir folder;
        RunControl control;
        for (const auto kind : {SplitPictures::Svg, SplitPictures::Png}) {
            const QString name = kind == SplitPictures::Svg ? "split.svg" : "split.png";
            const SplitExport asked = request(f, kind, folder.filePath(name));
            const auto files = exportSplit(asked, control);
            QCOMPARE(files.size(), asked.steps.size());
            for (const auto& path : files) {
                const QString file = QString::fromStdString(path.string());
                if (kind == SplitPictures::Png) {
                    QVERIFY(!QImage(file).isNull());
                    continue;
                }
                QFile text(file);
                QVERIFY(text.open(QIODevice::ReadOnly));
                QXmlStreamReader xml(text.readAll());
                while (!xml.atEnd()) xml.readNext();
                QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
            }
        }
    }

    void writesOneAnimation() {
        const SplitFixture f;
        const QTemporaryDir folder;
        RunControl control;
        const auto files = exportSplit(request(f, SplitPictures::Gif, folder.filePath("split.gif")), control);
        QCOMPARE(files.size(), std::size_t{1});
        QImageReader reader(QString::fromStdString(files.front().string()));
        QVERIFY(reader.supportsAnimation());
        QVERIFY(reader.imageCount() > static_cast<int>(splitSteps(*f.trace, SplitBranches::Kept).size()));
        QCOMPARE(reader.loopCount(), -1);
        QVERIFY(!reader.read().isNull());
    }

    void isStopped() {
        const SplitFixture f;
        const QTemporaryDir folder;
        RunControl control;
        control.requestStop();
        QVERIFY(exportSplit(request(f, SplitPictures::Gif, folder.filePath("split.gif")), control).empty());
        QVERIFY(!QFile::exists(folder.filePath("split.gif")));
    }

    void aGifKeepsColoursAndTimes() {
        const std::string bytes = gifBytes({{plain(QColor(10, 200, 30)), 100}, {plain(QColor(200, 10, 30)), 250}});
        QVERIFY(bytes.starts_with("GIF89a"));
        QByteArray data = QByteArray::fromStdString(bytes);
        QBuffer buffer(&data);
        QImageReader reader(&buffer, "gif");
        QCOMPARE(reader.imageCount(), 2);
        const QImage first = reader.read();
        QCOMPARE(first.size(), QSize(40, 30));
        QCOMPARE(first.pixelColor(5, 5), QColor(10, 200, 30));
        QCOMPARE(reader.nextImageDelay(), 100);
        QCOMPARE(reader.read().pixelColor(39, 29), QColor(200, 10, 30));
        QCOMPARE(reader.nextImageDelay(), 250);
    }

    void nothingIsNoAnimation() { QVERIFY_EXCEPTION_THROWN(gifBytes({}), Error); }
};

FUSESCOPE_UI_TEST(TestSplitExport)
#include "tst_split_export.moc"
