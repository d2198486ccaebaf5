// SPDX-License-Identifier: Apache-2.0
#include "core/graph/induced_graph.h"

#include <QtTest>

#include "tests/support/graph_text.h"
#include "tests/support/random_graph.h"

using namespace fusescope;
using namespace fusescope::test;

class TestInducedGraph : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    /// b reads what a makes, c and the skip read b: of "b c" a's tensor is an input, and both tensors leave.
    void keepsWhatIsInsideAndNamesWhatCrosses() {
        const auto graph = graphFrom("x:4x8x8 > a:Conv3 > b:Conv3 > c:Conv3 > add:Add; b > add");
        const std::vector<OpId> ops{*graph->findOp("b"), *graph->findOp("c")};
        const auto part = inducedGraph(*graph, ops);
        QCOMPARE(part->opCount(), 2);
        QCOMPARE(part->edges().size(), 1U);
        QCOMPARE(part->graphInputs().size(), 1U);
        QCOMPARE(part->graphOutputs().size(), 2U);
        for (std::size_t i = 0; i < ops.size(); ++i) {
            const Op& before = graph->op(ops[i]);
            const Op& after = part->op(OpId(static_cast<std::int32_t>(i)));
            QCOMPARE(after.name, before.name);
            QVERIFY(after.type == before.type && after.attributes == before.attributes &&
                    after.weights == before.weights);
            const Tensor& was = graph->tensor(before.outputs.front());
            const Tensor& is = part->tensor(after.outputs.front());
            QVERIFY(is.name == was.name && is.shape == was.shape && is.elementType == was.elementType);
        }
    }

    void hasTheEdgesBetweenItsOps() {
        Random random(5);
        for (int round = 0; round < 200; ++round) {
            const auto graph = randomGraph(static_cast<int>(2 + random.below(20)), random.uniform(), random);
            std::vector<OpId> ops;
            for (std::int32_t op = 0; op < graph->opCount(); ++op)
                if (random.chance(0.6)) ops.push_back(OpId(op));
            const auto part = inducedGraph(*graph, ops);
            QCOMPARE(part->opCount(), static_cast<int>(ops.size()));
            std::size_t inside = 0;
            for (const Edge& edge : graph->edges()) {
                const auto isIn = [&](OpId op) { return std::binary_search(ops.begin(), ops.end(), op); };
                inside += isIn(edge.producer) && isIn(edge.consumer) ? 1 : 0;
            }
            QCOMPARE(part->edges().size(), inside);
            for (std::size_t i = 0; i < ops.size(); ++i)
                QCOMPARE(part->op(OpId(static_cast<std::int32_t>(i))).name, graph->op(ops[i]).name);
        }
    }
};

QTEST_APPLESS_MAIN(TestInducedGraph)
#include "tst_induced_graph.moc"
