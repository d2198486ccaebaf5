// SPDX-License-Identifier: Apache-2.0
// Sensitivity, advice and comparisons, against hand-made cases and against pricing whole plans.
#include <QtTest>

#include "core/base/random.h"
#include "core/plan/plan_check.h"
#include "core/plan/plan_constraints.h"
#include "core/plan/random_plan.h"
#include "core/review/edge_effects.h"
#include "core/review/finding.h"
#include "core/review/plan_comparison.h"
#include "tests/support/graph_text.h"
#include "tests/support/random_graph.h"

using namespace fusescope;
using namespace fusescope::test;

namespace {

SearchProblem problemOf(std::shared_ptr<const OpGraph> graph, std::int64_t buffer) {
    Accelerator accelerator;
    accelerator.bufferBytes = buffer;
    return makeProblem(std::move(graph), accelerator);
}

FusionPlan planOf(const OpGraph& graph, std::initializer_list<std::string> groups) {
    std::vector<GroupSet> sets;
    for (const std::string& names : groups) sets.push_back(groupOf(graph, names));
    return FusionPlan::fromGroups(graph.opCount(), sets);
}

PlanEvaluation priced(const SearchProblem& problem, const FusionPlan& plan) {
    return evaluatePlan(*problem.costModel, plan, problem.betaBytes);
}

std::vector<Finding> adviceOn(const SearchProblem& problem, const PinnedPlan& now) {
    Accelerator accelerator;
    accelerator.bufferBytes = problem.betaBytes;
    RunControl control;
    return *review({problem, accelerator, now, 1000}, control);
}

const Finding* findingOf(const std::vector<Finding>& findings, FindingKind kind) {
    for (const Finding& finding : findings)
        if (finding.kind == kind) return &finding;
    return nullptr;
}

}  // namespace

class TestReview : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    /// a makes 4x8x8 of 16 bit, 512 bytes, which b reads: fused, they are neither written nor read.
    void fusingSavesATensorTwice() {
        const auto graph = graphFrom("x:4x8x8 > a:Relu > b:Relu");
        const SearchProblem problem = problemOf(graph, 1 << 20);
        const PinnedPlan apart{FusionPlan::singletons(2), {}};
        RunControl control;
        const auto effects = *edgeEffects(problem, apart, control);
        QCOMPARE(effects.size(), std::size_t{1});
        QVERIFY(!effects[0].isFused);
        QCOMPARE(effects[0].dramChangeBytes, -2 * 4 * 8 * 8 * 2);
        QCOMPARE(effects[0].unfitChange, 0);
        const auto back = *edgeEffects(problem, {effects[0].after, {}}, control);
        QCOMPARE(back.size(), std::size_t{1});
        QVERIFY(back[0].isFused && back[0].after == apart.plan);
        QCOMPARE(back[0].dramChangeBytes, 2 * 4 * 8 * 8 * 2);
    }

    /// What an effect says is what pricing both plans whole says.
    void effectsAreTheDifferenceOfWholePrices() {
        Random random(3);
        int seen = 0;
        for (int round = 0; round < 120; ++round) {
            const auto graph = randomGraph(int(random.below(9)) + 3, 0.4, random);
            const SearchProblem problem = problemOf(graph, 300 + random.below(4000));
            const PinnedPlan now{randomPlan(*graph, allOps(*graph), random), {}};
            const PlanEvaluation before = priced(problem, now.plan);
            RunControl control;
            const auto effects = edgeEffects(problem, now, control);
            for (const EdgeEffect& effect : *effects) {
                const PlanEvaluation after = priced(problem, effect.after);
                QVERIFY(checkPlan(*graph, effect.after).empty());
                QCOMPARE(after.totalDramBytes() - before.totalDramBytes(), effect.dramChangeBytes);
                QCOMPARE(after.invalidGroups - before.invalidGroups, effect.unfitChange);
                const bool isFused = now.plan.groupOf(effect.from) == now.plan.groupOf(effect.to);
                QCOMPARE(isFused, effect.isFused);
                QCOMPARE(effect.after.groupOf(effect.from) == effect.after.groupOf(effect.to), !isFused);
                ++seen;
            }
        }
        QVERIFY(seen > 500);
    }

    void overridesLeaveOutWhatTheyForbid() {
        const auto graph = graphFrom("x:4x8x8 > a:Relu > b:Relu > c:Relu");
        const SearchProblem problem = problemOf(graph, 1 << 20);
        PinnedPlan now{FusionPlan::singletons(3), {}};
        now.overrides.cut = {graph->edges()[0]};
        RunControl control;
        const auto effects = *edgeEffects(problem, now, control);
        QCOMPARE(effects.size(), std::size_t{1});
        QCOMPARE(effects[0].from, *graph->findOp("b"));
    }

    void aStoppedLookSaysNothing() {
        const auto graph = graphFrom("x:4x8x8 > a:Relu > b:Relu");
        RunControl control;
        control.requestStop();
        QVERIFY(!edgeEffects(problemOf(graph, 1 << 20), {FusionPlan::singletons(2), {}}, control));
        QVERIFY(!review({problemOf(graph, 1 << 20), {}, {FusionPlan::singletons(2), {}}, 1000}, control));
    }

    void advisesToMergeAndToTakeTheBestPlan() {
        const auto graph = graphFrom("x:4x8x8 > a:Relu > b:Relu > c:Relu");
        const SearchProblem problem = problemOf(graph, 1 << 20);
        const auto findings = adviceOn(problem, {FusionPlan::singletons(3), {}});
        const Finding* const merge = findingOf(findings, FindingKind::MergeSaves);
        QVERIFY(merge && merge->after);
        QCOMPARE(merge->savedBytes, 1024);
        QCOMPARE(merge->text, std::string("Merging group 0 and group 1 saves 1.02 kB and fits"));
        const Finding* const better = findingOf(findings, FindingKind::BetterPlan);
        QVERIFY(better && better->after->plan.groupCount() == 1);
        QCOMPARE(better->savedBytes, 2048);
        QVERIFY(adviceOn(problem, *better->after).empty());
    }

    void saysWhatAnOverrideCosts() {
        const auto graph = graphFrom("x:4x8x8 > a:Relu > b:Relu > c:Relu");
        const SearchProblem problem = problemOf(graph, 1 << 20);
        PinnedPlan now{planOf(*graph, {"a", "b c"}), {}};
        now.overrides.cut = {graph->edges()[0]};
        const auto findings = adviceOn(problem, now);
        QCOMPARE(findings.size(), std::size_t{1});
        QCOMPARE(findings[0].kind, FindingKind::OverrideCosts);
        QCOMPARE(findings[0].savedBytes, 1024);
        QVERIFY(findings[0].after->overrides.isEmpty() && findings[0].after->plan.groupCount() == 1);
    }

    void aGroupThatDoesNotFitComesFirstWithTheCutThatMendsIt() {
        const auto graph = graphFrom("x:8x16x16 > a:Conv3c8 > b:Conv3c8 > c:Conv3c8 > d:Conv3c8");
        const SearchProblem roomy = problemOf(graph, 1 << 20);
        const PinnedPlan now{planOf(*graph, {"a b c d"}), {}};
        const std::int64_t needed = *priced(roomy, now.plan).groups[0].price.bufferBytes;
        const SearchProblem problem = problemOf(graph, needed);  // strictly less fits
        const auto findings = adviceOn(problem, now);
        QCOMPARE(findings.front().kind, FindingKind::DoesNotFit);
        QVERIFY(findings.front().text.find("1 B too much") != std::string::npos);
        QVERIFY(findings.front().after);
        QVERIFY(priced(problem, findings.front().after->plan).isValid());
    }

    /// Every advice that can be applied does what it says.
    void adviceKeepsItsWord() {
        Random random(11);
        int seen = 0;
        for (int round = 0; round < 60; ++round) {
            const auto graph = randomGraph(int(random.below(9)) + 4, 0.3, random);
            const SearchProblem problem = problemOf(graph, 400 + random.below(4000));
            const PinnedPlan now{randomPlan(*graph, problem.fusable, random), {}};
            const PlanEvaluation before = priced(problem, now.plan);
            for (const Finding& finding : adviceOn(problem, now)) {
                QVERIFY(!finding.text.empty());
                if (!finding.after) continue;
                ++seen;
                QVERIFY(checkPlan(*graph, finding.after->plan).empty());
                if (finding.accelerator) {
                    const SearchProblem other = makeProblem(graph, *finding.accelerator);
                    QCOMPARE(before.totalDramBytes() - priced(other, finding.after->plan).totalDramBytes(),
                             finding.savedBytes);
                    continue;
                }
                const PlanEvaluation after = priced(problem, finding.after->plan);
                if (finding.kind == FindingKind::DoesNotFit) {
                    QVERIFY(after.invalidGroups < before.invalidGroups);
                } else {
                    QCOMPARE(before.totalDramBytes() - after.totalDramBytes(), finding.savedBytes);
                    QVERIFY(after.invalidGroups <= before.invalidGroups);
                }
            }
        }
        QVERIFY(seen > 100);
    }

    void groupsAreMatchedByWhatTheyShare() {
        const auto graph = graphFrom("x:4x8x8 > a:Relu > b:Relu > c:Relu > d:Relu > e:Relu");
        const SearchProblem problem = problemOf(graph, 1 << 20);
        const FusionPlan before = planOf(*graph, {"a b c", "d e"});
        const FusionPlan after = planOf(*graph, {"a", "b c d", "e"});
        const PlanComparison comparison = comparePlans(before, priced(problem, before), after, priced(problem, after));
        QCOMPARE(comparison.pairs.size(), std::size_t{3});
        QVERIFY(!comparison.pairs[0].before.has_value() || comparison.pairs[0].before == GroupId(0));
        int matched = 0;
        for (const GroupPair& pair : comparison.pairs) matched += pair.before && pair.after;
        QCOMPARE(matched, 2);
        QCOMPARE(namesOf(*graph, comparison.movedOps), std::string("a d"));
        QCOMPARE(comparison.dramChangeBytes, 1024);
        QCOMPARE(comparison.sameGroups, 0);
        QVERIFY(!comparison.isSamePlan());
        QVERIFY(comparePlans(before, priced(problem, before), before, priced(problem, before)).isSamePlan());
    }

    /// The parts of a pair add up to both groups; every group is in one pair; the bytes add up to the totals.
    void pairsCoverBothPlans() {
        Random random(5);
        for (int round = 0; round < 200; ++round) {
            const auto graph = randomGraph(int(random.below(20)) + 3, 0.4, random);
            const SearchProblem problem = problemOf(graph, 1 << 22);
            const FusionPlan before = randomPlan(*graph, allOps(*graph), random);
            const FusionPlan after = randomPlan(*graph, allOps(*graph), random);
            const PlanComparison comparison =
                comparePlans(before, priced(problem, before), after, priced(problem, after));
            int seenBefore = 0;
            int seenAfter = 0;
            std::int64_t change = 0;
            for (const GroupPair& pair : comparison.pairs) {
                seenBefore += pair.before.has_value();
                seenAfter += pair.after.has_value();
                change += pair.dramChangeBytes;
                if (pair.before) QVERIFY((pair.common | pair.left) == before.group(*pair.before));
                if (pair.after) QVERIFY((pair.common | pair.joined) == after.group(*pair.after));
            }
            QCOMPARE(seenBefore, before.groupCount());
            QCOMPARE(seenAfter, after.groupCount());
            QCOMPARE(change, comparison.dramChangeBytes);
        }
    }
};

QTEST_GUILESS_MAIN(TestReview)
#include "tst_review.moc"
