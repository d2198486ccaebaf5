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

using Pair = std::pair<OpId, OpId>;

std::vector<Pair> edgesInside(const OpGraph& graph, const GroupSet& group) {
    std::vector<Pair> edges;
    group.forEach([&](OpId op) {
        for (const OpId next : graph.successors(op))
            if (group.contains(next)) edges.emplace_back(op, next);
    });
    return edges;
}

std::set<GroupSet> sidesOf(const TwoWayCuts& cuts) {
    std::set<GroupSet> sides;
    for (const TwoWayCut& cut : cuts.cuts) sides.insert(cut.before);
    return sides;
}

/// Of the whole graph, through "producer consumer; producer consumer".
TwoWayCuts throughEdges(const OpGraph& graph, const QString& text) {
    std::vector<Pair> edges;
    for (const QString& edge : text.split("; "))
        edges.emplace_back(*graph.findOp(edge.section(' ', 0, 0).toStdString()),
                           *graph.findOp(edge.section(' ', 1, 1).toStdString()));
    return cutsThrough(graph, allOf(graph), edges);
}

std::set<Pair> crossed(const std::vector<Pair>& edges, const GroupSet& before) {
    std::set<Pair> crossing;
    for (const Pair& edge : edges)
        if (before.contains(edge.first) && !before.contains(edge.second)) crossing.insert(edge);
    return crossing;
}

/// Sides `before` of all downsets, connected or not, whose crossed edges hold no other's.
std::set<GroupSet> minimalCuts(const GroupSet& group, const std::vector<Pair>& edges) {
    const auto ops = group.ops();
    std::vector<GroupSet> downsets;
    for (std::uint32_t bits = 1; bits + 1 < 1U << ops.size(); ++bits) {
        GroupSet before;
        for (std::size_t i = 0; i < ops.size(); ++i)
            if ((bits >> i & 1U) != 0) before.insert(ops[i]);
        const bool runsBack = std::any_of(edges.begin(), edges.end(), [&](const Pair& edge) {
            return before.contains(edge.second) && !before.contains(edge.first);
        });
        if (!runsBack) downsets.push_back(before);
    }
    std::set<GroupSet> minimal;
    for (const GroupSet& one : downsets) {
        const std::set<Pair> mine = crossed(edges, one);
        const bool isMinimal = std::none_of(downsets.begin(), downsets.end(), [&](const GroupSet& other) {
            const std::set<Pair> theirs = crossed(edges, other);
            return theirs != mine && std::includes(mine.begin(), mine.end(), theirs.begin(), theirs.end());
        });
        if (isMinimal) minimal.insert(one);
    }
    return minimal;
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

    void aSkipIsCutWithEveryEdgeOfItsBranchAndAnEdgeOfTheBranchWithTheSkip() {
        const auto graph = graphFrom("x:1x8x8 > a:Relu > b:Relu > c:Relu > add:Add; a > add");
        QCOMPARE(text(*graph, throughEdges(*graph, "a add")), "a b c | add\na b | c add\na | b c add");
        QCOMPARE(text(*graph, throughEdges(*graph, "b c")), "a b | c add");
        QCOMPARE(text(*graph, throughEdges(*graph, "b c; c add; b c")), "a b c | add\na b | c add");
    }

    /// A skip over a skip, and Squeeze-and-Excite inside: all that spans an edge is cut along with it.
    void nestedSkipsAndSqueezeAndExciteAreCutAlong() {
        const auto nested = graphFrom("x:1x8x8 > a:Relu > b:Relu > c:Relu > in:Add; b > in > out:Add; a > out");
        QCOMPARE(text(*nested, throughEdges(*nested, "b c")), "a b | c in out");
        QCOMPARE(text(*nested, throughEdges(*nested, "b in")), "a b c | in out\na b | c in out");
        QCOMPARE(text(*nested, throughEdges(*nested, "in out")), "a b c in | out");
        const auto squeeze =
            graphFrom("x:4x8x8 > a:Relu > d:Relu > gap:Gap > s:Sigmoid > mul:Mul; d > mul > add:Add; a > add");
        QCOMPARE(text(*squeeze, throughEdges(*squeeze, "gap s")), "a d gap | s mul add");
        QCOMPARE(text(*squeeze, throughEdges(*squeeze, "d mul")),
                 "a d gap s | mul add\na d gap | s mul add\na d | gap s mul add");
    }

    void throughEdgesEqualsBruteForce() {
        Random random(29);
        int groups = 0;
        int severalPerEdge = 0;
        for (int round = 0; groups < 3000; ++round) {
            const auto graph = round % 3 == 0
                                   ? randomDag(static_cast<int>(3 + random.below(7)), random)
                                   : randomGraph(static_cast<int>(2 + random.below(14)), random.uniform(), random);
            for (const GroupSet& group : smallGroups(*graph, random)) {
                const std::set<GroupSet> all = bruteForce(*graph, group);
                const auto edges = edgesInside(*graph, group);
                for (const Pair& edge : edges) {
                    std::set<GroupSet> crossed;
                    for (const GroupSet& before : all)
                        if (before.contains(edge.first) && !before.contains(edge.second)) crossed.insert(before);
                    const TwoWayCuts found = cutsThrough(*graph, group, {&edge, 1}, all.size());
                    QVERIFY(found.isExhaustive);
                    QVERIFY(sidesOf(found) == crossed);
                    QCOMPARE(found.cuts.size(), crossed.size());
                    severalPerEdge += crossed.size() > 1 ? 1 : 0;
                }
                QVERIFY(sidesOf(cutsThrough(*graph, group, edges, all.size())) == all);
                ++groups;
            }
        }
        QVERIFY2(severalPerEdge > 2000, qPrintable(QString::number(severalPerEdge)));
    }

    /// Of all convex two-way cuts, sides in pieces included, those that cross an edge without need are left out.
    void throughEdgesAreTheMinimalCuts() {
        Random random(31);
        int checked = 0;
        for (int round = 0; round < 400; ++round) {
            const auto graph = randomDag(static_cast<int>(3 + random.below(6)), random);
            for (const GroupSet& group : components(*graph, allOf(*graph))) {
                if (group.count() < 2) continue;
                const auto edges = edgesInside(*graph, group);
                const std::set<GroupSet> minimal = minimalCuts(group, edges);
                QVERIFY(sidesOf(cutsThrough(*graph, group, edges, 1000)) == minimal);
                ++checked;
            }
        }
        QVERIFY(checked > 300);
    }

    void aBoundPerEdgeKeepsItsExtremes() {
        Random random(37);
        int bounded = 0;
        while (bounded < 200) {
            const auto graph = wideGraph(static_cast<int>(4 + random.below(3)), random);
            for (const GroupSet& group : smallGroups(*graph, random)) {
                const std::set<GroupSet> all = bruteForce(*graph, group);
                for (const Pair& edge : edgesInside(*graph, group)) {
                    const TwoWayCuts whole = cutsThrough(*graph, group, {&edge, 1}, all.size());
                    if (whole.cuts.size() < 4) continue;
                    const TwoWayCuts some = cutsThrough(*graph, group, {&edge, 1}, 3);
                    QVERIFY(!some.isExhaustive && some.cuts.size() == 3);
                    for (const GroupSet& before : sidesOf(some)) QVERIFY(all.count(before) == 1);
                    QVERIFY(hasExtremes(all, sidesOf(some), group, edge.first, edge.second));
                    ++bounded;
                }
            }
        }
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
