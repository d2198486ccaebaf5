// SPDX-License-Identifier: Apache-2.0
#include "ui/player/split_player.h"

#include <QSignalSpy>

#include "tests/ui/support/split_fixture.h"

using namespace fusescope;

class TestSplitPlayer : public QObject {
    Q_OBJECT

 private:
    struct Fixture : SplitFixture {
        SplitPlayer player;
        Fixture() : SplitFixture("random", 40 * 1024) { player.setTrace(trace); }
        int last() const { return static_cast<int>(player.steps().size()) - 1; }
    };

 private Q_SLOTS:
    void init() { failOnAnyWarning(); }

    void startsAtRest() {
        Fixture f;
        QCOMPARE(f.player.at(), 0);
        QCOMPARE(f.player.progress(), 1.0);
        QVERIFY(!f.player.isPlaying());
    }

    void movesThroughAllStepsAndStops() {
        Fixture f;
        QSignalSpy steps(&f.player, &SplitPlayer::stepChanged);
        f.player.play();
        QVERIFY(f.player.isPlaying());
        for (int i = 0; i < 10'000 && f.player.isPlaying(); ++i) f.player.advance(50);
        QVERIFY(!f.player.isPlaying());
        QCOMPARE(f.player.at(), f.last());
        QCOMPARE(steps.count(), f.last());
        f.player.play();  // from the start again
        QCOMPARE(f.player.at(), 0);
    }

    void aStepTakesItsTime() {
        Fixture f;
        f.player.goTo(1);
        f.player.stepForward();
        QCOMPARE(f.player.at(), 2);
        QCOMPARE(f.player.progress(), 0.0);
        f.player.advance(SplitPlayer::kMoveMs / 2);
        QCOMPARE(f.player.progress(), 0.5);
        f.player.advance(SplitPlayer::kMoveMs);
        QCOMPARE(f.player.progress(), 1.0);
        QVERIFY(!f.player.isPlaying());  // one step only
    }

    void fasterAtFourTimesTheSpeed() {
        Fixture f;
        f.player.setSpeed(4);
        f.player.stepForward();
        f.player.advance(SplitPlayer::kMoveMs / 8);
        QCOMPARE(f.player.progress(), 0.5);
    }

    void loops() {
        Fixture f;
        f.player.setLooping(true);
        f.player.goToEnd();
        f.player.play();
        QCOMPARE(f.player.at(), 0);
        f.player.pause();
        f.player.goTo(f.last() - 1);
        f.player.play();
        for (int i = 0; i < 200 && f.player.at() != 0; ++i) f.player.advance(50);
        QCOMPARE(f.player.at(), 0);
        QVERIFY(f.player.isPlaying());
    }

    void reducedMotionShowsStepsAtOnce() {
        Fixture f;
        f.player.setReducedMotion(true);
        f.player.stepForward();
        QCOMPARE(f.player.at(), 1);
        QCOMPARE(f.player.progress(), 1.0);
        QVERIFY(!f.player.isPlaying());
        f.player.play();
        f.player.advance(SplitPlayer::kPauseMs);
        QCOMPARE(f.player.at(), 2);
        QCOMPARE(f.player.progress(), 1.0);
    }

    void scrubsAndStaysInside() {
        Fixture f;
        f.player.goTo(3);
        QCOMPARE(f.player.at(), 3);
        f.player.goTo(-5);
        QCOMPARE(f.player.at(), 0);
        f.player.stepBack();
        QCOMPARE(f.player.at(), 0);
        f.player.goTo(99'999);
        QCOMPARE(f.player.at(), f.last());
        f.player.stepForward();
        QCOMPARE(f.player.at(), f.last());
    }

    void goesToANodeEvenOfABranchThatLost() {
        Fixture f;
        for (std::size_t node = 0; node < f.trace->nodes.size(); ++node) {
            f.player.goToNode(static_cast<int>(node));
            QCOMPARE(f.player.step().node, node);
        }
    }

    void keepsItsPlaceWhenBranchesAreShown() {
        Fixture f;
        f.player.goTo(2);
        const SplitStep before = f.player.step();
        f.player.setBranches(SplitBranches::All);
        QVERIFY(f.player.step() == before);
        f.player.setBranches(SplitBranches::Kept);
        QVERIFY(f.player.step() == before);
    }

    void nothingToPlay() {
        SplitPlayer player;
        player.play();
        player.stepForward();
        player.goTo(3);
        player.advance(1000);
        QVERIFY(player.isEmpty() && !player.isPlaying());
        player.setTrace(std::make_shared<const SplitTrace>());
        QVERIFY(player.isEmpty());
    }
};

FUSESCOPE_UI_TEST(TestSplitPlayer)
#include "tst_split_player.moc"
