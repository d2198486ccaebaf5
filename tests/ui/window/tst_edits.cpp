// SPDX-License-Identifier: Apache-2.0
// Editing the plan by menu, by key and by dragging; completing it; going back.
#include <QMenu>
#include <QStatusBar>
#include <QUndoView>

#include "core/base/random.h"
#include "core/plan/plan_constraints.h"
#include "tests/ui/support/window_fixture.h"
#include "ui/document/edit_offer.h"
#include "ui/text/edit_text.h"
#include "ui/window/canvas_menu.h"

using namespace fusescope;

namespace {

struct EditFixture : WindowFixture {
    void openAndSolve(const std::string& sample) {
        open(sample);
        QTRY_VERIFY(isReady());
        click("findBestPlan");
        QTRY_VERIFY(isReady() && window.document().isModified());
    }
    Document& document() { return window.document(); }
    const FusionPlan& plan() { return document().version()->plan; }
    OpId firstIn(int group) { return plan().group(GroupId(group)).first(); }
    /// The first edge inside a group, or between two.
    Edge edge(bool isInside) {
        for (const Edge& edge : document().graph().edges())
            if ((plan().groupOf(edge.producer) == plan().groupOf(edge.consumer)) == isInside &&
                document().pricing()->problem.fusable.contains(edge.producer) &&
                document().pricing()->problem.fusable.contains(edge.consumer))
                return edge;
        return {};
    }
    QString planFileText() { return QString::fromStdString(planText(document().record(), document().graph())); }
};

}  // namespace

class TestEdits : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        failOnAnyWarning();
        QSettings().clear();
    }

    void cuttingAnEdgeIsOneStepThatSaysWhatItCosts() {
        EditFixture f;
        f.openAndSolve("squeezenet1_1");
        const auto before = f.document().version();
        const Edge edge = f.edge(true);
        f.window.selection().selectEdge(edge.producer, edge.consumer);
        QTRY_VERIFY(f.window.actions().cutEdge->isEnabled());
        QTRY_VERIFY(f.window.actions().cutEdge->statusTip().contains("MB") ||
                    f.window.actions().cutEdge->statusTip().contains("kB"));
        f.window.actions().cutEdge->trigger();
        QVERIFY(f.plan().groupOf(edge.producer) != f.plan().groupOf(edge.consumer));
        QVERIFY(!f.document().version()->overrides.cut.empty());
        QVERIFY(f.document().undoStack().undoText().startsWith("Cut "));
        QVERIFY(f.document().undoStack().canUndo());
        f.window.actions().undo->trigger();
        QVERIFY(f.document().version() == before);
    }

    void completingHonoursWhatIsDemanded() {
        EditFixture f;
        f.openAndSolve("squeezenet1_1");
        const std::int64_t best = f.dramBytes();
        const Edge edge = f.edge(true);
        f.window.selection().selectEdge(edge.producer, edge.consumer);
        QTRY_VERIFY(f.window.actions().cutEdge->isEnabled());
        f.window.actions().cutEdge->trigger();
        const std::int64_t cut = f.dramBytes();
        QVERIFY(cut > best);
        const Overrides demanded = f.document().version()->overrides;
        f.window.actions().completePlan->trigger();
        QTRY_VERIFY(f.isReady());
        QVERIFY(f.document().version()->overrides == demanded);
        QVERIFY(honours(f.plan(), demanded));
        QVERIFY(f.dramBytes() <= cut && f.dramBytes() >= best);
        QCOMPARE(f.document().boundBytes().value(), best);  // that of all plans, not of those that honour this
    }

    void whatCannotBeDoneSaysWhyAndOffersAWayOut() {
        EditFixture f;
        f.openAndSolve("squeezenet1_1");
        f.window.selection().selectGroup(GroupId(0));
        QTRY_VERIFY(f.window.actions().lockGroup->isEnabled());
        f.window.actions().lockGroup->trigger();
        QCOMPARE(f.document().version()->overrides.locked.size(), std::size_t{1});
        QVERIFY(!f.window.actions().cutEdge->isEnabled());
        QTRY_COMPARE(f.window.actions().cutEdge->statusTip(), QString("Select an edge first"));
        const Edge edge = f.edge(true);
        QCOMPARE(f.plan().groupOf(edge.producer), GroupId(0));
        f.window.selection().selectEdge(edge.producer, edge.consumer);
        QTRY_VERIFY(f.window.actions().cutEdge->isEnabled());
        f.window.actions().cutEdge->trigger();
        QTRY_VERIFY(f.label("bannerTitle").contains("not as it stands"));
        QVERIFY(!f.document().version()->overrides.locked.empty());
        f.click("bannerAction");
        QVERIFY(f.document().version()->overrides.locked.empty());
        QVERIFY(f.plan().groupOf(edge.producer) != f.plan().groupOf(edge.consumer));
    }

    void aGroupThatWouldNotFitSaysByHowMuchAndFromWhere() {
        EditFixture f;
        f.openAndSolve("squeezenet1_1");
        for (const Edge& edge : f.document().graph().edges()) {  // of a best plan hardly any two groups fit as one
            f.window.selection().selectEdge(edge.producer, edge.consumer);
            const EditOffer offer = editOffer(f.document(), f.window.selection(), EditKind::Merge);
            if (!offer.edit.after || !offerWords(f.document(), offer).contains("too much")) continue;
            QTRY_VERIFY(f.window.actions().mergeGroups->statusTip().contains("too much"));
            f.window.actions().mergeGroups->trigger();
            QVERIFY2(f.window.statusBar()->currentMessage().contains("It fits from a buffer of"),
                     qPrintable(f.window.statusBar()->currentMessage()));
            QCOMPARE(f.document().evaluation()->invalidGroups, 1);
            return;
        }
        QFAIL("no such edge");
    }

    void theMenuOfAnOpShowsWhatEachEditChanges() {
        EditFixture f;
        f.openAndSolve("squeezenet1_1");
        auto* const menu = f.window.findChild<CanvasMenu*>();
        QVERIFY(menu);
        const Edge edge = f.edge(false);
        Hit hit;
        hit.kind = HitKind::Op;
        hit.op = edge.producer;
        const std::unique_ptr<QMenu> shown(menu->menuFor(hit));
        QMenu* moves = nullptr;
        int priced = 0;
        for (QAction* const action : shown->actions()) {
            if (action->menu()) moves = action->menu();
            priced += action->text().contains('\t');
        }
        QVERIFY(priced >= 2);
        QVERIFY(moves && !moves->actions().isEmpty());
        for (QAction* const action : moves->actions()) QVERIFY(action->text().contains('\t'));
    }

    void draggingTheSelectedOpMovesIt() {
        EditFixture f;
        f.openAndSolve("squeezenet1_1");
        CanvasWidget& canvas = f.window.canvas();
        // an op at the border of its group, and a neighbour in another one
        Edge border;
        for (const Edge& edge : f.document().graph().edges()) {
            const EditOffer offer = moveOffer(f.document(), {edge.producer}, f.plan().groupOf(edge.consumer));
            if (f.plan().groupOf(edge.producer) != f.plan().groupOf(edge.consumer) && offer.edit.after) {
                border = edge;
                break;
            }
        }
        QVERIFY(border.producer.isValid());
        const GroupSet target = f.plan().group(f.plan().groupOf(border.consumer));
        f.window.selection().selectOp(border.producer);
        const Rect one = canvas.scene()->box(border.producer);
        const Rect other = canvas.scene()->box(border.consumer);
        canvas.zoomToRect(one.united(other));
        const QPoint from = canvas.screenRect(one).center().toPoint();
        const QPoint to = canvas.screenRect(other).center().toPoint();
        QTest::mousePress(&canvas, Qt::LeftButton, {}, from);
        QMouseEvent halfway(QEvent::MouseMove, (from + to) / 2, canvas.mapToGlobal((from + to) / 2), Qt::NoButton,
                            Qt::LeftButton, {});
        QApplication::sendEvent(&canvas, &halfway);
        QMouseEvent there(QEvent::MouseMove, to, canvas.mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(&canvas, &there);
        QTest::mouseRelease(&canvas, Qt::LeftButton, {}, to);
        QVERIFY(f.plan().groupOf(border.producer) == f.plan().groupOf(border.consumer));
        QVERIFY(target.isSubsetOf(f.plan().group(f.plan().groupOf(border.consumer))));
        QVERIFY(f.document().undoStack().undoText().contains("to group"));
    }

    void theHistoryGoesBackToAnyStep() {
        EditFixture f;
        f.openAndSolve("squeezenet1_1");
        f.window.actions().showHistory->trigger();
        auto* const history = f.window.findChild<QUndoView*>();
        QTRY_VERIFY(history && history->isVisible());
        for (int i = 0; i < 3; ++i) {
            const Edge edge = f.edge(true);
            f.window.selection().selectEdge(edge.producer, edge.consumer);
            QTRY_VERIFY(f.window.actions().cutEdge->isEnabled());
            f.window.actions().cutEdge->trigger();
        }
        QCOMPARE(f.document().undoStack().count(), 4);
        const QModelIndex second = history->model()->index(2, 0);  // the first row is the plan as opened
        QTest::mouseClick(history->viewport(), Qt::LeftButton, {}, history->visualRect(second).center());
        QCOMPARE(f.document().undoStack().index(), 2);
    }

    /// A thousand edits, whatever they are, and all of them taken back: the plan file is the same to the byte; and all
    /// made again: the same end.
    void undoneEditsLeaveNothing() {
        EditFixture f;
        f.openAndSolve("squeezenet1_1");
        const QString before = f.planFileText();
        const int start = f.document().undoStack().index();
        Random random(42);
        int made = 0;
        while (made < 1000) {
            const auto edges = f.document().graph().edges();
            const Edge& edge = edges[static_cast<std::size_t>(random.below(std::ssize(edges)))];
            switch (random.below(3)) {
                case 0:
                    f.window.selection().selectEdge(edge.producer, edge.consumer);
                    break;
                case 1:
                    f.window.selection().selectOp(edge.producer);
                    break;
                default:
                    f.window.selection().selectGroup(f.plan().groupOf(edge.producer));
            }
            const auto kind = static_cast<EditKind>(random.below(std::ssize(kEditKinds)));
            const EditOffer offer = editOffer(f.document(), f.window.selection(), kind);
            if (!offer.isPossible()) continue;
            const int at = f.document().undoStack().index();
            f.document().edit(offer.edit.after ? *offer.edit.after : offer.edit.remedies.front().after, offer.name);
            made += f.document().undoStack().index() - at;
        }
        const QString after = f.planFileText();
        QVERIFY(after != before);
        const SearchProblem& problem = f.document().pricing()->problem;
        QVERIFY(*f.document().evaluation() == evaluatePlan(*problem.costModel, f.plan(), problem.betaBytes));
        while (f.document().undoStack().index() > start) f.document().undoStack().undo();
        QCOMPARE(f.planFileText(), before);
        while (f.document().undoStack().canRedo()) f.document().undoStack().redo();
        QCOMPARE(f.planFileText(), after);
    }
};

FUSESCOPE_UI_TEST(TestEdits)
#include "tst_edits.moc"
