// SPDX-License-Identifier: Apache-2.0
#include "core/plan/plan_constraints.h"

#include <QtTest>

#include "core/base/error.h"
#include "core/plan/plan_check.h"
#include "core/plan/random_plan.h"
#include "tests/support/graph_text.h"
#include "tests/support/plan_oracle.h"
#include "tests/support/random_graph.h"
#include "tests/support/random_overrides.h"

using namespace fusescope;
using namespace fusescope::test;

namespace {

Edge edgeOf(const OpGraph& graph, const std::string& producer, const std::string& consumer) {
    for (const Edge& edge : graph.edges())
        if (graph.op(edge.producer).name == producer && graph.op(edge.consumer).name == consumer) return edge;
    qFatal("no such edge");
}

QString blocksText(const OpGraph& graph, const Overrides& overrides) {
    QStringList text;
    const PlanConstraints constraints = resolveOverrides(graph, overrides);
    for (const GroupSet& block : constraints.blocks.groups()) text << QString::fromStdString(namesOf(graph, block));
    return text.join(" | ");
}

QString problemOf(const OpGraph& graph, const Overrides& overrides) {
    try {
        resolveOverrides(graph, overrides);
    } catch (const Error& error) {
        return QString::fromStdString(error.problem());
    }
    return "none";
}

}  // namespace

class TestPlanConstraints : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void whatIsBetweenKeptOpsIsKeptToo() {
        const auto graph = graphFrom("x:1x8x8 > a:Relu > b:Relu > add:Add; a > add > c:Relu");
        Overrides overrides;
        QCOMPARE(blocksText(*graph, overrides), "a | b | add | c");
        overrides.keep = {edgeOf(*graph, "a", "add")};
        QCOMPARE(blocksText(*graph, overrides), "a b add | c");  // b is on a path from a to add
    }

    /// a-d and b-c kept: a needs nothing, but d reads b's group and c reads a's: one cycle, one block.
    void keptPairsThatWaitForEachOtherAreOneBlock() {
        const auto graph = graphFrom("x:1x8x8 > a:Relu > c:Sum; x > b:Relu > d:Sum; a > d; b > c");
        Overrides overrides;
        overrides.keep = {edgeOf(*graph, "a", "d"), edgeOf(*graph, "b", "c")};
        QCOMPARE(blocksText(*graph, overrides), "a b c d");
    }

    void whatIsCutLockedOrAloneStaysApart() {
        const auto graph = graphFrom("x:1x8x8 > a:Relu > b:Relu > c:Relu > d:Relu > e:Relu");
        Overrides overrides;
        overrides.cut = {edgeOf(*graph, "a", "b")};
        overrides.locked = {groupOf(*graph, "c d")};
        overrides.alone = {*graph->findOp("e")};
        const PlanConstraints constraints = resolveOverrides(*graph, overrides);
        QCOMPARE(constraints.blocks.groupCount(), 4);
        QCOMPARE(constraints.apart.size(), 3U);  // a-b, b-cd, cd-e
    }

    void contradictionsAreNamed_data() {
        QTest::addColumn<QString>("expected");
        QTest::addColumn<QStringList>("cut");
        QTest::addColumn<QStringList>("keep");
        QTest::addColumn<QStringList>("alone");
        QTest::addColumn<QStringList>("locked");
        const QStringList none;
        QTest::newRow("cut and kept") << "the edge \"a\" > \"b\" is to be cut, but both ops have to be in one group"
                                      << QStringList{"a b"} << QStringList{"a b"} << none << none;
        QTest::newRow("cut inside what is kept")
            << "the edge \"b\" > \"add\" is to be cut, but both ops have to be in one group" << QStringList{"b add"}
            << QStringList{"a add"} << none << none;
        QTest::newRow("alone and kept") << "\"b\", which is to stay alone, would have to be with \"a\"" << none
                                        << QStringList{"a b"} << QStringList{"b"} << none;
        QTest::newRow("locked and kept") << "the locked group of \"a\" (2 ops) would have to be with \"add\"" << none
                                         << QStringList{"b add"} << none << QStringList{"a b"};
        QTest::newRow("not convex") << "the locked group of \"a\" (2 ops) is no convex, connected group" << none << none
                                    << none << QStringList{"a add"};
        QTest::newRow("locked twice") << "\"b\" is in two locked groups" << none << none << none
                                      << QStringList{"a b", "b add"};
        QTest::newRow("alone in a locked group") << "\"a\", which is to stay alone, would have to be with \"b\"" << none
                                                 << none << QStringList{"a"} << QStringList{"a b"};
        QTest::newRow("cut in a locked group")
            << "the edge \"a\" > \"b\" is to be cut, but both ops have to be in one group" << QStringList{"a b"} << none
            << none << QStringList{"a b"};
        QTest::newRow("no contradiction")
            << "none" << QStringList{"add c"} << QStringList{"a b"} << QStringList{"c"} << none;
    }
    void contradictionsAreNamed() {
        QFETCH(QString, expected);
        QFETCH(QStringList, cut);
        QFETCH(QStringList, keep);
        QFETCH(QStringList, alone);
        QFETCH(QStringList, locked);
        const auto graph = graphFrom("x:1x8x8 > a:Relu > b:Relu > add:Add; a > add > c:Relu");
        Overrides overrides;
        const auto edges = [&](const QStringList& texts) {
            std::vector<Edge> all;
            for (const QString& text : texts)
                all.push_back(
                    edgeOf(*graph, text.section(' ', 0, 0).toStdString(), text.section(' ', 1).toStdString()));
            return all;
        };
        overrides.cut = edges(cut);
        overrides.keep = edges(keep);
        for (const QString& name : alone) overrides.alone.push_back(*graph->findOp(name.toStdString()));
        for (const QString& names : locked) overrides.locked.push_back(groupOf(*graph, names.toStdString()));
        QCOMPARE(problemOf(*graph, overrides), expected);
    }

    /// A plan honours the overrides if and only if it respects blocks and what is apart; and they contradict each other
    /// only if no plan honours them.
    void equalsAllPlans() {
        Random random(9);
        int solvable = 0;
        int contradictions = 0;
        for (int round = 0; round < 300; ++round) {
            const auto graph = randomGraph(static_cast<int>(2 + random.below(6)), random.uniform(), random);
            const Overrides overrides = randomOverrides(*graph, random);
            std::optional<PlanConstraints> constraints;
            try {
                constraints = resolveOverrides(*graph, overrides);
                QVERIFY(checkPlan(*graph, constraints->blocks).empty());
            } catch (const Error&) {
            }
            int honouring = 0;
            forEachPartition(graph->opCount(), [&](const FusionPlan& plan) {
                if (!checkPlan(*graph, plan).empty()) return;
                const bool isHonoured = honours(plan, overrides);
                honouring += isHonoured ? 1 : 0;
                if (constraints && respects(plan, *constraints) != isHonoured) qFatal("plans differ");
            });
            QCOMPARE(honouring > 0, constraints.has_value());
            (constraints ? solvable : contradictions) += 1;
        }
        QVERIFY2(solvable > 100 && contradictions > 20, qPrintable(QString("%1 %2").arg(solvable).arg(contradictions)));
    }
};

QTEST_APPLESS_MAIN(TestPlanConstraints)
#include "tst_plan_constraints.moc"
