// SPDX-License-Identifier: Apache-2.0
#include "ui/canvas/minimap.h"

#include <QtTest>

#include "tests/core/scene/scene_fixtures.h"

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
    void isHiddenWithoutAScene() {
        canvas_->setScene(nullptr);
        QVERIFY(!map_->isVisible());
    }
};

QTEST_MAIN(TestMinimap)
#include "tst_minimap.moc"
