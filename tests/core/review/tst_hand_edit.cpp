// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "core/base/random.h"
#include "core/plan/cuts.h"
#include "core/plan/plan_check.h"
#include "core/plan/plan_constraints.h"
#include "core/plan/random_plan.h"
#include "core/review/hand_edit.h"
#include "tests/support/graph_text.h"
#include "tests/support/random_graph.h"

using namespace fusescope;
using namespace fusescope::test;

namespace {

struct Bench {
    std::shared_ptr<const OpGraph> graph;
    SearchProblem problem;

    explicit Bench(std::shared_ptr<const OpGraph> built, std::int64_t buffer = 1 << 20) : graph(std::move(built)) {
        Accelerator accelerator;
        accelerator.bufferBytes = buffer;
        problem = makeProblem(graph, accelerator);
    }

    OpId op(const std::string& name) const { return *graph->findOp(name); }
    FusionPlan plan(std::initializer_list<std::string> groups) const {
        std::vector<GroupSet> sets;
        for (const std::string& names : groups) sets.push_back(groupOf(*graph, names));
        return FusionPlan::fromGroups(graph->opCount(), sets);
    }
};

/// x > a > b > c > d, and a skip from a to d.
Bench skipBench() { return Bench(graphFrom("x:4x8x8 > a:Relu > b:Conv3c4 > c:Relu > d:Add; a > d")); }

std::string wordsOf(const HandEdit& edit) {
    std::string words;
    for (const Issue& issue : edit.findings) words += issue.text + "\n";
    return words;
}

}  // namespace

class TestHandEdit : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void cuttingASkipCutsItsBranchToo() {
        const Bench bench = skipBench();
        const PinnedPlan now{bench.plan({"a b c d"}), {}};
        const HandEdit edit = cutEdge(bench.problem, now, bench.op("a"), bench.op("d"));
        QVERIFY(edit.after);
        QVERIFY(edit.after->plan.groupOf(bench.op("a")) != edit.after->plan.groupOf(bench.op("d")));
        QCOMPARE(edit.after->plan.groupCount(), 2);
        QCOMPARE(edit.after->overrides.cut.size(), std::size_t{1});
        QVERIFY(honours(edit.after->plan, edit.after->overrides));
    }

    /// Most sides that fit, then fewest bytes, among all cuts that cross the edge.
    void theCutIsTheBestAcrossTheEdge() {
        Random random(19);
        int seen = 0;
        for (int round = 0; round < 80; ++round) {
            const auto graph = randomGraph(int(random.below(7)) + 3, 0.5, random);
            const Bench bench(graph, 200 + random.below(4000));
            const GroupSet whole = components(*graph, allOps(*graph)).front();
            if (whole.count() < 3) continue;
            const PinnedPlan now{FusionPlan::fromGroups(graph->opCount(), components(*graph, allOps(*graph))), {}};
            for (const Edge& edge : graph->edges()) {
                if (!whole.contains(edge.producer)) continue;
                const HandEdit edit = cutEdge(bench.problem, now, edge.producer, edge.consumer);
                QVERIFY(edit.after);
                const FusionPlan& after = edit.after->plan;
                const auto chosen = costOf(bench.problem, after.group(after.groupOf(edge.producer)),
                                           after.group(after.groupOf(edge.consumer)));
                for (const TwoWayCut& cut : twoWayCuts(*graph, whole).cuts)
                    if (cut.before.contains(edge.producer) && cut.after.contains(edge.consumer))
                        QVERIFY(chosen <= costOf(bench.problem, cut.before, cut.after));
                ++seen;
            }
        }
        QVERIFY(seen > 200);
    }

    void cuttingWhatIsCutOnlyDemandsIt() {
        const Bench bench = skipBench();
        const PinnedPlan now{bench.plan({"a", "b c d"}), {}};
        const HandEdit edit = cutEdge(bench.problem, now, bench.op("a"), bench.op("b"));
        QVERIFY(edit.after);
        QVERIFY(edit.after->plan == now.plan);
        QCOMPARE(edit.after->overrides.cut.size(), std::size_t{1});
    }

    void keepingReplacesACut() {
        const Bench bench = skipBench();
        PinnedPlan now{bench.plan({"a", "b c d"}), {}};
        now = *cutEdge(bench.problem, now, bench.op("a"), bench.op("b")).after;
        now = *keepTogether(bench.problem, now, bench.op("a"), bench.op("b")).after;
        QVERIFY(now.overrides.cut.empty());
        QCOMPARE(now.overrides.keep.size(), std::size_t{1});
        QCOMPARE(now.plan.groupCount(), 1);
    }

    void aCycleNamesWhatIsBetweenAndOffersToTakeItAlong() {
        const Bench bench = skipBench();
        const PinnedPlan now{bench.plan({"a", "b c", "d"}), {}};
        const HandEdit edit = keepTogether(bench.problem, now, bench.op("a"), bench.op("d"));
        QVERIFY(!edit.after);
        QVERIFY2(wordsOf(edit).find("returns through \"c\"") != std::string::npos, wordsOf(edit).c_str());
        QCOMPARE(edit.remedies.size(), std::size_t{1});
        QCOMPARE(edit.remedies[0].text, std::string("Take the group in between along"));
        QVERIFY(edit.remedies[0].after.plan == bench.plan({"a b c d"}));
        QCOMPARE(edit.remedies[0].after.overrides.keep.size(), std::size_t{1});
    }

    void groupsWithoutAnEdgeDoNotMerge() {
        const Bench bench = skipBench();
        const PinnedPlan now{bench.plan({"a", "b", "c", "d"}), {}};
        const HandEdit edit =
            mergeByHand(bench.problem, now, now.plan.groupOf(bench.op("a")), now.plan.groupOf(bench.op("c")));
        QVERIFY(!edit.after && edit.remedies.empty());
        QVERIFY(wordsOf(edit).find("share no edge") != std::string::npos);
        QVERIFY(!mergeByHand(bench.problem, now, GroupId(0), GroupId(0)).after);
    }

    void aLockedGroupStaysUntilTheLockIsDropped() {
        const Bench bench = skipBench();
        PinnedPlan now{bench.plan({"a", "b c", "d"}), {}};
        now = *lockGroup(bench.problem, now, now.plan.groupOf(bench.op("b"))).after;
        QCOMPARE(now.overrides.locked.size(), std::size_t{1});
        const HandEdit edit = splitOff(bench.problem, now, groupOf(*bench.graph, "b"));
        QVERIFY(!edit.after);
        QVERIFY2(wordsOf(edit).find("locked") != std::string::npos, wordsOf(edit).c_str());
        QCOMPARE(edit.remedies.size(), std::size_t{1});
        QVERIFY(edit.remedies[0].after.overrides.locked.empty());
        QVERIFY(edit.remedies[0].after.plan == bench.plan({"a", "b", "c", "d"}));
    }

    void anOpThatIsToStayAloneLeavesItsGroup() {
        const Bench bench = skipBench();
        PinnedPlan now{bench.plan({"a", "b c d"}), {}};
        now = *forbidFusion(bench.problem, now, bench.op("d")).after;
        QVERIFY(now.plan == bench.plan({"a", "b c", "d"}));
        QVERIFY(now.overrides.alone == std::vector{bench.op("d")});
        const HandEdit merged = keepTogether(bench.problem, now, bench.op("c"), bench.op("d"));
        QVERIFY(!merged.after);
        QVERIFY(wordsOf(merged).find("must stay alone") != std::string::npos);
        QVERIFY(merged.remedies.front().after.overrides.alone.empty());
    }

    /// b leaves between a and c: what is left would wait for b and b for it.
    void leavingTheMiddleOfAGroupIsRefusedWithAWayOut() {
        const Bench bench = skipBench();
        const PinnedPlan now{bench.plan({"a b c d"}), {}};
        const HandEdit edit = splitOff(bench.problem, now, groupOf(*bench.graph, "b"));
        QVERIFY(!edit.after);
        QCOMPARE(edit.remedies.size(), std::size_t{1});
    }

    void releasingDropsWhatIsDemanded() {
        const Bench bench = skipBench();
        PinnedPlan now{bench.plan({"a", "b c", "d"}), {}};
        QVERIFY(!releaseAll(now).after);
        now = *keepTogether(bench.problem, now, bench.op("b"), bench.op("c")).after;
        now = *cutEdge(bench.problem, now, bench.op("a"), bench.op("b")).after;
        QVERIFY(!releaseOps(now, groupOf(*bench.graph, "d")).after);
        const HandEdit some = releaseOps(now, groupOf(*bench.graph, "b c"));
        QVERIFY(some.after->overrides.keep.empty());
        QCOMPARE(some.after->overrides.cut.size(), std::size_t{1});
        QVERIFY(releaseAll(now).after->overrides.isEmpty());
    }

    /// Whatever is asked for: an answer is a well-formed plan that honours its overrides, and so is every remedy;
    /// a refusal has a reason.
    void answersAreAlwaysWellFormed() {
        Random random(7);
        for (int round = 0; round < 300; ++round) {
            const Bench bench(randomGraph(int(random.below(10)) + 4, 0.4, random));
            PinnedPlan now{FusionPlan::singletons(bench.graph->opCount()), {}};
            for (int step = 0; step < 12; ++step) {
                const HandEdit edit = anyEdit(bench, now, random);
                QVERIFY(edit.after.has_value() != !edit.findings.empty());
                if (edit.after) check(bench, *edit.after);
                for (const Remedy& remedy : edit.remedies) check(bench, remedy.after);
                if (edit.after)
                    now = *edit.after;
                else if (!edit.remedies.empty() && random.below(3) == 0)
                    now = edit.remedies.front().after;
            }
        }
    }

 private:
    static std::pair<int, std::int64_t> costOf(const SearchProblem& problem, const GroupSet& one,
                                               const GroupSet& other) {
        const GroupSet sides[] = {one, other};
        const auto prices = problem.costModel->price(sides, problem.betaBytes);
        return {!prices[0].fits(problem.betaBytes) + !prices[1].fits(problem.betaBytes),
                prices[0].dramBytes + prices[1].dramBytes};
    }

    static void check(const Bench& bench, const PinnedPlan& pinned) {
        QVERIFY(checkPlan(*bench.graph, pinned.plan).empty());
        QVERIFY(honours(pinned.plan, pinned.overrides));
    }

    static HandEdit anyEdit(const Bench& bench, const PinnedPlan& now, Random& random) {
        const auto edges = bench.graph->edges();
        const Edge edge = edges[static_cast<std::size_t>(random.below(std::ssize(edges)))];
        const OpId op(int(random.below(bench.graph->opCount())));
        const GroupId group(int(random.below(now.plan.groupCount())));
        switch (random.below(8)) {
            case 0:
                return cutEdge(bench.problem, now, edge.producer, edge.consumer);
            case 1:
            case 2:
                return keepTogether(bench.problem, now, edge.producer, edge.consumer);
            case 3:
                return mergeByHand(bench.problem, now, now.plan.groupOf(edge.producer),
                                   now.plan.groupOf(edge.consumer));
            case 4:
                return moveOps(bench.problem, now, {op}, group);
            case 5:
                return splitOff(bench.problem, now, {op});
            case 6:
                return random.below(2) ? lockGroup(bench.problem, now, group) : forbidFusion(bench.problem, now, op);
            default:
                return releaseOps(now, now.plan.group(group));
        }
    }
};

QTEST_GUILESS_MAIN(TestHandEdit)
#include "tst_hand_edit.moc"
