// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include <set>

#include "core/plan/contraction.h"
#include "core/plan/plan_check.h"
#include "core/plan/plan_edit.h"
#include "core/plan/random_plan.h"
#include "core/search/variation.h"
#include "tests/support/graph_text.h"
#include "tests/support/plan_oracle.h"
#include "tests/support/random_graph.h"

using namespace fusescope;
using namespace fusescope::test;

namespace {

FusionPlan planOf(const OpGraph& graph, std::initializer_list<const char*> groups) {
    std::vector<GroupSet> sets;
    for (const char* names : groups) sets.push_back(groupOf(graph, names));
    return FusionPlan::fromGroups(graph.opCount(), std::move(sets));
}

QString textOf(const OpGraph& graph, const FusionPlan& plan) {
    QStringList groups;
    for (const GroupSet& group : plan.groups()) groups << QString::fromStdString(namesOf(graph, group));
    return groups.join(" | ");
}

/// Convexity by definition: no op outside lies on a path between two ops inside.
bool isConvexByReachability(const OpGraph& graph, const GroupSet& group) {
    const int n = graph.opCount();
    std::vector<std::vector<bool>> reaches(static_cast<std::size_t>(n), std::vector<bool>(static_cast<std::size_t>(n)));
    for (int a = n - 1; a >= 0; --a)
        for (const OpId next : graph.successors(OpId(a))) {
            reaches[static_cast<std::size_t>(a)][next.index()] = true;
            for (int b = 0; b < n; ++b)
                if (reaches[next.index()][static_cast<std::size_t>(b)])
                    reaches[static_cast<std::size_t>(a)][static_cast<std::size_t>(b)] = true;
        }
    for (const OpId a : group.ops())
        for (const OpId b : group.ops())
            for (int outside = 0; outside < n; ++outside)
                if (!group.contains(OpId(outside)) && reaches[a.index()][static_cast<std::size_t>(outside)] &&
                    reaches[static_cast<std::size_t>(outside)][b.index()])
                    return false;
    return true;
}

}  // namespace

class TestPlans : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void setsBehaveLikeSets() {
        Random random(1);
        for (int round = 0; round < 500; ++round) {
            std::set<int> model;
            GroupSet set;
            for (int step = 0; step < 40; ++step) {
                const int op = static_cast<int>(random.below(300));
                if (random.chance(0.6)) {
                    model.insert(op);
                    set.insert(OpId(op));
                } else {
                    model.erase(op);
                    set.erase(OpId(op));
                }
            }
            std::vector<OpId> expected;
            for (const int op : model) expected.push_back(OpId(op));
            QCOMPARE(set.ops(), expected);
            QCOMPARE(set.count(), static_cast<int>(expected.size()));
            QVERIFY(set == GroupSet(expected));
            QCOMPARE(set.hash(), GroupSet(expected).hash());
            if (!expected.empty()) {
                QCOMPARE(set.first(), expected.front());
                QCOMPARE(set.last(), expected.back());
            }
            const GroupSet other{OpId(static_cast<int>(random.below(300))), OpId(static_cast<int>(random.below(300)))};
            QVERIFY(((set | other) - other).isSubsetOf(set));
            QCOMPARE((set & other).isEmpty(), !set.intersects(other));
            QVERIFY((set & other).isSubsetOf(other));
            QCOMPARE((set - other) | (set & other), set);
        }
    }

    void ordersGroupsByFirstOp() {
        QVERIFY((GroupSet{OpId(0), OpId(9)} < GroupSet{OpId(1)}));
        QVERIFY((GroupSet{OpId(64)} > GroupSet{OpId(3), OpId(200)}));
    }

    void judgesConvexity() {
        const auto graph = graphFrom("x:1x8x8 > a:Relu > b:Relu > c:Add; a > c; c > d:Relu");
        QVERIFY(!isConvex(*graph, groupOf(*graph, "a c")));
        QVERIFY(isConvex(*graph, groupOf(*graph, "a b c")));
        QVERIFY(isConvex(*graph, groupOf(*graph, "b c d")));
        Random random(2);
        for (int round = 0; round < 2000; ++round) {
            const auto any = randomGraph(9, random.uniform(), random);
            GroupSet group;
            for (int op = 0; op < any->opCount(); ++op)
                if (random.chance(0.5)) group.insert(OpId(op));
            QCOMPARE(isConvex(*any, group), isConvexByReachability(*any, group));
        }
    }

    void findsComponents() {
        const auto graph = graphFrom("x:1x8x8 > a:Relu > b:Relu > c:Relu; x > d:Relu");
        const auto parts = components(*graph, groupOf(*graph, "a b d"));
        QCOMPARE(parts.size(), std::size_t{2});
        QVERIFY(!isWeaklyConnected(*graph, groupOf(*graph, "a c")));
        QVERIFY(isWeaklyConnected(*graph, groupOf(*graph, "a b c")));
    }

    void reportsHolesAndOverlaps() {
        const auto graph = graphFrom("x:1x8x8 > a:Relu > b:Relu > c:Relu");
        const std::vector<GroupSet> groups{groupOf(*graph, "a b"), groupOf(*graph, "b")};
        const auto issues = checkPartition(*graph, groups);
        QCOMPARE(issues.size(), std::size_t{2});
        QCOMPARE(issues[0].text, std::string("op \"b\" is in 2 groups"));
        QCOMPARE(issues[1].text, std::string("op \"c\" is in no group"));
    }

    void reportsWhatIsWrongInWords() {
        const auto graph = graphFrom("x:1x8x8 > a:Relu > b:Relu > c:Add; a > c; x > d:Relu > e:Relu");
        QVERIFY(checkPlan(*graph, planOf(*graph, {"a b c", "d e"})).empty());
        const auto notConvex = checkPlan(*graph, planOf(*graph, {"a c", "b", "d e"}));
        QCOMPARE(notConvex.size(), std::size_t{1});
        QVERIFY(notConvex[0].text.find("not convex: a path leaves it and returns through \"b\"") != std::string::npos);
        const auto apart = checkPlan(*graph, planOf(*graph, {"a b c d", "e"}));
        QVERIFY(apart.at(0).text.find("not connected") != std::string::npos);
        // Two convex groups that wait for each other.
        const auto crossed = graphFrom("x:1x8x8 > a:Relu > p:Add; x > b:Relu > q:Add; b > p; a > q");
        QVERIFY(checkPlan(*crossed, planOf(*crossed, {"a p", "b q"})).at(0).text.find("wait for each other") !=
                std::string::npos);
    }

    void executionOrderRespectsEveryEdge() {
        Random random(4);
        for (int round = 0; round < 300; ++round) {
            const auto graph = randomGraph(25, random.uniform(), random);
            const FusionPlan plan = randomPlan(*graph, allOps(*graph), random);
            const auto order = executionOrder(*graph, plan);
            QCOMPARE(static_cast<int>(order.size()), plan.groupCount());
            std::vector<int> position(order.size());
            for (std::size_t i = 0; i < order.size(); ++i) position[order[i].index()] = static_cast<int>(i);
            for (const Edge& edge : graph->edges())
                QVERIFY(position[plan.groupOf(edge.producer).index()] <= position[plan.groupOf(edge.consumer).index()]);
        }
    }

    void editsAreRefusedWithAReason() {
        const auto graph = graphFrom("x:1x8x8 > a:Relu > b:Relu > c:Add; a > c");
        const FusionPlan plan = FusionPlan::singletons(3);
        const PlanEdit cycle = mergeGroups(*graph, plan, GroupId(0), GroupId(2));
        QVERIFY(!cycle.plan);
        QVERIFY(cycle.findings.at(0).text.find("returns through \"b\"") != std::string::npos);
        QVERIFY(!mergeGroups(*graph, plan, GroupId(1), GroupId(1)).plan);
        const auto merged = mergeGroups(*graph, plan, GroupId(1), GroupId(2)).plan;
        QCOMPARE(textOf(*graph, *merged), QString("a | b c"));
        QCOMPARE(textOf(*graph, *moveOp(*graph, *merged, OpId(1), GroupId(0)).plan), QString("a b | c"));
        QVERIFY(!splitGroup(*graph, *merged, GroupId(1), groupOf(*graph, "a")).plan);
        QVERIFY(*splitGroup(*graph, *merged, GroupId(1), groupOf(*graph, "b")).plan == plan);
    }

    void movingALinkLeavesPieces() {
        const auto graph = graphFrom("x:1x8x8 > a:Relu > b:Relu > c:Relu; b > d:Relu");
        const FusionPlan plan = planOf(*graph, {"a", "b c d"});
        QCOMPARE(textOf(*graph, *moveOp(*graph, plan, *graph->findOp("b"), GroupId(0)).plan), QString("a b | c | d"));
    }

    void contractionAcceptsExactlyWhatStaysAcyclic() {
        Random random(6);
        for (int round = 0; round < 400; ++round) {
            const auto graph = randomGraph(12, random.uniform(), random);
            Contraction contraction(*graph);
            auto edges = std::vector<Edge>(graph->edges().begin(), graph->edges().end());
            random.shuffle(edges);
            for (const Edge& edge : edges) {
                const FusionPlan before = contraction.plan();
                const GroupId a = before.groupOf(edge.producer);
                const GroupId b = before.groupOf(edge.consumer);
                const bool expected = a == b || mergeGroups(*graph, before, a, b).plan.has_value();
                QCOMPARE(contraction.contract(edge.producer, edge.consumer), expected);
                QVERIFY(checkPlan(*graph, contraction.plan()).empty());
            }
        }
    }

    void randomPlansSplitsAndMutationsAreWellFormed() {
        Random random(8);
        for (int round = 0; round < 400; ++round) {
            const auto graph = randomGraph(20, random.uniform(), random);
            GroupSet fusable;
            for (int op = 0; op < graph->opCount(); ++op)
                if (random.chance(0.9)) fusable.insert(OpId(op));
            FusionPlan plan = randomPlan(*graph, fusable, random);
            for (int step = 0; step < 10; ++step) {
                QVERIFY(checkPlan(*graph, plan).empty());
                for (const GroupSet& group : plan.groups()) QVERIFY(group.count() == 1 || group.isSubsetOf(fusable));
                plan = mutate(*graph, fusable, plan, random);
            }
            const std::size_t most = static_cast<std::size_t>(1 + random.below(4));
            std::vector<GroupSet> parts;
            for (const GroupSet& group : plan.groups()) {
                const auto split =
                    group.count() == 1
                        ? std::vector<GroupSet>{group}
                        : randomSplit(
                              *graph, group,
                              [&](const GroupSet& part) { return static_cast<std::size_t>(part.count()) <= most; },
                              random);
                for (const GroupSet& part : split)
                    QVERIFY(group.count() == 1 ||
                            static_cast<std::size_t>(part.count()) <= std::max<std::size_t>(most, 1));
                parts.insert(parts.end(), split.begin(), split.end());
            }
            QVERIFY(checkPartition(*graph, parts).empty());
            QVERIFY(checkPlan(*graph, FusionPlan::fromGroups(graph->opCount(), parts)).empty());
        }
    }

    void partitionsAreCounted() {
        int count = 0;
        forEachPartition(5, [&](const FusionPlan&) { ++count; });
        QCOMPARE(count, 52);  // Bell(5)
    }
};

QTEST_APPLESS_MAIN(TestPlans)
#include "tst_plans.moc"
