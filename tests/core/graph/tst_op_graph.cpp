// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "core/base/error.h"
#include "core/graph/fingerprint.h"
#include "core/graph/model_totals.h"
#include "core/graph/op_graph_builder.h"
#include "core/graph/traversal.h"
#include "tests/support/graph_text.h"

using namespace fusescope;
using namespace fusescope::test;

namespace {

/// Adds an op that reads and makes tensors by name.
void add(OpGraphBuilder& builder, const std::string& name, const std::vector<std::string>& in, const std::vector<std::string>& out) {
    Op op;
    op.name = name;
    op.type = "Relu";
    for (const auto& tensor : in) op.inputs.push_back({builder.tensor(tensor), static_cast<int>(op.inputs.size())});
    for (const auto& tensor : out) op.outputs.push_back(builder.tensor(tensor));
    builder.addOp(std::move(op));
}

QString problemOf(OpGraphBuilder& builder) {
    try {
        builder.build();
    } catch (const Error& error) {
        return QString::fromStdString(error.problem());
    }
    return "none";
}

}  // namespace

class TestOpGraph : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void sortsTopologically() {
        OpGraphBuilder builder;
        builder.markGraphInput(builder.tensor("x"));
        add(builder, "late", {"b"}, {"c"});
        add(builder, "middle", {"a"}, {"b"});
        add(builder, "early", {"x"}, {"a"});
        builder.markGraphOutput(builder.tensor("c"));
        const auto graph = builder.build();
        QCOMPARE(graph->op(OpId(0)).name, std::string("early"));
        QCOMPARE(graph->op(OpId(2)).name, std::string("late"));
        QCOMPARE(graph->edges().size(), std::size_t{2});
        QVERIFY(graph->tensor(*graph->findTensor("c")).isGraphOutput);
        QCOMPARE(graph->predecessors(OpId(2)).front(), OpId(1));
        QCOMPARE(graph->successors(OpId(0)).front(), OpId(1));
    }

    void namesAreUnique() {
        OpGraphBuilder builder;
        builder.markGraphInput(builder.tensor("x"));
        add(builder, "n", {"x"}, {"a"});
        add(builder, "n", {"x"}, {"b"});
        add(builder, "n#2", {"x"}, {"c"});
        add(builder, "", {"x"}, {"d"});
        const auto graph = builder.build();
        QStringList names;
        for (const Op& op : graph->ops()) names << QString::fromStdString(op.name);
        QCOMPARE(names.join(' '), QString("n n#2 n#2#2 d"));
    }

    void refusesBrokenGraphs() {
        OpGraphBuilder cyclic;
        add(cyclic, "p", {"b"}, {"a"});
        add(cyclic, "q", {"a"}, {"b"});
        QVERIFY(problemOf(cyclic).contains("cycle"));
        OpGraphBuilder dangling;
        add(dangling, "p", {"nothing"}, {"a"});
        QVERIFY(problemOf(dangling).contains("which nothing makes"));
        OpGraphBuilder twice;
        twice.markGraphInput(twice.tensor("x"));
        add(twice, "p", {"x"}, {"a"});
        QVERIFY_EXCEPTION_THROWN(add(twice, "q", {"x"}, {"a"}), Error);
        OpGraphBuilder absurd;
        QVERIFY_EXCEPTION_THROWN(absurd.setType(absurd.tensor("x"), ElementType::Float32, Shape{1, 0}), Error);
        QVERIFY_EXCEPTION_THROWN(absurd.setType(absurd.tensor("x"), ElementType::Float32, Shape{-3}), Error);
        QVERIFY_EXCEPTION_THROWN(absurd.setType(absurd.tensor("x"), ElementType::Float32, Shape{1LL << 40, 1LL << 40}), Error);
    }

    void anOpThatReadsATensorTwiceHasOneEdge() {
        const auto graph = graphFrom("x:1x4x4 > a:Relu > m:Mul; a > m");
        QCOMPARE(graph->edges().size(), std::size_t{1});
        QCOMPARE(graph->op(OpId(1)).inputs.size(), std::size_t{2});
    }

    void fingerprintsSeeStructure() {
        const auto one = graphFrom("x:1x4x4 > a:Relu > b:Conv3");
        QCOMPARE(fingerprint(*one), fingerprint(*graphFrom("x:1x4x4 > a:Relu > b:Conv3")));
        QCOMPARE(fingerprint(*one).size(), std::size_t{64});
        for (const char* other : {"x:1x4x4 > a:Relu > b:Conv1", "x:1x4x4 > a:Sigmoid > b:Conv3", "x:1x5x4 > a:Relu > b:Conv3",
                                  "x:1x4x4 > c:Relu > b:Conv3", "x:1x4x4 > a:Relu! > b:Conv3", "x:1x4x4 > a:Relu > b:Conv3b"})
            QVERIFY2(fingerprint(*one) != fingerprint(*graphFrom(other)), other);
    }

    void findsWhatLiesBetween() {
        const auto graph = graphFrom("x:1x4x4 > a:Relu > b:Relu > d:Add; a > c:Relu > d; x > e:Relu");
        QStringList names;
        for (const OpId op : opsBetween(*graph, *graph->findOp("a"), *graph->findOp("d")))
            names << QString::fromStdString(graph->op(op).name);
        names.sort();
        QCOMPARE(names.join(' '), QString("a b c d"));
        QVERIFY(opsBetween(*graph, *graph->findOp("b"), *graph->findOp("e")).empty());
    }

    void countsWork() {
        const auto graph = graphFrom("x:4x8x8 > c:Conv3c8b > f:Flatten > g:Gemm10b");
        const ModelTotals totals = modelTotals(*graph);
        QCOMPARE(totals.parameters, 8 * 4 * 9 + 8 + 10 * 512 + 10);
        QCOMPARE(totals.macs, 8 * 64 * 36 + 10 * 512);
        QCOMPARE(formatCount(12'233'232), std::string("12.2 M"));
    }
};

QTEST_APPLESS_MAIN(TestOpGraph)
#include "tst_op_graph.moc"
