// SPDX-License-Identifier: Apache-2.0
#include "core/search/variation.h"

#include <QtTest>

#include "core/plan/plan_check.h"
#include "core/plan/random_plan.h"
#include "tests/support/graph_text.h"
#include "tests/support/random_graph.h"

using namespace fusescope;
using namespace fusescope::test;

namespace {

bool isJoined(const FusionPlan& plan, const Edge& edge) {
    return plan.groupOf(edge.producer) == plan.groupOf(edge.consumer);
}

}  // namespace

class TestVariation : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void childrenAreWellFormedAndJoinNothingNew() {
        Random random(3);
        int differ = 0;
        for (int round = 0; round < 1000; ++round) {
            const auto graph = randomGraph(static_cast<int>(2 + random.below(40)), random.uniform(), random);
            const FusionPlan one = randomPlan(*graph, allOps(*graph), random);
            const FusionPlan other = randomPlan(*graph, allOps(*graph), random);
            const FusionPlan child = crossOver(*graph, one, other, random);
            QVERIFY(checkPlan(*graph, child).empty());
            for (const GroupSet& group : child.groups())  // each op is tied to its group by an edge some parent joins
                group.forEach([&](OpId op) {
                    bool isTied = group.count() == 1;
                    for (const Edge& edge : graph->edges())
                        isTied =
                            isTied || ((edge.producer == op || edge.consumer == op) && group.contains(edge.producer) &&
                                       group.contains(edge.consumer) && (isJoined(one, edge) || isJoined(other, edge)));
                    QVERIFY(isTied);
                });
            differ += child != one && child != other ? 1 : 0;
        }
        QVERIFY2(differ > 400, qPrintable(QString::number(differ)));
    }

    void equalParentsHaveEqualChildren() {
        Random random(5);
        int equal = 0;
        for (int round = 0; round < 200; ++round) {
            const auto graph = randomGraph(static_cast<int>(2 + random.below(20)), random.uniform(), random);
            const FusionPlan plan = randomPlan(*graph, allOps(*graph), random);
            equal += crossOver(*graph, plan, plan, random) == plan ? 1 : 0;
        }
        QVERIFY2(equal > 190, qPrintable(QString::number(equal)));  // an edge refused early can cost a group
    }

    /// Every kind of child of a chain cut in the middle and the same chain cut elsewhere.
    void bothKindsOccur() {
        const auto graph = graphFrom("x:1x8x8 > a:Relu > b:Relu > c:Relu > d:Relu");
        const auto plan = [&](const QStringList& names) {
            std::vector<GroupSet> groups;
            for (const QString& name : names) groups.push_back(groupOf(*graph, name.toStdString()));
            return FusionPlan::fromGroups(4, groups);
        };
        const FusionPlan one = plan({"a b", "c d"});
        const FusionPlan other = plan({"a", "b c d"});
        QSet<QString> children;
        for (std::uint64_t seed = 0; seed < 200; ++seed) {
            Random random(seed);
            const FusionPlan child = crossOver(*graph, one, other, random);
            QStringList text;
            for (const GroupSet& group : child.groups()) text << QString::fromStdString(namesOf(*graph, group));
            children << text.join(" | ");
        }
        // groups: a b with c d of the other; c d with a of the other; both; none. Cut sets: by the point of change.
        QVERIFY(children.contains("a b | c d") && children.contains("a | b c d") && children.contains("a | b | c d"));
        QVERIFY(children.contains("a b c d"));  // a-b of the one, b-c and c-d of the other
        QCOMPARE(children.size(), 4);
    }

    void editsAreWellFormed() {
        Random random(7);
        for (int round = 0; round < 300; ++round) {
            const auto graph = randomGraph(static_cast<int>(2 + random.below(30)), random.uniform(), random);
            const FusionPlan plan = randomPlan(*graph, allOps(*graph), random);
            QVERIFY(checkPlan(*graph, mutate(*graph, allOps(*graph), plan, random)).empty());
            QVERIFY(
                checkPlan(*graph, mutateInPlaces(*graph, allOps(*graph), plan, 1 << random.below(5), random)).empty());
        }
    }

    /// One edit of ops that are all alone joins two to four of them; many edits reach all over the plan. Unfusable ops
    /// stay alone.
    void editsInPlacesReachOverSeveralGroups() {
        const auto graph = graphFrom("x:1x8x8 > a:Relu > b:Relu > c:Relu > d:Relu > e:Relu > f:Relu > g:Relu > h:Relu");
        const GroupSet fusable = allOps(*graph) - groupOf(*graph, "h");
        const FusionPlan plan = FusionPlan::singletons(8);
        const auto groupCounts = [&](int places) {
            QSet<int> counts;
            Random random(11);
            for (int round = 0; round < 500; ++round) {
                const FusionPlan edited = mutateInPlaces(*graph, fusable, plan, places, random);
                if (!checkPlan(*graph, edited).empty()) counts << -1;
                if (edited.group(edited.groupOf(*graph->findOp("h"))).count() != 1) counts << -2;
                counts << edited.groupCount();
            }
            return counts;
        };
        QCOMPARE(groupCounts(0), QSet<int>{8});
        QCOMPARE(groupCounts(1), (QSet<int>{5, 6, 7}));
        QCOMPARE(groupCounts(2), (QSet<int>{2, 3, 4, 5, 6, 7}));
    }

    /// Shifts, merges and splits of one pair of groups, each by itself.
    void everyKindOfEditOccurs() {
        const auto graph = graphFrom("x:1x8x8 > a:Relu > b:Relu > c:Relu > d:Relu");
        const FusionPlan plan = FusionPlan::fromGroups(4, {groupOf(*graph, "a b"), groupOf(*graph, "c d")});
        QSet<QString> edited;
        Random random(13);
        for (int round = 0; round < 200; ++round) {
            QStringList text;
            const FusionPlan one = mutateInPlaces(*graph, allOps(*graph), plan, 1, random);
            for (const GroupSet& group : one.groups()) text << QString::fromStdString(namesOf(*graph, group));
            edited << text.join(" | ");
        }
        QCOMPARE(edited, (QSet<QString>{"a | b c d", "a b c | d", "a b c d", "a | b | c d", "a b | c | d"}));
    }

    /// An op in the middle of its group does not leave it: what stays might wait for itself.
    void onlyTheFirstAndLastOpsOfAGroupShift() {
        const auto graph = graphFrom("x:1x8x8 > a:Relu > b:Relu > c:Relu; b > d:Relu");
        const GroupSet group = groupOf(*graph, "a b c");
        const FusionPlan plan = FusionPlan::fromGroups(4, {group, groupOf(*graph, "d")});
        Random random(19);
        for (int round = 0; round < 200; ++round) {
            const FusionPlan edited = mutateInPlaces(*graph, allOps(*graph), plan, 1, random);
            QVERIFY(edited.group(edited.groupOf(*graph->findOp("d"))) != groupOf(*graph, "b d"));
        }
    }

    void withoutFusableEdgesNothingIsEdited() {
        const auto graph = graphFrom("x:1x8x8 > a:Relu > b:Relu");
        Random random(17);
        QVERIFY(mutateInPlaces(*graph, {}, FusionPlan::singletons(2), 4, random) == FusionPlan::singletons(2));
        const auto empty = graphFrom("x:1x8x8");
        QCOMPARE(mutateInPlaces(*empty, {}, FusionPlan::singletons(0), 4, random).groupCount(), 0);
    }
};

QTEST_APPLESS_MAIN(TestVariation)
#include "tst_variation.moc"
