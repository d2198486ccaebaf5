// SPDX-License-Identifier: Apache-2.0
// Search, paths, back and forward, and the menu of the canvas, by mouse and keys.
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenu>

#include "core/graph/traversal.h"
#include "tests/ui/support/window_fixture.h"
#include "ui/window/canvas_menu.h"
#include "ui/window/find_link.h"

using namespace fusescope;

class TestFind : public QObject {
    Q_OBJECT

 private:
    struct Fixture : WindowFixture {
        FindLink& find = *window.findChild<FindLink*>();
        QLineEdit& text = *window.findChild<QLineEdit*>(QStringLiteral("findText"));
        CanvasMenu& menu = *window.findChild<CanvasMenu*>();

        Fixture() {
            open("resnet18");
            [this] { QTRY_VERIFY(isReady()); }();
        }
        void type(const QString& query) {
            QTest::keyClick(&window, Qt::Key_F, Qt::ControlModifier);
            QTest::keyClicks(&text, query);
        }
        void choose(const Hit& hit, const QString& start) {
            QMenu* const shown = menu.menuFor(hit);
            QAction* chosen = nullptr;
            for (QAction* const action : shown->actions())
                if (action->text().remove('&').startsWith(start)) chosen = action;
            QVERIFY2(chosen, qPrintable(start));
            QVERIFY(!chosen->statusTip().isEmpty());
            chosen->trigger();
            delete shown;
        }
        void clickOp(OpId op, Qt::KeyboardModifiers modifiers = {}) {
            window.canvas().setTransform(
                ViewTransform{1, {}}.centeredOn(window.canvas().scene()->box(op).center(),
                                                {double(window.canvas().width()), double(window.canvas().height())}));
            QTest::mouseClick(&window.canvas(), Qt::LeftButton, modifiers,
                              window.canvas().screenRect(window.canvas().scene()->box(op)).center().toPoint());
        }
    };

 private Q_SLOTS:
    void init() {
        failOnAnyWarning();
        QSettings().clear();
    }

    void findsWhileTypingAndFadesTheRest() {
        Fixture f;
        QVERIFY(!f.text.isVisible());
        f.type("op:MaxPool|GlobalAveragePool");
        QTRY_COMPARE(f.find.matches().size(), std::size_t{2});
        QVERIFY(f.window.canvas().emphasised());
        QCOMPARE(f.window.canvas().emphasised()->count(), 2);
        QCOMPARE(f.label("findCount"), QStringLiteral("2 ops"));
    }

    void goesFromMatchToMatchAndRound() {
        Fixture f;
        f.type("op:Add");
        QTest::keyClick(&f.text, Qt::Key_Return);
        const auto matches = f.find.matches();
        QVERIFY(matches.size() > 4);
        QCOMPARE(f.window.selection().op(), matches[0]);
        QTest::keyClick(&f.window, Qt::Key_F3);
        QCOMPARE(f.window.selection().op(), matches[1]);
        QCOMPARE(f.label("findCount"), QStringLiteral("2 of %1").arg(matches.size()));
        QTest::keyClick(&f.window, Qt::Key_F3, Qt::ShiftModifier);
        QTest::keyClick(&f.window, Qt::Key_F3, Qt::ShiftModifier);
        QCOMPARE(f.window.selection().op(), matches.back());
        f.click("findNext");
        QCOMPARE(f.window.selection().op(), matches.front());
    }

    void saysWhatIsWrongAndThatNothingIsFound() {
        Fixture f;
        f.type("drum>1M");
        QTRY_VERIFY(f.label("findError").contains("dram"));
        QVERIFY(!f.window.canvas().emphasised());
        f.text.selectAll();
        QTest::keyClicks(&f.text, "op:Nothing");
        QTRY_COMPARE(f.label("findCount"), QStringLiteral("no op"));
        QVERIFY(f.label("findError").isEmpty());
    }

    void escapeShowsAllAgain() {
        Fixture f;
        f.type("op:Conv");
        QTRY_VERIFY(f.window.canvas().emphasised());
        QTest::keyClick(&f.text, Qt::Key_Escape);
        QVERIFY(!f.text.isVisible());
        QVERIFY(!f.window.canvas().emphasised());
        QVERIFY(f.window.canvas().hasFocus() || !f.window.isActiveWindow());
    }

    void groupsFollowThePlan() {
        Fixture f;
        f.type("ops>1");
        QTRY_COMPARE(f.label("findCount"), QStringLiteral("no op"));
        f.click("findBestPlan");
        QTRY_VERIFY(f.isReady() && f.window.document().undoStack().count() == 1);
        QVERIFY(!f.find.matches().empty());
    }

    void shiftShowsThePathBetweenTwo() {
        Fixture f;
        f.clickOp(OpId(2));
        f.clickOp(OpId(6), Qt::ShiftModifier);
        QCOMPARE(f.window.selection().op(), OpId(2));
        QVERIFY(f.window.canvas().emphasised());
        QCOMPARE(f.window.canvas().emphasised()->ops(), opsBetween(f.window.document().graph(), OpId(2), OpId(6)));
        QTest::keyClick(&f.window.canvas(), Qt::Key_Escape);
        QVERIFY(!f.window.canvas().emphasised());
        QCOMPARE(f.window.selection().op(), OpId(2));
        f.clickOp(OpId(6));
        f.clickOp(OpId(2), Qt::ShiftModifier);  // against the flow
        QVERIFY(f.window.canvas().emphasised());
        QCOMPARE(f.window.canvas().emphasised()->ops(), opsBetween(f.window.document().graph(), OpId(2), OpId(6)));
    }

    void goesBackAndForward() {
        Fixture f;
        QVERIFY(!f.window.actions().back->isEnabled());
        QVERIFY(f.window.actions().back->statusTip().contains("before"));
        f.window.selection().selectOp(OpId(1));
        f.window.selection().selectGroup(GroupId(4));
        f.window.selection().selectOp(OpId(7));
        QTest::keyClick(&f.window, Qt::Key_Left, Qt::AltModifier);
        QVERIFY(f.window.selection().isGroup());
        QCOMPARE(f.window.selection().group(), GroupId(4));
        QTest::keyClick(&f.window, Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(f.window.selection().op(), OpId(1));
        QVERIFY(!f.window.actions().back->isEnabled());
        QTest::keyClick(&f.window, Qt::Key_Right, Qt::AltModifier);
        QVERIFY(f.window.selection().isGroup());
        f.window.selection().selectOp(OpId(3));  // the way forward is another one now
        QVERIFY(!f.window.actions().forward->isEnabled());
        f.open("alexnet");
        QTRY_VERIFY(f.isShowing("alexnet"));
        QVERIFY(!f.window.actions().back->isEnabled());
    }

    void theMenuOfAnOp() {
        Fixture f;
        const Hit hit{HitKind::Op, OpId(3), {}, -1};
        f.choose(hit, "Copy name");
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 QString::fromStdString(f.window.document().graph().op(OpId(3)).name));
        f.choose(hit, "Find all of type");
        QCOMPARE(f.text.text(), "op:" + QString::fromStdString(f.window.document().graph().op(OpId(3)).type));
        QVERIFY(f.find.matches().size() > 1);
        f.choose(hit, "Select group");
        QVERIFY(f.window.selection().isGroup());
        f.window.selection().selectOp(OpId(1));
        f.choose(hit, "Show paths");
        QVERIFY(f.window.canvas().emphasised());
    }

    void theMenuOfAnEdge() {
        Fixture f;
        const Link& link = f.window.canvas().scene()->links[2];
        f.choose({HitKind::Link, {}, {}, 2}, "Go to reader");
        QCOMPARE(f.window.selection().op(), link.to);
        f.choose({HitKind::Link, {}, {}, 2}, "Copy names");
        QCOMPARE(QGuiApplication::clipboard()->text().count('\n'), 1);
    }

    void copiesTheNamesOfWhatIsSelected() {
        Fixture f;
        QVERIFY(!f.window.actions().copyNames->isEnabled());
        f.window.selection().selectOp(OpId(5));
        f.window.actions().copyNames->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 QString::fromStdString(f.window.document().graph().op(OpId(5)).name));
    }

    void theRightButtonOpensTheMenu() {
        Fixture f;
        f.clickOp(OpId(2));
        const QPoint at = f.window.canvas().screenRect(f.window.canvas().scene()->box(OpId(2))).center().toPoint();
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, f.window.canvas().mapToGlobal(at));
        QApplication::sendEvent(&f.window.canvas(), &event);
        auto* const menu = f.window.canvas().findChild<QMenu*>(QStringLiteral("canvasMenu"));
        QVERIFY(menu && menu->isVisible());
        menu->close();
    }
};

FUSESCOPE_UI_TEST(TestFind)
#include "tst_find.moc"
