// SPDX-License-Identifier: Apache-2.0
#include "ui/canvas/minimap.h"

#include <QtTest>

#include "tests/core/scene/scene_fixtures.h"
#include "ui/theme/app_theme.h"

using namespace fusescope;

class TestMinimap : public QObject {
    Q_OBJECT

    std::unique_ptr<CanvasWidget> canvas_;
    Minimap* map_ = nullptr;

 private Q_SLOTS:
    void init() {
        canvas_ = std::make_unique<CanvasWidget>();
        map_ = new Minimap(canvas_.get());
        canvas_->resize(900, 700);
        canvas_->setScene(test::plainScene(test::chainGraph(200)));
        canvas_->setPlan(makePlanScene(*canvas_->scene(), test::consecutiveGroups(200, 5)));
        canvas_->show();
        QVERIFY(QTest::qWaitForWindowExposed(canvas_.get()));
    }
    void isInTheCornerWhileNotAllIsVisible() {
        QVERIFY(map_->isVisible());
        QVERIFY(canvas_->rect().contains(map_->geometry()));
        canvas_->fitAll();
        QVERIFY(!map_->isVisible());
        canvas_->zoomToFull();
        QVERIFY(map_->isVisible());
    }
    void aClickMovesTheView() {
        const auto visible = [&] { return canvas_->transform().visible({900, 700}); };
        QTest::mouseClick(map_, Qt::LeftButton, {}, map_->rect().center());
        const Rect& middle = canvas_->scene()->boxes[100];
        QVERIFY(visible().intersects(middle));
        QTest::mouseClick(map_, Qt::LeftButton, {}, QPoint(map_->width() / 2, map_->height() - 9));
        QVERIFY(visible().intersects(canvas_->scene()->boxes[199]));
    }
    void marksStandBesideTheGraph_data() {
        QTest::addColumn<bool>("isUpright");
        QTest::newRow("top to bottom") << true;
        QTest::newRow("left to right") << false;
    }
    /// Dots for what does not fit before it, matches behind it, and the chain itself a line one can see.
    void marksStandBesideTheGraph() {
        QFETCH(bool, isUpright);
        const auto orientation = isUpright ? Orientation::TopToBottom : Orientation::LeftToRight;
        canvas_->setScene(test::plainScene(test::chainGraph(200), orientation));
        canvas_->setPlan(makePlanScene(*canvas_->scene(), test::consecutiveGroups(200, 5)));
        canvas_->setEmphasised(GroupSet{OpId(0)});  // far from what is visible in the middle
        canvas_->setTransform(ViewTransform{1, {}}.centeredOn(canvas_->scene()->boxes[100].center(), {900, 700}));
        const QImage image = map_->grab().toImage();
        const double middle = (isUpright ? image.width() : image.height()) / 2.0;
        const int length = (isUpright ? image.height() : image.width()) / 5;  // of the start: not what is visible
        const auto meanPlace = [&](ColorRole role) {
            const QColor wanted = toColor(canvas_->theme().color(role));
            double sum = 0;
            int count = 0;
            for (int y = 2; y < image.height() - 2; ++y)
                for (int x = 2; x < image.width() - 2; ++x)
                    if ((isUpright ? y : x) < length && image.pixelColor(x, y) == wanted) {
                        sum += isUpright ? x : y;
                        ++count;
                    }
            return count == 0 ? -1 : sum / count;
        };
        QVERIFY(meanPlace(ColorRole::Bad) > 0 && meanPlace(ColorRole::Bad) < middle - 4);
        QVERIFY(meanPlace(ColorRole::Accent) > middle + 1);
        QVERIFY(std::abs(meanPlace(groupOutlineRole(canvas_->plan()->shapes[1].color)) - middle) < 3);
    }
    void isHiddenWithoutAScene() {
        canvas_->setScene(nullptr);
        QVERIFY(!map_->isVisible());
    }
};

QTEST_MAIN(TestMinimap)
#include "tst_minimap.moc"
