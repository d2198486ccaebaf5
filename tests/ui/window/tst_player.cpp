// SPDX-License-Identifier: Apache-2.0
// The split player in the window, by mouse and keys.
#include <QComboBox>
#include <QSlider>

#include "tests/ui/support/window_fixture.h"
#include "ui/player/player_panel.h"
#include "ui/player/split_tree_view.h"
#include "ui/window/player_link.h"

using namespace fusescope;

class TestPlayer : public QObject {
    Q_OBJECT

 private:
    struct Fixture : WindowFixture {
        PlayerLink& link = *window.findChild<PlayerLink*>();
        PlayerPanel& panel = *window.findChild<PlayerPanel*>();
        SplitTreeView& tree = *window.findChild<SplitTreeView*>();
        SplitPlayer& player = link.player();

        void openUnfitting() {
            open("resnet18");
            QTRY_VERIFY(isReady());
            click("findBestPlan");
            QTRY_VERIFY(isReady() && window.document().undoStack().count() == 1);
            Accelerator accelerator = window.document().accelerator();
            accelerator.bufferBytes = 96 * 1024;
            window.workbench().setAccelerator(accelerator);
            QTRY_COMPARE(window.document().accelerator().bufferBytes, 96 * 1024);
        }
        /// Split and paused at its first step.
        void split() {
            openUnfitting();
            QTest::keyClick(&window, Qt::Key_F6);
            QTest::keyClick(&window, Qt::Key_F9);
            QTRY_VERIFY(!player.isEmpty());
            player.goToStart();
        }
    };

 private Q_SLOTS:
    void init() {
        failOnAnyWarning();
        QSettings().clear();
    }

    void saysWhyItCannot() {
        Fixture f;
        QVERIFY(!f.window.actions().playSplit->isEnabled());
        f.open("resnet18");
        QTRY_VERIFY(f.isReady());
        QVERIFY(f.window.actions().playSplit->statusTip().contains("fit"));
        QTest::keyClick(&f.window, Qt::Key_5, Qt::ControlModifier);
        QVERIFY(f.panel.isVisible());
        QVERIFY2(f.label("splitSentence").contains("fit"), qPrintable(f.label("splitSentence")));
        QVERIFY(!f.window.canvas().frame());
        f.click("closePlayer");
        QVERIFY(!f.panel.isVisible());
    }

    void playsOnTheCanvas() {
        Fixture f;
        f.openUnfitting();
        QTest::keyClick(&f.window, Qt::Key_F6);
        QTest::keyClick(&f.window, Qt::Key_F9);
        QTRY_VERIFY(!f.player.isEmpty());
        QVERIFY(f.player.isPlaying());
        QVERIFY(f.window.canvas().frame());
        f.click("splitPlay");
        QVERIFY(!f.player.isPlaying());
        QVERIFY(f.label("splitPlace").startsWith("step "));
        QVERIFY(f.label("splitSentence").endsWith('.'));
    }

    void stepsByButtonsKeysAndSlider() {
        Fixture f;
        f.split();
        QTest::keyClick(&f.panel, Qt::Key_Period);
        QCOMPARE(f.player.at(), 1);
        f.click("splitForward");
        QCOMPARE(f.player.at(), 2);
        QTest::keyClick(&f.panel, Qt::Key_Comma);
        QCOMPARE(f.player.at(), 1);
        f.click("splitLast");
        QCOMPARE(f.player.at() + 1, static_cast<int>(f.player.steps().size()));
        QCOMPARE(f.label("splitTitle"), QStringLiteral("Result"));
        auto& slider = *f.window.findChild<QSlider*>(QStringLiteral("splitSlider"));
        slider.setFocus();
        QTest::keyClick(&slider, Qt::Key_Home);
        QCOMPARE(f.player.at(), 0);
        QTest::keyClick(&slider, Qt::Key_Right);
        QCOMPARE(f.player.at(), 1);
    }

    void aClickInTheTreeGoesThere() {
        Fixture f;
        f.split();
        const auto& boxes = f.tree.boxes();
        const auto other =
            std::ranges::find_if(boxes, [](const SplitTreeBox& box) { return box.node && *box.node > 0; });
        if (other == boxes.end()) QSKIP("this group is split by one cut");
        const Point at = other->box.center();
        f.tree.ensureVisible(static_cast<int>(at.x), static_cast<int>(at.y));
        QTest::mouseClick(f.tree.widget(), Qt::LeftButton, {}, {static_cast<int>(at.x), static_cast<int>(at.y)});
        QCOMPARE(f.player.step().node, *other->node);
        QTest::keyClick(&f.tree, Qt::Key_Up);
        QVERIFY(f.player.step().node != *other->node);
    }

    /// Every group of the best plan fits: what is played is a split of a larger group around it, and says so.
    void aGroupThatFitsIsTracedBack() {
        Fixture f;
        f.open("resnet18");
        QTRY_VERIFY(f.isReady());
        f.click("findBestPlan");
        QTRY_VERIFY(f.isReady() && f.window.document().undoStack().count() == 1);
        const FusionPlan& plan = f.window.document().version()->plan;
        const GroupId first = plan.groupOf(OpId(0));
        f.window.selection().selectGroup(first);
        QTest::keyClick(&f.window, Qt::Key_F9);
        QTRY_VERIFY(!f.player.isEmpty());
        f.player.goToStart();
        const GroupSet& root = f.player.trace()->nodes.front().group;
        QVERIFY(plan.group(first).isSubsetOf(root) && root != plan.group(first));
        QVERIFY2(f.label("splitSentence").startsWith("A reconstruction"), qPrintable(f.label("splitSentence")));
        QVERIFY(!f.window.findChild<QPushButton*>(QStringLiteral("applySplit"))->isEnabled());
        QVERIFY(f.window.canvas().frame());
        f.player.goToEnd();
        const auto& parts = f.player.trace()->nodes.front().parts;
        const bool isReached = std::ranges::find(parts, plan.group(first)) != parts.end();
        QVERIFY2(f.label("splitSentence").contains(isReached ? "is one of them" : "is none of them"),
                 qPrintable(f.label("splitSentence")));
        QVERIFY(f.window.document().undoStack().count() == 1);
    }

    void anotherExplainerSplitsAnew() {
        Fixture f;
        f.split();
        const auto before = f.player.trace();
        auto& explainer = *f.window.findChild<QComboBox*>(QStringLiteral("splitExplainer"));
        explainer.setCurrentIndex(explainer.findData(QStringLiteral("random")));
        Q_EMIT explainer.activated(explainer.currentIndex());
        QTRY_VERIFY(!f.player.isEmpty() && f.player.trace() != before);
    }

    void appliesThePartsAndBack() {
        Fixture f;
        f.split();
        const FusionPlan before = f.window.document().version()->plan;
        const int parts = static_cast<int>(f.player.steps().back().pieces.size());
        const int invalid = f.window.document().evaluation()->invalidGroups;
        f.click("applySplit");
        QCOMPARE(f.window.document().version()->plan.groupCount(), before.groupCount() - 1 + parts);
        QCOMPARE(f.window.document().evaluation()->invalidGroups, invalid - 1);
        QVERIFY(f.window.document().undoStack().undoText().startsWith("Split group"));
        QVERIFY(!f.window.canvas().frame());
        QTest::keyClick(&f.window, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(f.window.document().version()->plan, before);
    }

    void theCanvasIsItselfAgainWhenThePlayerGoes() {
        Fixture f;
        f.split();
        QVERIFY(f.window.canvas().frame());
        f.click("closePlayer");
        QVERIFY(!f.window.canvas().frame());
        QTest::keyClick(&f.window, Qt::Key_5, Qt::ControlModifier);
        QTRY_VERIFY(f.window.canvas().frame());
        f.window.selection().clear();
        QVERIFY(!f.window.canvas().frame());
        QVERIFY(f.player.isEmpty());
    }

    void exportsAnAnimation() {
        Fixture f;
        f.split();
        const QTemporaryDir folder;
        f.link.exportTo(folder.filePath("split.gif").toStdString());
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(folder.filePath("split.gif")) && !f.link.exports().isRunning(), 60'000);
        f.link.exportTo("/nonexistent/split.svg");
        QTRY_VERIFY(!f.label("bannerTitle").isEmpty());
    }

    void turningTheGraphKeepsThePlayer() {
        Fixture f;
        f.split();
        const auto scene = f.window.canvas().scene();
        f.window.actions().leftToRight->trigger();
        QTRY_VERIFY(f.window.canvas().scene() != scene);
        QVERIFY(f.window.canvas().frame());
        QVERIFY(f.window.canvas().frame()->scene == f.window.canvas().scene());
    }

    void closesCleanlyWhileItPlays() {
        Fixture f;
        f.split();
        f.player.play();
    }
};

FUSESCOPE_UI_TEST(TestPlayer)
#include "tst_player.moc"
