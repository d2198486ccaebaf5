// SPDX-License-Identifier: Apache-2.0
// The plan view and folded scopes in the window.
#include <QActionGroup>
#include <QMenu>

#include "tests/ui/support/window_fixture.h"
#include "ui/document/file_kind.h"
#include "ui/text/words.h"
#include "ui/window/canvas_link.h"
#include "ui/window/find_link.h"

using namespace fusescope;

class TestHierarchy : public QObject {
    Q_OBJECT

 private:
    struct Fixture : WindowFixture {
        CanvasLink& link = *window.findChild<CanvasLink*>();

        void openPlanned() {
            open("resnet18");
            QTRY_VERIFY(isReady());
            click("findBestPlan");
            QTRY_VERIFY(isReady() && window.document().undoStack().count() == 1);
        }
        const CollapsedGraph* parts() {
            return window.canvas().scene() ? window.canvas().scene()->collapsed.get() : nullptr;
        }
        void key(Qt::Key digit) { QTest::keyClick(&window, digit, Qt::ControlModifier | Qt::AltModifier); }
        void clickCard(OpId card, bool isDouble = false) {
            CanvasWidget& canvas = window.canvas();
            canvas.setTransform(ViewTransform{1, {}}.centeredOn(canvas.scene()->box(card).center(),
                                                                {double(canvas.width()), double(canvas.height())}));
            const QPoint at = canvas.screenRect(canvas.scene()->box(card)).center().toPoint();
            isDouble ? QTest::mouseDClick(&canvas, Qt::LeftButton, {}, at)
                     : QTest::mouseClick(&canvas, Qt::LeftButton, {}, at);
        }
        OpId largestCard() {
            OpId best(0);
            for (std::size_t i = 0; i < parts()->members.size(); ++i)
                if (parts()->members[i].count() > parts()->members[best.index()].count())
                    best = OpId(static_cast<std::int32_t>(i));
            return best;
        }
    };

 private Q_SLOTS:
    void init() {
        failOnAnyWarning();
        QSettings().clear();
    }

    void thePlanViewHasACardAGroup() {
        Fixture f;
        f.openPlanned();
        f.key(Qt::Key_2);
        QTRY_VERIFY(f.parts() && f.window.canvas().plan());
        QCOMPARE(f.window.canvas().scene()->graph->opCount(), f.window.document().version()->plan.groupCount());
        const OpId card = f.largestCard();
        const GroupSet ops = f.parts()->members[card.index()];
        const auto& priced = f.window.document().evaluation()->groups;
        QCOMPARE(f.window.canvas().plan()->view.groups[card.index()].dramBytes,
                 priced[f.window.document().version()->plan.groupOf(ops.first()).index()].price.dramBytes);
        f.clickCard(card);
        QVERIFY(f.window.selection().isGroup());
        QVERIFY(f.window.document().version()->plan.group(f.window.selection().group()) == ops);
        QCOMPARE(f.window.canvas().selection().ops, std::vector<OpId>{card});
        f.clickRow(0);  // and from the table back
        QCOMPARE(f.window.canvas().selection().ops.size(), std::size_t{1});
    }

    void theViewStaysForTheNextModel() {
        QTemporaryDir folder;
        const std::string planFile = folder.filePath(QStringLiteral("best.yaml")).toStdString();
        Fixture f;
        f.openPlanned();
        f.window.document().save(planFile);
        f.open("alexnet");
        QTRY_VERIFY(f.isShowing("alexnet"));
        f.key(Qt::Key_2);
        QTRY_VERIFY(f.parts());
        f.window.openFiles(requestFor({samplePath("resnet18"), planFile}));  // with more groups, and larger ones
        const Document& document = f.window.document();
        QTRY_VERIFY(document.model().content->fileName == "resnet18.onnx" && f.parts() &&
                    f.parts()->model == document.model().content->graph);
        const auto& shown = f.window.canvas().scene()->cards;
        QCOMPARE(static_cast<int>(shown.size()), document.version()->plan.groupCount());
        int fused = 0;
        for (std::size_t card = 0; card < shown.size(); ++card) {
            const GroupSet& ops = f.parts()->members[card];
            if (ops.count() == 1) continue;  // it looks like its op
            const auto& group = document.evaluation()->groups[document.version()->plan.groupOf(ops.first()).index()];
            const GroupView view{group.price.bufferBytes, group.price.dramBytes, group.fits, group.isUnfusable};
            QCOMPARE(QString::fromStdString(shown[card].shape),
                     QString::fromStdString(groupDetails(view, document.accelerator().bufferBytes, planWords())));
            ++fused;
        }
        QVERIFY(fused > 3);
    }

    void aDoubleClickOpensACard() {
        Fixture f;
        f.openPlanned();
        f.key(Qt::Key_2);
        QTRY_VERIFY(f.parts() && f.window.canvas().plan());
        const OpId card = f.largestCard();
        const GroupSet ops = f.parts()->members[card.index()];
        f.clickCard(card, true);
        QTRY_VERIFY(f.window.canvas().scene() && !f.parts());
        QVERIFY(f.window.document().version()->plan.group(f.window.selection().group()) == ops);
        const Rect seen = f.window.canvas().transform().visible(
            {double(f.window.canvas().width()), double(f.window.canvas().height())});
        ops.forEach([&](OpId op) { QVERIFY(seen.contains(f.window.canvas().scene()->box(op))); });
    }

    void thePlanViewFollowsThePlan() {
        Fixture f;
        f.openPlanned();
        f.key(Qt::Key_2);
        QTRY_VERIFY(f.parts() && f.window.canvas().plan());
        QTest::keyClick(&f.window, Qt::Key_Z, Qt::ControlModifier);  // every op alone again
        QTRY_COMPARE(f.window.canvas().scene()->graph->opCount(), f.window.document().graph().opCount());
        QVERIFY(f.parts());
    }

    void scopesAndRepeats() {
        Fixture f;
        f.openPlanned();
        f.key(Qt::Key_3);
        QTRY_VERIFY(f.parts() && f.window.canvas().plan());
        const int scopes = f.window.canvas().scene()->graph->opCount();
        QVERIFY(scopes < f.window.document().graph().opCount());
        f.key(Qt::Key_4);
        QTRY_VERIFY(f.window.canvas().scene()->graph->opCount() < scopes);
        const bool isAnyFolded = std::ranges::any_of(
            f.parts()->cards, [](const OpCard& card) { return card.kind.find(" ×") != std::string::npos; });
        QVERIFY(isAnyFolded);
        f.key(Qt::Key_1);
        QTRY_VERIFY(!f.parts() && f.window.canvas().scene());
        QVERIFY(f.window.actions().hierarchies->actions()[0]->isChecked());
    }

    void searchMarksCards() {
        Fixture f;
        f.openPlanned();
        f.key(Qt::Key_2);
        QTRY_VERIFY(f.parts() && f.window.canvas().plan());
        f.window.findChild<FindLink*>()->find("op:MaxPool");
        QVERIFY(f.window.canvas().emphasised());
        QCOMPARE(f.window.canvas().emphasised()->count(), 1);
    }

    void overlaysAndMenusDoNotMistakeCardsForOps() {
        Fixture f;
        f.openPlanned();
        f.key(Qt::Key_2);
        QTRY_VERIFY(f.parts() && f.window.canvas().plan());
        for (QAction* const overlay : f.window.actions().overlays->actions()) overlay->trigger();
        f.clickCard(f.largestCard());
        QContextMenuEvent event(QContextMenuEvent::Mouse, {300, 300}, f.window.canvas().mapToGlobal(QPoint(300, 300)));
        QApplication::sendEvent(&f.window.canvas(), &event);
        QVERIFY(f.window.canvas().findChild<QMenu*>(QStringLiteral("canvasMenu")));
    }

    void oneKeyShowsThePlanBeforeAndBack() {
        Fixture f;
        f.openPlanned();
        CanvasWidget& canvas = f.window.canvas();
        QAction& swap = *f.window.actions().otherPlan;
        const FusionPlan best = f.window.document().version()->plan;
        const FusionPlan merged = FusionPlan::fromGroups(best.opCount(), [&] {
            std::vector<GroupSet> groups(best.groups().begin(), best.groups().end());
            groups[0].forEach([&](OpId op) { groups[1].insert(op); });
            groups.erase(groups.begin());
            return groups;
        }());
        f.window.document().edit(merged, QStringLiteral("merge"));
        QVERIFY(swap.isEnabled());
        QTest::keyClick(&f.window, Qt::Key_F12);
        QCOMPARE(canvas.plan()->view.plan, best);
        QCOMPARE(f.window.document().version()->plan, merged);
        const QString note = f.label("otherPlanNote");
        QVERIFY2(note.contains(QString::fromStdString(std::to_string(best.groupCount())) + " groups"),
                 qPrintable(note));
        QVERIFY2(note.contains(QStringLiteral("2 of them not in your plan")), qPrintable(note));
        // A click on a hull of the plan before selects what became of it.
        const GroupId second = best.groupOf(best.group(GroupId(1)).first());
        const Rect box = canvas.plan()->shape(second)->box;
        canvas.setTransform(ViewTransform{1, {}}.centeredOn({box.left + 3, box.center().y}, {400, 300}));
        QTest::mouseClick(&canvas, Qt::LeftButton, {}, QPoint(200, 150));
        QCOMPARE(f.window.selection().group(), merged.groupOf(best.group(second).first()));
        QCOMPARE(GroupSet(canvas.selection().ops), merged.group(f.window.selection().group()));
        QTest::keyClick(&f.window, Qt::Key_F12);
        QCOMPARE(canvas.plan()->view.plan, merged);
        QVERIFY(f.label("otherPlanNote").isEmpty());
        QTest::keyClick(&f.window, Qt::Key_F12);
        f.window.document().undoStack().undo();  // a change of the plan ends it
        QCOMPARE(canvas.plan()->view.plan, best);
        QVERIFY(f.label("otherPlanNote").isEmpty());
    }

    void thereIsNoPlanBeforeTheFirst() {
        Fixture f;
        f.open("resnet18");
        QTRY_VERIFY(f.isReady());
        QVERIFY(!f.window.actions().otherPlan->isEnabled());
        f.click("findBestPlan");
        QTRY_VERIFY(f.window.actions().otherPlan->isEnabled());
        f.key(Qt::Key_2);
        QTRY_VERIFY(f.parts() && f.window.canvas().plan());
        QVERIFY(!f.window.actions().otherPlan->isEnabled());
    }
};

FUSESCOPE_UI_TEST(TestHierarchy)
#include "tst_hierarchy.moc"
