// SPDX-License-Identifier: Apache-2.0
#include "ui/canvas/canvas.h"

#include <QSignalSpy>
#include <QtTest>

#include "core/scene/group_label.h"
#include "tests/core/scene/scene_fixtures.h"
#include "ui/theme/app_theme.h"

using namespace fusescope;

class TestCanvas : public QObject {
    Q_OBJECT

    std::unique_ptr<CanvasWidget> canvas_;
    std::shared_ptr<const GraphScene> scene_;
    std::shared_ptr<const PlanScene> plan_;

    QPoint middleOf(const Rect& rect) const { return canvas_->screenRect(rect).center().toPoint(); }
    QPoint cardAt(int op) const { return middleOf(scene_->box(OpId(op))); }
    void click(QPoint at) const { QTest::mouseClick(canvas_.get(), Qt::LeftButton, {}, at); }
    void wheel(QPoint at, int steps, Qt::KeyboardModifiers modifiers) const {
        QWheelEvent event(at, canvas_->mapToGlobal(QPointF(at)), {}, {0, 120 * steps}, Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(canvas_.get(), &event);
    }

 private Q_SLOTS:
    void init() {
        scene_ = test::plainScene(test::chainGraph(12));
        plan_ = makePlanScene(*scene_, test::consecutiveGroups(12, 3));
        canvas_ = std::make_unique<CanvasWidget>();
        canvas_->resize(900, 700);
        canvas_->setScene(scene_);
        canvas_->setPlan(plan_);
        canvas_->show();
        QVERIFY(QTest::qWaitForWindowExposed(canvas_.get()));
    }
    void theFirstViewShowsLabelsBesideTheGraph() {
        CanvasWidget canvas;
        canvas.resize(460, 400);
        canvas.setScene(test::plainScene(test::chainGraph(60)));
        canvas.setPlan(makePlanScene(*canvas.scene(), test::consecutiveGroups(60, 6)));
        canvas.show();
        canvas.showStart();
        const Rect all = sceneBounds(*canvas.scene(), canvas.plan().get());
        const Rect seen = canvas.transform().visible({460, 400});
        QVERIFY(all.width() < 400 && all.width() > 200);
        QVERIFY2(seen.left <= all.left && seen.right >= all.right, qPrintable(QString::number(seen.left - all.left)));
        canvas.resize(1200, 400);
        canvas.showStart();  // with more room the graph is in the middle
        QCOMPARE(canvas.transform().visible({1200, 400}).center().x, canvas.scene()->boxes.front().center().x);
    }
    void fitShowsAll() {
        canvas_->zoomIn();
        canvas_->fitAll();
        const Rect all = sceneBounds(*scene_, plan_.get());
        QVERIFY(QRectF(canvas_->rect()).contains(canvas_->screenRect(all)));
        const QImage image = canvas_->grab().toImage();
        QVERIFY(image.pixelColor(cardAt(0)) != toColor(lightTheme().color(ColorRole::Canvas)));
    }
    void clickSelectsTheOp() {
        QSignalSpy spy(canvas_.get(), &CanvasWidget::opClicked);
        click(cardAt(4));
        QCOMPARE(spy.count(), 1);
        QCOMPARE(spy.front().front().value<OpId>(), OpId(4));
        QCOMPARE(canvas_->selection().ops, std::vector<OpId>{OpId(4)});
    }
    void clickOnTheLabelSelectsTheGroup() {
        QSignalSpy spy(canvas_.get(), &CanvasWidget::groupClicked);
        const auto label = groupLabel(plan_->shapes[1], canvas_->transform().scale);
        QVERIFY(label);
        click(middleOf(label->box));
        QCOMPARE(spy.count(), 1);
        QCOMPARE(spy.front().front().value<GroupId>(), GroupId(1));
        QCOMPARE(canvas_->selection().group, GroupId(1));
    }
    void clickOnTheBackgroundClearsTheSelection() {
        click(cardAt(4));
        QSignalSpy spy(canvas_.get(), &CanvasWidget::backgroundClicked);
        click({3, 3});
        QCOMPARE(spy.count(), 1);
        QVERIFY(canvas_->selection().ops.empty());
    }
    void dragPansAndSelectsNothing() {
        QSignalSpy spy(canvas_.get(), &CanvasWidget::opClicked);
        canvas_->zoomToFull();
        const QPoint from = cardAt(1);
        QTest::mousePress(canvas_.get(), Qt::LeftButton, {}, from);
        QTest::mouseMove(canvas_.get(), from + QPoint(40, 60));
        QTest::mouseRelease(canvas_.get(), Qt::LeftButton, {}, from + QPoint(40, 60));
        QCOMPARE(cardAt(1), from + QPoint(40, 60));
        QCOMPARE(spy.count(), 0);
    }
    void zoomKeepsThePointUnderTheCursor() {
        const QPoint at = cardAt(2);
        const double before = canvas_->transform().scale;
        wheel(at, 2, Qt::ControlModifier);
        QVERIFY(canvas_->transform().scale > before * 1.5);
        QVERIFY((cardAt(2) - at).manhattanLength() <= 2);
    }
    void wheelScrollsUnlessAskedToZoom() {
        canvas_->zoomToFull();
        canvas_->revealOp(OpId(6));
        const ViewTransform before = canvas_->transform();
        wheel({300, 300}, -1, {});
        QCOMPARE(canvas_->transform().scale, before.scale);
        QVERIFY(canvas_->transform().origin.y > before.origin.y);
        canvas_->setWheelAction(WheelAction::Zoom);
        wheel({300, 300}, 1, {});
        QVERIFY(canvas_->transform().scale > before.scale);
    }
    void doubleClickZoomsToTheGroup() {
        canvas_->zoomToFull();
        QTest::mouseDClick(canvas_.get(), Qt::LeftButton, {}, cardAt(0));
        const QRectF hull = canvas_->screenRect(plan_->shapes[0].box);
        QVERIFY(QRectF(canvas_->rect()).contains(hull));
        QVERIFY((hull.center() - QRectF(canvas_->rect()).center()).manhattanLength() < 3);
    }
    void arrowsWalkAlongEdges() {
        click(cardAt(3));
        QTest::keyClick(canvas_.get(), Qt::Key_Down);
        QCOMPARE(canvas_->selection().ops, std::vector<OpId>{OpId(4)});
        QTest::keyClick(canvas_.get(), Qt::Key_Up);
        QTest::keyClick(canvas_.get(), Qt::Key_Up);
        QCOMPARE(canvas_->selection().ops, std::vector<OpId>{OpId(2)});
        for (int i = 0; i < 20; ++i) QTest::keyClick(canvas_.get(), Qt::Key_Down);
        QCOMPARE(canvas_->selection().ops, std::vector<OpId>{OpId(11)});
        QVERIFY(canvas_->rect().contains(cardAt(11)));
    }
    void keysZoom() {
        const auto scale = [&] { return canvas_->transform().scale; };
        QTest::keyClick(canvas_.get(), Qt::Key_0, Qt::ControlModifier);
        QCOMPARE(scale(), 1.0);
        QTest::keyClick(canvas_.get(), Qt::Key_Equal, Qt::ControlModifier);
        QVERIFY(scale() > 1);
        QTest::keyClick(canvas_.get(), Qt::Key_Minus, Qt::ControlModifier);
        QVERIFY(std::abs(scale() - 1) < 1e-9);
        QTest::keyClick(canvas_.get(), Qt::Key_Space);
        QVERIFY(scale() < 1);
        click(cardAt(5));
        QTest::keyClick(canvas_.get(), Qt::Key_F);
        QCOMPARE(scale(), 1.25);
        QTest::keyClick(canvas_.get(), Qt::Key_Escape);
        QVERIFY(canvas_->selection().ops.empty());
    }
    void hoverIsReported() {
        QSignalSpy spy(canvas_.get(), &CanvasWidget::hoverChanged);
        QTest::mouseMove(canvas_.get(), cardAt(2));
        QTRY_COMPARE(spy.count(), 1);
        QCOMPARE(spy.front().front().value<Hit>().op, OpId(2));
    }
    void selectionIsVisible() {
        const QImage before = canvas_->grab().toImage();
        click(cardAt(4));
        QVERIFY(canvas_->grab().toImage() != before);
    }
    void aNewLayoutKeepsThePlace() {
        canvas_->zoomToFull();
        click(cardAt(6));
        canvas_->revealOp(OpId(6));
        const QPointF before = canvas_->screenRect(scene_->box(OpId(6))).center();
        const auto turned = test::plainScene(scene_->graph, Orientation::LeftToRight);
        canvas_->setScene(turned);
        QVERIFY((canvas_->screenRect(turned->box(OpId(6))).center() - before).manhattanLength() < 2);
        QCOMPARE(canvas_->selection().ops, std::vector<OpId>{OpId(6)});
        QVERIFY(canvas_->plan() == nullptr);  // its hulls were made for the other layout
    }
    void anotherGraphStartsAfresh() {
        click(cardAt(6));
        canvas_->setScene(test::plainScene(test::blockGraph()));
        QVERIFY(canvas_->selection().ops.empty());
        QVERIFY(QRectF(canvas_->rect()).contains(canvas_->screenRect(canvas_->scene()->layout.bounds)));
    }
    void anEmptyCanvasSaysWhatToDo() {
        canvas_->setScene(nullptr);
        QVERIFY(!canvas_->grab().isNull());
        click({300, 300});
        QTest::keyClick(canvas_.get(), Qt::Key_Down);
        canvas_->fitAll();
        canvas_->zoomToSelection();
        QCOMPARE(canvas_->accessibleDescription(), QStringLiteral("No model is open"));
    }
    void describesItself() {
        QVERIFY(!canvas_->accessibleName().isEmpty());
        click(cardAt(4));
        QVERIFY2(canvas_->accessibleDescription().contains("12 op"), qPrintable(canvas_->accessibleDescription()));
        QVERIFY(canvas_->accessibleDescription().contains("Conv, op4"));
    }
    void paintsInBothThemes() {
        canvas_->setTheme(darkTheme());
        QCOMPARE(canvas_->grab().toImage().pixelColor(5, 5), toColor(darkTheme().color(ColorRole::Canvas)));
    }
};

QTEST_MAIN(TestCanvas)
#include "tst_canvas.moc"
