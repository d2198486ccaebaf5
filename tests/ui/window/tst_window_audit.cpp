// SPDX-License-Identifier: Apache-2.0
// Everything can be reached, named and told apart without a mouse or a picture.
#include <QMenu>
#include <QMenuBar>
#include <QSet>

#include "tests/ui/support/window_fixture.h"
#include "ui/panels/command_palette.h"

using namespace fusescope;

class TestWindowAudit : public QObject {
    Q_OBJECT

 private:
    static void collect(const QMenu& menu, QList<QAction*>& actions) {
        for (QAction* const action : menu.actions()) {
            if (action->menu())
                collect(*action->menu(), actions);
            else if (!action->isSeparator())
                actions << action;
        }
    }
    static QList<QAction*> menuActions(const QMainWindow& window) {
        QList<QAction*> actions;
        for (const QAction* const action : window.menuBar()->actions()) collect(*action->menu(), actions);
        return actions;
    }

 private Q_SLOTS:
    void init() {
        failOnAnyWarning();
        QSettings().clear();
    }

    void everyActionHasATextATipAndAKeyOfItsOwn() {
        WindowFixture f;
        f.open("alexnet");
        QTRY_VERIFY(f.isReady());
        QSet<QString> keys;
        const QList<QAction*> actions = menuActions(f.window);
        QVERIFY(actions.size() >= 25);
        for (const QAction* const action : actions) {
            QVERIFY(!action->text().isEmpty());
            QVERIFY2(!action->statusTip().isEmpty(), qPrintable(action->text()));
            for (const QKeySequence& key : action->shortcuts()) {
                QVERIFY2(!keys.contains(key.toString()), qPrintable(key.toString()));
                keys << key.toString();
            }
        }
        for (const char* const key : {"Ctrl+O", "Ctrl+S", "Ctrl+Shift+S", "Ctrl+Z", "Ctrl+Shift+Z", "F5", "Shift+F5"})
            QVERIFY2(keys.contains(QString::fromLatin1(key)), key);
    }

    void everyDisabledActionSaysWhy() {
        WindowFixture f;
        for (const char* const sample : {"", "alexnet"}) {
            if (*sample) f.open(sample);
            if (*sample) QTRY_VERIFY(f.isReady());
            QTest::qWait(50);  // edits follow the selection a moment later
            for (const QAction* const action : menuActions(f.window))
                if (!action->isEnabled())
                    QVERIFY2(action->statusTip() != action->property("statusTipWhenEnabled").toString() &&
                                 action->property("statusTipWhenEnabled").isValid(),
                             qPrintable(action->text()));
        }
    }

    void everyActionIsInThePalette() {
        WindowFixture f;
        const auto listed = actionsOf(*f.window.menuBar());
        for (QAction* const action : menuActions(f.window))
            QVERIFY2(std::ranges::any_of(listed, [&](const auto& entry) { return entry.second == action; }),
                     qPrintable(action->text()));
    }

    void everyActionIsInAMenu() {
        WindowFixture f;
        const QList<QAction*> inMenus = menuActions(f.window);
        for (QAction* const action : f.window.findChildren<QAction*>(QString(), Qt::FindDirectChildrenOnly))
            QVERIFY2(inMenus.contains(action), qPrintable(action->text()));
    }

    void everyWidgetThatTakesKeysHasAName() {
        WindowFixture f;
        f.open("resnet18");
        QTRY_VERIFY(f.isReady());
        f.click("findBestPlan");
        QTRY_VERIFY(f.isReady() && f.window.document().isModified());
        f.clickRow(0);
        f.window.actions().showCurve->trigger();
        int count = 0;
        for (const QWidget* const widget : f.window.findChildren<QWidget*>()) {
            const bool isInternal = widget->objectName().startsWith("qt_") || widget->inherits("QMenu") ||
                                    widget->inherits("QMenuBar") || widget->window() != &f.window;
            if (!(widget->focusPolicy() & Qt::TabFocus) || isInternal || widget->inherits("QComboBoxPrivateContainer"))
                continue;
            ++count;
            QVERIFY2(!widget->accessibleName().isEmpty(),
                     qPrintable(QString::fromLatin1(widget->metaObject()->className()) + ' ' + widget->objectName()));
        }
        QVERIFY(count >= 10);
    }

    void tabReachesTableCanvasAndButton() {
        WindowFixture f;
        f.open("alexnet");
        QTRY_VERIFY(f.isReady());
        f.window.activateWindow();
        QSet<const QWidget*> reached;
        for (int i = 0; i < 40; ++i) {
            QTest::keyClick(f.window.focusWidget() ? f.window.focusWidget() : &f.window, Qt::Key_Tab);
            reached << f.window.focusWidget();
        }
        for (const char* const name : {"groupsTable", "canvas", "findBestPlan", "buffer", "scheme", "algorithm"})
            QVERIFY2(reached.contains(f.window.findChild<QWidget*>(QString::fromLatin1(name))), name);
    }
};

FUSESCOPE_UI_TEST(TestWindowAudit)
#include "tst_window_audit.moc"
