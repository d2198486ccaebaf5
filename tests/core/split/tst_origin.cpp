// SPDX-License-Identifier: Apache-2.0
#include "core/split/origin.h"

#include <QtTest>

#include "core/plan/plan_check.h"
#include "tests/core/split/split_support.h"

using namespace fusescope;
using namespace fusescope::test;

class TestOrigin : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    /// Three convolutions of which two fit together: a group of two came from all three.
    void twoOfThreeComeFromAllThree() {
        const auto graph = graphFrom("x:8x8x8 > a:Conv3 > b:Conv3 > c:Conv3");
        SplitCase some(graph, 3300, "exact");
        const GroupSet two = groupOf(*graph, "a b"), three = allOps(*graph);
        QVERIFY(some.cache.fits(two) && !some.cache.fits(three));
        const FusionPlan plan = FusionPlan::fromGroups(3, {two, groupOf(*graph, "c")});
        const auto around = unfittingAround({*graph, plan, three}, plan.groupOf(two.first()), some.cache);
        QCOMPARE(around, std::vector<GroupSet>{three});
        Splitter splitter = some.splitter();
        RunControl control;
        const auto origin = originOf(two, around, splitter, control);
        QVERIFY(origin);
        QCOMPARE(origin->trace.nodes.front().group, three);
        // Which two of the three stay together moves the same bytes: the split may leave "b c" as well.
        const auto& parts = origin->trace.nodes.front().parts;
        QCOMPARE(origin->isReached, parts.front() == two);
    }
    /// With a third part that costs more to cut off there is one best cut, and the split must find it.
    void findsTheGroupThatAlgorithmOneComesTo() {
        const auto graph = graphFrom("x:8x8x8 > a:Conv3 > b:Conv3 > c:Conv3c2");
        SplitCase some(graph, 3300, "exact");
        const GroupSet two = groupOf(*graph, "a b"), three = allOps(*graph);
        QVERIFY(some.cache.fits(two) && !some.cache.fits(three));
        RunControl control;
        Splitter splitter = some.splitter();
        const auto answer = splitter.split({&three, 1}, control).front();
        for (const GroupSet& part : answer->parts) {
            const FusionPlan plan = FusionPlan::fromGroups(3, answer->parts);
            const auto origin =
                originOf(part, unfittingAround({*graph, plan, three}, plan.groupOf(part.first()), some.cache), splitter,
                         control);
            QVERIFY(origin && origin->isReached);
        }
    }
    void whatHasNoNeighbourHasNoOrigin() {
        const auto graph = graphFrom("x:8x8x8 > a:Conv3 > b:Conv3");
        SplitCase some(graph, 3300, "exact");
        const FusionPlan whole = FusionPlan::fromGroups(2, {allOps(*graph)});
        QVERIFY(unfittingAround({*graph, whole, allOps(*graph)}, GroupId(0), some.cache).empty());
        const FusionPlan apart = FusionPlan::singletons(2);
        QVERIFY(unfittingAround({*graph, apart, GroupSet{OpId(0)}}, GroupId(0), some.cache).empty());
        Splitter splitter = some.splitter();
        RunControl control;
        QVERIFY(!originOf(allOps(*graph), {}, splitter, control));
    }
    /// On random networks: groups around one hold it, do not fit, and are groups; the answer is a split of one of them.
    void growsLawfully() {
        Random random(5);
        int found = 0, reached = 0;
        for (int round = 0; round < 150; ++round) {
            const auto some = randomCase("exact", random, 20);
            const OpGraph& graph = *some->context.graph;
            const GroupSet fusable = fusableOps(graph, *some->context.costModel, some->betaBytes);
            const FusionPlan plan = randomPlan(graph, fusable, random);
            Splitter splitter = some->splitter();
            for (std::int32_t id = 0; id < plan.groupCount(); ++id) {
                const GroupSet& group = plan.group(GroupId(id));
                if (!some->cache.fits(group) || !group.isSubsetOf(fusable)) continue;
                const auto around = unfittingAround({graph, plan, fusable}, GroupId(id), some->cache);
                for (const GroupSet& larger : around) {
                    QVERIFY(group.isSubsetOf(larger) && larger.isSubsetOf(fusable) && !some->cache.fits(larger));
                    QVERIFY(isConvex(graph, larger) && isWeaklyConnected(graph, larger));
                    for (const GroupSet& other : plan.groups())
                        QVERIFY(!other.intersects(larger) || other.isSubsetOf(larger));
                }
                RunControl control;
                const auto origin = originOf(group, around, splitter, control);
                QCOMPARE(origin.has_value(), !around.empty());
                if (!origin) continue;
                ++found;
                reached += origin->isReached;
                const auto& root = origin->trace.nodes.front();
                QVERIFY(std::find(around.begin(), around.end(), root.group) != around.end());
                QCOMPARE(origin->isReached, std::find(root.parts.begin(), root.parts.end(), group) != root.parts.end());
            }
        }
        QVERIFY2(found > 60 && reached > 10, qPrintable(QString("%1, %2").arg(found).arg(reached)));
    }
    void aStopGivesNothing() {
        const auto graph = graphFrom("x:8x8x8 > a:Conv3 > b:Conv3 > c:Conv3");
        SplitCase some(graph, 3300, "exact");
        Splitter splitter = some.splitter();
        RunControl control;
        control.requestStop();
        QVERIFY(!originOf(groupOf(*graph, "a b"), {allOps(*graph)}, splitter, control));
    }
};

QTEST_APPLESS_MAIN(TestOrigin)
#include "tst_origin.moc"
