// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include <algorithm>
#include <chrono>
#include <set>

#include "core/plan/cuts.h"
#include "core/plan/plan_check.h"
#include "core/plan/random_plan.h"
#include "tests/support/graph_text.h"
#include "tests/support/random_graph.h"

using namespace fusescope;
using namespace fusescope::test;

namespace {

GroupSet allOf(const OpGraph& graph) {
    GroupSet all;
    for (std::int32_t op = 0; op < graph.opCount(); ++op) all.insert(OpId(op));
    return all;
}

QString text(const OpGraph& graph, const TwoWayCuts& cuts) {
    QStringList lines;
    for (const TwoWayCut& cut : cuts.cuts)
        lines << QString::fromStdString(namesOf(graph, cut.before) + " | " + namesOf(graph, cut.after));
    lines.sort();
    return lines.join("\n");
}

/// The sides `before` of all cuts, by trying every subset.
std::set<GroupSet> bruteForce(const OpGraph& graph, const GroupSet& group) {
    const auto ops = group.ops();
    std::set<GroupSet> found;
    for (std::uint32_t bits = 1; bits + 1 < 1U << ops.size(); ++bits) {
        GroupSet before;
        for (std::size_t i = 0; i < ops.size(); ++i)
            if ((bits >> i & 1U) != 0) before.insert(ops[i]);
        const GroupSet after = group - before;
        bool runsBack = false;
        after.forEach([&](OpId op) {
            for (const OpId next : graph.successors(op)) runsBack = runsBack || before.contains(next);
        });
        if (!runsBack && isWeaklyConnected(graph, before) && isWeaklyConnected(graph, after)) found.insert(before);
    }
    return found;
}

std::vector<GroupSet> smallGroups(const OpGraph& graph, Random& random) {
    std::vector<GroupSet> groups;
    const FusionPlan plan = randomPlan(graph, allOf(graph), random);
    for (const GroupSet& group : plan.groups())
        if (group.count() >= 2 && group.count() <= 11) groups.push_back(group);
    return groups;
}

bool crosses(const TwoWayCut& cut, OpId producer, OpId consumer) {
    return cut.before.contains(producer) && cut.after.contains(consumer);
}

}  // namespace

class TestCuts : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void aChainHasOneCutPerEdge() {
        const auto graph = graphFrom("x:1x8x8 > a:Relu > b:Relu > c:Relu");
        QCOMPARE(text(*graph, twoWayCuts(*graph, allOf(*graph))), "a b | c\na | b c");
    }

    /// The skip is cut with whatever edge of the branch: never alone.
    void aSkipIsCutAlong() {
        const auto graph = graphFrom("x:1x8x8 > a:Relu > b:Relu > add:Add; a > add");
        QCOMPARE(text(*graph, twoWayCuts(*graph, allOf(*graph))), "a b | add\na | b add");
    }

    void squeezeAndExciteInsideASkipIsCutThroughAllItsBranches() {
        const auto graph =
            graphFrom("x:4x8x8 > a:Relu > d:Relu > gap:Gap > s:Sigmoid > mul:Mul; d > mul > add:Add; a > add");
        QCOMPARE(text(*graph, twoWayCuts(*graph, allOf(*graph))),
                 "a d gap s mul | add\na d gap s | mul add\na d gap | s mul add\na d | gap s mul add\na | d gap s mul "
                 "add");
    }

    void branchesFromOutsideAreCutOffOneByOne() {
        const auto graph = graphFrom("x:1x8x8 > a:Relu > add:Add; x > b:Relu > c:Relu > add");
        QCOMPARE(text(*graph, twoWayCuts(*graph, allOf(*graph))), "a | b c add\nb c | a add\nb | a c add");
    }

    void singleOpsHaveNoCut() {
        const auto graph = graphFrom("x:1x8x8 > a:Relu > b:Relu");
        QVERIFY(twoWayCuts(*graph, groupOf(*graph, "a")).cuts.empty());
        QVERIFY(twoWayCuts(*graph, {}).cuts.empty());
        QVERIFY(twoWayCuts(*graph, {}).isExhaustive);
    }

    void equalsAllBipartitions() {
        Random random(11);
        int groups = 0;
        std::size_t cutsSeen = 0;
        for (int round = 0; round < 150; ++round) {
            const auto graph = round % 5 == 0
                                   ? wideGraph(5, random)
                                   : randomGraph(static_cast<int>(2 + random.below(16)), random.uniform(), random);
            for (const GroupSet& group : smallGroups(*graph, random)) {
                const TwoWayCuts cuts = twoWayCuts(*graph, group);
                std::set<GroupSet> sides;
                for (const TwoWayCut& cut : cuts.cuts) {
                    sides.insert(cut.before);
                    QVERIFY((cut.before | cut.after) == group && !cut.before.intersects(cut.after));
                }
                QCOMPARE(sides.size(), cuts.cuts.size());
                QVERIFY(sides == bruteForce(*graph, group));
                QVERIFY(cuts.isExhaustive);
                ++groups;
                cutsSeen += cuts.cuts.size();
            }
        }
        QVERIFY(groups > 150);
        QVERIFY(cutsSeen > 3 * static_cast<std::size_t>(groups) / 2);
    }

    void aBoundKeepsACutForEveryEdge() {
        Random random(5);
        int bounded = 0;
        for (int round = 0; round < 60; ++round) {
            const auto graph = randomGraph(static_cast<int>(4 + random.below(10)), random.uniform(), random);
            for (const GroupSet& group : smallGroups(*graph, random)) {
                const std::set<GroupSet> all = bruteForce(*graph, group);
                if (all.size() < 4) continue;
                const TwoWayCuts cuts = twoWayCuts(*graph, group, 3);
                QVERIFY(!cuts.isExhaustive);
                QVERIFY(twoWayCuts(*graph, group, all.size()).isExhaustive);
                QVERIFY(!twoWayCuts(*graph, group, all.size() - 1).isExhaustive);
                std::set<GroupSet> sides;
                for (const TwoWayCut& cut : cuts.cuts) {
                    QVERIFY(all.count(cut.before) == 1);
                    sides.insert(cut.before);
                }
                QCOMPARE(sides.size(), cuts.cuts.size());
                group.forEach([&](OpId producer) {
                    for (const OpId consumer : graph->successors(producer))
                        if (group.contains(consumer))
                            QVERIFY(std::any_of(cuts.cuts.begin(), cuts.cuts.end(), [&](const TwoWayCut& cut) {
                                return crosses(cut, producer, consumer);
                            }));
                });
                ++bounded;
            }
        }
        QVERIFY(bounded > 20);
    }

    /// Twenty branches of two ops from one op into another: 3^20 downsets, of which a search must not walk in vain.
    void wideGroupsEndAtTheBound() {
        std::string description = "x:1x8x8 > a:Relu";
        for (int branch = 0; branch < 20; ++branch) {
            const std::string name = std::to_string(branch);
            description += "; a > p" + name + ":Relu > q" + name + ":Relu > cat" + (branch == 0 ? ":Concat" : "");
        }
        const auto graph = graphFrom(description);
        const auto begin = std::chrono::steady_clock::now();
        const TwoWayCuts cuts = twoWayCuts(*graph, allOf(*graph));
        qInfo("%zu cuts in %.1f ms", cuts.cuts.size(),
              std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
        QCOMPARE(cuts.cuts.size(), kMostCuts);
        QVERIFY(!cuts.isExhaustive);
        // Without the first op, no two branches are connected but through the last: one cut for each op of a branch.
        const TwoWayCuts open = twoWayCuts(*graph, allOf(*graph) - groupOf(*graph, "a"));
        QVERIFY(open.isExhaustive);
        QCOMPARE(open.cuts.size(), 40U);
    }
};

QTEST_APPLESS_MAIN(TestCuts)
#include "tst_cuts.moc"
