// SPDX-License-Identifier: Apache-2.0
// Overrides, as every search honours them.
#include <limits>

#include "core/base/error.h"
#include "core/plan/plan_constraints.h"
#include "core/search/constrained_problem.h"
#include "core/search/search_list.h"
#include "tests/contracts/search_contract.h"
#include "tests/support/plan_oracle.h"
#include "tests/support/random_overrides.h"

using namespace fusescope;
using namespace fusescope::test;

namespace {

/// The least DRAM access of all valid plans that honour the overrides.
std::int64_t exhaustiveOptimum(const SearchProblem& problem, const Overrides& overrides) {
    std::int64_t best = std::numeric_limits<std::int64_t>::max();
    forEachPartition(problem.graph->opCount(), [&](const FusionPlan& plan) {
        if (!honours(plan, overrides) || !checkPlan(*problem.graph, plan).empty()) return;
        const PlanEvaluation evaluation = evaluatePlan(*problem.costModel, plan, problem.betaBytes);
        if (evaluation.isValid()) best = std::min(best, evaluation.dramBytes);
    });
    return best;
}

/// A problem with overrides that some valid plan honours.
struct Case {
    SearchProblem problem;
    Overrides overrides;
};

Case solvableCase(int ops, Scheme scheme, Random& random) {
    Case some{problemOf(randomGraph(ops, random.uniform(), random), 400 + random.below(5000), scheme), {}};
    SearchParams params;
    params.budgetPlans = 1;
    params.seed = random.next();
    RunControl control;
    const FusionPlan plan = findSearch("random")->make()->run(some.problem, params, control).plan;
    some.overrides = overridesOf(*some.problem.graph, plan, random);
    return some;
}

QString errorOf(const SearchProblem& problem, const Overrides& overrides, const SearchInfo& info) {
    SearchParams params;
    params.overrides = overrides;
    RunControl control;
    try {
        info.make()->run(problem, params, control);
    } catch (const Error& error) {
        return QString::fromStdString(error.problem());
    }
    return "none";
}

}  // namespace

class TestConstrainedSearches : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void optimalProvesTheBestPlanThatHonoursThem_data() {
        QTest::addColumn<int>("scheme");
        QTest::newRow("LBDF") << static_cast<int>(Scheme::Lbdf);
        QTest::newRow("BRR") << static_cast<int>(Scheme::Brr);
    }
    void optimalProvesTheBestPlanThatHonoursThem() {
        QFETCH(int, scheme);
        Random random(5);
        int constrained = 0;
        for (int round = 0; round < 600; ++round) {
            const Case some = solvableCase(static_cast<int>(4 + random.below(4)), static_cast<Scheme>(scheme), random);
            SearchParams params;
            params.overrides = some.overrides;
            RunControl control;
            SearchResult result;
            try {
                result = findSearch("optimal")->make()->run(some.problem, params, control);
            } catch (const Error&) {
                continue;  // what stays together does not fit by itself, or an op of it does not fit alone
            }
            QVERIFY(result.isOptimal && honours(result.plan, some.overrides));
            verifyResult(some.problem, result);
            QCOMPARE(result.dramBytes, exhaustiveOptimum(some.problem, some.overrides));
            constrained += result.dramBytes > fusescope::test::exhaustiveOptimum(some.problem) ? 1 : 0;
        }
        QVERIFY2(constrained > 40, qPrintable(QString::number(constrained)));
    }

    void everySearchHonoursThem_data() {
        QTest::addColumn<QString>("id");
        for (const SearchInfo& info : searchList()) QTest::newRow(info.id.data()) << QString::fromUtf8(info.id.data());
    }
    void everySearchHonoursThem() {
        QFETCH(QString, id);
        const auto search = findSearch(id.toStdString())->make();
        Random random(7);
        int runs = 0;
        for (int round = 0; round < 60; ++round) {
            const Scheme scheme = random.chance(0.5) ? Scheme::Lbdf : Scheme::Brr;
            const Case some = solvableCase(static_cast<int>(2 + random.below(16)), scheme, random);
            SearchParams params;
            params.overrides = some.overrides;
            params.budgetPlans = 60;
            if (random.chance(0.5)) params.explainer = explainerOf(some.problem, "exact");
            RunControl control;
            try {
                const SearchResult one = search->run(some.problem, params, control);
                verifyResult(some.problem, one);
                QVERIFY(honours(one.plan, some.overrides));
                for (const FrontPlan& found : one.front) QVERIFY(honours(found.plan, some.overrides));
                params.threads = 3;
                const SearchResult three = search->run(some.problem, params, control);
                QVERIFY(three.plan == one.plan && three.trace == one.trace);
                // A start that does not honour them is taken as far as it can.
                params.warmStart = findSearch("optimal")->make()->run(some.problem, {}, control).plan;
                QVERIFY(honours(search->run(some.problem, params, control).plan, some.overrides));
                params.warmStart = one.plan;
                QVERIFY(search->run(some.problem, params, control).dramBytes <= one.dramBytes);
                ++runs;
            } catch (const Error&) {
            }
        }
        QVERIFY2(runs > 30, qPrintable(QString::number(runs)));
    }

    void whatCannotBeHonouredIsAnError_data() { everySearchHonoursThem_data(); }
    void whatCannotBeHonouredIsAnError() {
        QFETCH(QString, id);
        const SearchInfo& info = *findSearch(id.toStdString());
        const auto graph = graphFrom("x:8x8x8 > a:Conv3 > b:Conv3 > c:Conv5");
        const Edge ab = graph->edges()[0];
        const Edge bc = graph->edges()[1];
        Overrides overrides;
        overrides.keep = {ab};
        QCOMPARE(errorOf(problemOf(graph, 4000), overrides, info), "none");  // a b needs 3200
        QCOMPARE(errorOf(problemOf(graph, 2000), overrides, info),
                 "what stays together with \"a\" (2 ops) needs 3.1 KiB of 2 KiB");
        overrides.cut = {ab};
        QCOMPARE(errorOf(problemOf(graph, 4000), overrides, info),
                 "the edge \"a\" > \"b\" is to be cut, but both ops have to be in one group");
        overrides = {};
        overrides.keep = {bc};
        QCOMPARE(errorOf(problemOf(graph, 2000), overrides, info),
                 "what stays together with \"b\" (2 ops) holds \"c\", which does not fit the buffer alone");
    }

    void lockedGroupsStayAsTheyAre() {
        const auto graph = graphFrom("x:8x8x8 > a:Conv3 > b:Conv3 > c:Conv3 > d:Conv3");
        const auto problem = problemOf(graph, 1 << 20);
        SearchParams params;
        params.overrides.locked = {groupOf(*graph, "b c")};
        RunControl control;
        const SearchResult result = findSearch("optimal")->make()->run(problem, params, control);
        QCOMPARE(result.plan.groupCount(), 3);
        QVERIFY(result.isOptimal);
    }

    /// Blocks grow and shrink as their ops do.
    void growingBlocksPriceWhatTheModelSays() {
        Random random(11);
        int checked = 0;
        for (int round = 0; round < 200; ++round) {
            const Scheme scheme = random.chance(0.5) ? Scheme::Lbdf : Scheme::Brr;
            const Case some = solvableCase(static_cast<int>(3 + random.below(12)), scheme, random);
            try {
                const ConstrainedProblem constrained(some.problem, some.overrides);
                const SearchProblem& blocks = constrained.problem();
                const auto growing = blocks.costModel->grow(blocks.betaBytes);
                GroupSet group;
                for (std::int32_t block = 0; block < blocks.graph->opCount(); ++block) {
                    growing->push(OpId(block));
                    if (random.chance(0.4)) {
                        growing->pop();
                        continue;
                    }
                    group.insert(OpId(block));
                    const Price price = blocks.costModel->price({&group, 1}, blocks.betaBytes).front();
                    QCOMPARE(growing->price().fits(blocks.betaBytes), price.fits(blocks.betaBytes));
                    if (price.bufferBytes) QVERIFY(growing->bufferBoundBytes() <= *price.bufferBytes);
                    ++checked;
                }
            } catch (const Error&) {
            }
        }
        QVERIFY(checked > 300);
    }
};

QTEST_APPLESS_MAIN(TestConstrainedSearches)
#include "tst_constrained_searches.moc"
