// SPDX-License-Identifier: Apache-2.0
// Steps and tree of a split: as data, from traces of real splits.
#include "ui/player/split_steps.h"

#include <numeric>

#include "tests/ui/support/split_fixture.h"
#include "ui/player/split_tree.h"
#include "ui/text/split_text.h"

using namespace fusescope;

class TestSplitSteps : public QObject {
    Q_OBJECT

 private:
    static int opsOf(const std::vector<GroupSet>& pieces) {
        return std::accumulate(pieces.begin(), pieces.end(), 0,
                               [](int sum, const GroupSet& piece) { return sum + piece.count(); });
    }

 private Q_SLOTS:
    /// Of a node as it is decided on: the explanation first, then the prices; all there was at the end.
    void countsWhatWasAskedUpToAStep() {
        SplitTrace trace;
        SplitNode node;
        node.group = GroupSet{OpId(0), OpId(1)};
        node.explanation.edges = {{OpId(0), OpId(1)}};
        node.counts = {4, 1, 2, 0, 1};
        node.outcome = SplitOutcome::Random;
        node.parts = {GroupSet{OpId(0)}, GroupSet{OpId(1)}};
        node.candidates.resize(1);
        trace.nodes = {node};
        trace.counts = {7, 2, 3, 1, 1};
        const std::vector<SplitStep> steps = splitSteps(trace, SplitBranches::Kept);
        QCOMPARE(steps.size(), std::size_t{5});  // group, explanation, candidates, random, done
        QCOMPARE(countsUpTo(trace, steps, 0), (SplitCounts{0, 0, 0, 0, 0}));
        QCOMPARE(countsUpTo(trace, steps, 1), (SplitCounts{0, 0, 0, 0, 1}));
        QCOMPARE(countsUpTo(trace, steps, 2), (SplitCounts{4, 1, 2, 0, 1}));
        QCOMPARE(countsUpTo(trace, steps, 3), (SplitCounts{4, 1, 2, 0, 1}));
        QCOMPARE(countsUpTo(trace, steps, 4), trace.counts);
    }
    void init() { failOnAnyWarning(); }

    void beginsWithTheGroupAndEndsWithItsParts() {
        const SplitFixture f;
        const auto steps = splitSteps(*f.trace, SplitBranches::Kept);
        QVERIFY(steps.size() >= 4);
        QVERIFY(steps.front().kind == SplitStepKind::Group);
        QCOMPARE(steps.front().pieces, std::vector<GroupSet>{f.ops()});
        QVERIFY(steps.back().kind == SplitStepKind::Done);
        QCOMPARE(steps.back().pieces, f.trace->nodes.front().parts);
    }

    void everyStepHoldsAllOps() {
        for (const char* const explainer : {"exact", "random"})
            for (const auto branches : {SplitBranches::Kept, SplitBranches::All}) {
                const SplitFixture f(explainer, 40 * 1024);
                for (const SplitStep& step : splitSteps(*f.trace, branches)) {
                    QCOMPARE(opsOf(step.pieces), f.ops().count());
                    QVERIFY(std::is_sorted(step.pieces.begin(), step.pieces.end()));
                }
            }
    }

    void whatIsKeptIsShownOnce() {
        const SplitFixture f("random", 40 * 1024);
        const auto steps = splitSteps(*f.trace, SplitBranches::Kept);
        std::vector<int> shown(f.trace->nodes.size(), 0);
        for (const SplitStep& step : steps) {
            QVERIFY(!step.isRejected);
            if (step.kind == SplitStepKind::Group) ++shown[step.node];
        }
        for (std::size_t n = 0; n < shown.size(); ++n) QCOMPARE(shown[n], f.trace->nodes[n].isKept ? 1 : 0);
    }

    void branchesThatLostComeBeforeTheChoice() {
        const SplitFixture f("random", 40 * 1024);
        const auto kept = splitSteps(*f.trace, SplitBranches::Kept);
        const auto all = splitSteps(*f.trace, SplitBranches::All);
        std::vector<SplitStep> rest;
        for (const SplitStep& step : all)
            if (!step.isRejected) rest.push_back(step);
        QVERIFY(rest.size() <= kept.size());  // a node that a lost branch has shown is not shown again
        QCOMPARE(rest.back().pieces, kept.back().pieces);
        const bool hasLost = std::ranges::any_of(f.trace->nodes, [](const SplitNode& node) {
            return std::ranges::count_if(node.candidates, [](const auto& c) { return c.isFollowed; }) > 1;
        });
        QCOMPARE(all.size() > kept.size(), hasLost);
    }

    void aTraceWithoutNodesHasNoSteps() {
        QVERIFY(splitSteps({}, SplitBranches::All).empty());
        QVERIFY(layoutSplitTree({}).empty());
        QVERIFY(drawSplitTree({}, std::nullopt).batches.empty());
    }

    void everyStepHasWords() {
        const SplitFixture f("random", 40 * 1024);
        for (const SplitStep& step : splitSteps(*f.trace, SplitBranches::All)) {
            const QString sentence = stepSentence(f.document.graph(), *f.trace, step);
            QVERIFY2(sentence.endsWith('.') && sentence.size() > 20, qPrintable(sentence));
            QVERIFY(!stepTitle(step.kind).isEmpty());
        }
        QVERIFY(countsSentence(f.trace->counts).contains("F_β asked"));
    }

    void theTreeKeepsItsBoxesApart() {
        const SplitFixture f("random", 40 * 1024);
        const auto boxes = layoutSplitTree(*f.trace);
        QVERIFY(boxes.size() >= f.trace->nodes.size());
        QVERIFY(*boxes.front().node == 0);
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            if (boxes[i].parent) {
                QVERIFY(*boxes[i].parent < i);
                QVERIFY(boxes[*boxes[i].parent].box.right < boxes[i].box.left);
                QVERIFY(boxes[i].group.isSubsetOf(boxes[*boxes[i].parent].group));
            }
            for (std::size_t j = 0; j < i; ++j) QVERIFY(!boxes[i].box.intersects(boxes[j].box));
            QVERIFY(boundsOf(boxes).contains(boxes[i].box));
        }
        const DrawList list = drawSplitTree(boxes, std::size_t{0});
        QVERIFY(test::hasText(list, std::to_string(f.ops().count()) + " ops"));
    }
};

FUSESCOPE_UI_TEST(TestSplitSteps)
#include "tst_split_steps.moc"
