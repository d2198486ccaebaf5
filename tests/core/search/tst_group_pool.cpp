// SPDX-License-Identifier: Apache-2.0
#include "core/search/group_pool.h"

#include <QtTest>

#include <map>

#include "core/plan/plan_check.h"
#include "core/plan/random_plan.h"
#include "tests/contracts/search_contract.h"
#include "tests/support/graph_text.h"
#include "tests/support/plan_oracle.h"
#include "tests/support/random_graph.h"

using namespace fusescope;
using namespace fusescope::test;

namespace {

constexpr std::int64_t kAnySteps = 1'000'000;

using Prices = std::map<GroupSet, std::int64_t>;

GroupPool poolOf(const SearchProblem& problem, const Prices& prices) {
    GroupPool pool(problem);
    for (const auto& [group, dramBytes] : prices) pool.add(group, dramBytes);
    return pool;
}

/// Of the fusable groups; nothing if one is not in the pool.
std::optional<std::int64_t> priceOf(const SearchProblem& problem, const Prices& prices, const FusionPlan& plan) {
    std::int64_t sum = 0;
    for (const GroupSet& group : plan.groups()) {
        if (!problem.fusable.contains(group.first())) {
            if (group.count() > 1) return std::nullopt;
            continue;
        }
        const auto found = prices.find(group);
        if (found == prices.end()) return std::nullopt;
        sum += found->second;
    }
    return sum;
}

/// By trying all partitions.
std::optional<std::int64_t> leastByTrying(const SearchProblem& problem, const Prices& prices) {
    std::optional<std::int64_t> least;
    forEachPartition(problem.graph->opCount(), [&](const FusionPlan& plan) {
        const auto price = priceOf(problem, prices, plan);
        if (price && (!least || *price < *least) && checkPlan(*problem.graph, plan).empty()) least = price;
    });
    return least;
}

}  // namespace

class TestGroupPool : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    /// Groups of random plans, some of them left out, at random prices: the best plan is put together wherever there is
    /// one, from several plans at once.
    void putsTogetherTheBestPlan() {
        Random random(1);
        int mixed = 0;
        int without = 0;
        for (int round = 0; round < 150; ++round) {
            SearchProblem problem =
                problemOf(randomGraph(static_cast<int>(3 + random.below(7)), random.uniform(), random), 1 << 20);
            if (random.chance(0.3)) problem.fusable.erase(OpId(static_cast<int>(random.below(2))));
            Prices prices;
            std::vector<FusionPlan> plans;
            for (std::int64_t i = 1 + random.below(6); i > 0; --i) {
                plans.push_back(randomPlan(*problem.graph, problem.fusable, random, CutDensity::Dense));
                for (const GroupSet& group : plans.back().groups())
                    if (group.isSubsetOf(problem.fusable) && !random.chance(0.1))
                        prices.emplace(group, group.count() * (1 + random.below(100)));
            }
            RunControl control;
            const auto assembly = poolOf(problem, prices).assemble(kAnySteps, control);
            const auto least = leastByTrying(problem, prices);
            QCOMPARE(assembly.plan.has_value(), least.has_value());
            QCOMPARE(assembly.dramBytes, least.value_or(kUnreached));
            without += least ? 0 : 1;
            if (!assembly.plan) continue;
            QVERIFY(checkPlan(*problem.graph, *assembly.plan).empty());
            QCOMPARE(priceOf(problem, prices, *assembly.plan), least);
            mixed += std::find(plans.begin(), plans.end(), *assembly.plan) == plans.end() ? 1 : 0;
        }
        QVERIFY2(mixed > 30 && without > 5, qPrintable(QString("%1 %2").arg(mixed).arg(without)));
    }

    /// Two groups that wait for each other are never put together, cheap as they are.
    void closesNoCycle() {
        const auto graph = graphFrom("x:1x8x8 > a:Relu > b:Relu; x > c:Relu > d:Relu; a > d; c > b");
        const auto problem = problemOf(graph, 1 << 20);
        Prices prices;
        for (const char* group : {"a", "b", "c", "d"}) prices[groupOf(*graph, group)] = 10;
        prices[groupOf(*graph, "a b")] = 1;
        prices[groupOf(*graph, "c d")] = 1;
        RunControl control;
        const auto assembly = poolOf(problem, prices).assemble(kAnySteps, control);
        QCOMPARE(assembly.dramBytes, 21);
        QVERIFY(checkPlan(*graph, *assembly.plan).empty());
    }

    /// A group is not put behind a downset that has some of its ops already.
    void executesNothingTwice() {
        const auto graph = graphFrom("x:1x8x8 > v:Relu; x > u:Relu > w:Relu > z:Add; v > z");
        const auto problem = problemOf(graph, 1 << 20);
        Prices prices{{groupOf(*graph, "u w"), 1}, {groupOf(*graph, "v w z"), 1}};
        RunControl control;
        QVERIFY(!poolOf(problem, prices).assemble(kAnySteps, control).plan);
        prices[groupOf(*graph, "v")] = 5;
        prices[groupOf(*graph, "z")] = 6;
        QCOMPARE(poolOf(problem, prices).assemble(kAnySteps, control).dramBytes, 12);
    }

    /// c stays for the group of w, which waits for a, whose group waits for e.
    void groupsWaitForLaterOnes() {
        const auto graph =
            graphFrom("x:1x8x8 > a:Relu > w:Relu; x > c:Relu; x > e:Relu > y:Add; a > y; w > z:Add; c > z");
        const auto problem = problemOf(graph, 1 << 20);
        const Prices prices{{groupOf(*graph, "a y"), 1},
                            {groupOf(*graph, "e"), 1},
                            {groupOf(*graph, "w c z"), 1},
                            {groupOf(*graph, "c"), 1}};
        RunControl control;
        QCOMPARE(poolOf(problem, prices).assemble(kAnySteps, control).dramBytes, 3);
    }

    /// A pool that takes too long, or a run that is stopped, leaves no half-made plan.
    void givesUp() {
        Random random(2);
        const auto problem = problemOf(wideGraph(12, random), 1 << 20);
        GroupPool pool(problem);
        for (std::int32_t op = 0; op < problem.graph->opCount(); ++op) pool.add(GroupSet{OpId(op)}, 1);
        RunControl control;
        const auto cut = pool.assemble(100, control);
        QVERIFY(!cut.plan && cut.isGivenUp && cut.dramBytes == kUnreached);
        QVERIFY2(cut.steps > 100 && cut.steps < 200, qPrintable(QString::number(cut.steps)));
        const auto narrow = pool.assemble(kAnySteps, control, 3);
        QCOMPARE(narrow.dramBytes, problem.graph->opCount());
        QVERIFY(!narrow.isGivenUp);
        control.requestStop();
        QVERIFY(!pool.assemble(kAnySteps, control).plan);
    }

    void holdsEachGroupOnce() {
        const auto graph = graphFrom("x:1x8x8 > a:Relu > b:Relu");
        const auto problem = problemOf(graph, 1 << 20);
        GroupPool pool(problem);
        RunControl control;
        QVERIFY(!pool.assemble(kAnySteps, control).plan);
        pool.add(groupOf(*graph, "a b"), 5);
        pool.add(groupOf(*graph, "a b"), 5);
        QCOMPARE(pool.size(), 1);
        QVERIFY(pool.contains(groupOf(*graph, "a b")) && !pool.contains(groupOf(*graph, "a")));
        QCOMPARE(pool.assemble(kAnySteps, control).dramBytes, 5);
    }
};

QTEST_APPLESS_MAIN(TestGroupPool)
#include "tst_group_pool.moc"
