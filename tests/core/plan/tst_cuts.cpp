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

/// Any DAG, with several sources and sinks: ops read up to three earlier ops, or nothing but the input.
std::shared_ptr<const OpGraph> randomDag(int ops, Random& random) {
    std::string text = "x:1x8x8";
    for (int op = 0; op < ops; ++op) {
        const std::string name = "o" + std::to_string(op);
        text += "; x > " + name + ":Sum";
        for (std::int64_t reads = op == 0 ? 0 : random.below(3); reads > 0; --reads)
            text += "; o" + std::to_string(random.below(op)) + " > " + name;
    }
    return graphFrom(text);
}

/// Of all cuts that the edge crosses, those with the fewest and with the most ops before them are among the sides.
bool hasExtremes(const std::set<GroupSet>& all, const std::set<GroupSet>& sides, const GroupSet& group, OpId producer,
                 OpId consumer) {
    std::vector<GroupSet> crossed;
    for (const GroupSet& before : all)
        if (before.contains(producer) && !before.contains(consumer) && group.contains(consumer))
            crossed.push_back(before);
    const auto [fewest, most] = std::minmax_element(
        crossed.begin(), crossed.end(), [](const GroupSet& a, const GroupSet& b) { return a.count() < b.count(); });
    return !crossed.empty() && sides.count(*fewest) == 1 && sides.count(*most) == 1;
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

    /// What is kept out must stay in one piece: with s2 alone before the cut, a and b are not connected.
    void sourcesThatHoldTheRestTogetherStay() {
        const auto graph = graphFrom("x:1x8x8 > s0:Relu > a:Sum; x > s1:Relu > b:Sum; x > s2:Relu > a; s2 > b");
        QCOMPARE(text(*graph, twoWayCuts(*graph, allOf(*graph))),
                 "s0 s2 a | s1 b\ns0 | s1 s2 a b\ns1 s2 b | s0 a\ns1 | s0 s2 a b");
    }

    void equalsAllBipartitionsOfAnyDag() {
        Random random(13);
        int groups = 0;
        for (int round = 0; round < 400; ++round) {
            const auto graph = randomDag(static_cast<int>(3 + random.below(8)), random);
            for (const GroupSet& group : components(*graph, allOf(*graph))) {
                std::set<GroupSet> sides;
                for (const TwoWayCut& cut : twoWayCuts(*graph, group).cuts) sides.insert(cut.before);
                QVERIFY(sides == bruteForce(*graph, group));
                groups += group.count() > 4 ? 1 : 0;
            }
        }
        QVERIFY(groups > 100);
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
                        if (group.contains(consumer)) QVERIFY(hasExtremes(all, sides, group, producer, consumer));
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
