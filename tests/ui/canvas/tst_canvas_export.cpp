// SPDX-License-Identifier: Apache-2.0
#include "ui/canvas/canvas_export.h"

#include <QXmlStreamReader>
#include <QtTest>

#include "core/base/error.h"
#include "tests/core/scene/scene_fixtures.h"
#include "ui/theme/app_theme.h"

using namespace fusescope;

class TestCanvasExport : public QObject {
    Q_OBJECT

    Theme theme_ = lightTheme();

 private Q_SLOTS:
    void showsTheWholeScene() {
        const auto scene = test::plainScene(test::blockGraph());
        const Rect region = wholeView(*scene, nullptr).visible;
        const QImage image = pictureImage({*scene, nullptr, theme_, {}}, 2);
        QCOMPARE(image.size(), QSize(static_cast<int>(std::ceil(region.width() * 2)),
                                     static_cast<int>(std::ceil(region.height() * 2))));
        for (const Rect& box : scene->boxes) {
            const QPoint middle(qRound((box.right - 20 - region.left) * 2), qRound((box.center().y - region.top) * 2));
            QCOMPARE(image.pixelColor(middle), toColor(theme_.color(ColorRole::Card)));
        }
    }
    void refusesWhatIsTooLargeAndSaysWhatWorks() {
        const auto scene = test::plainScene(test::chainGraph(1000));
        try {
            pictureImage({*scene, nullptr, theme_, {}}, 1);
            QFAIL("a picture of 70 000 pixels was not refused");
        } catch (const Error& error) {
            const QString hint = QString::fromStdString(error.hint());
            QVERIFY2(hint.contains("46 %"), qPrintable(hint));
        }
        QVERIFY(!pictureImage({*scene, nullptr, theme_, {}}, 0.4).isNull());
    }
    void writesSvg() {
        const auto scene = test::plainScene(test::blockGraph());
        const auto plan = makePlanScene(*scene, test::consecutiveGroups(4, 2));
        QXmlStreamReader reader(QByteArray::fromStdString(pictureSvg({*scene, plan.get(), theme_, {}})));
        while (!reader.atEnd()) reader.readNext();
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    }
    void anEmptySceneIsAPictureToo() {
        const auto scene = test::plainScene(OpGraphBuilder().build());
        QVERIFY(!pictureImage({*scene, nullptr, theme_, {}}, 1).isNull());
    }
};

QTEST_MAIN(TestCanvasExport)
#include "tst_canvas_export.moc"
