// SPDX-License-Identifier: Apache-2.0
// The kind of every operator that exports of classifiers, segmenters, detectors and transformers hold, and what such
// ops cost under both schemes: cases worked out by hand, one byte an element unless they say otherwise.
#include <QtTest>

#include <map>
#include <set>

#include "core/base/data_dir.h"
#include "core/cost/cost_model.h"
#include "core/cost/op_rules.h"
#include "core/import/model_importer.h"
#include "tests/support/graph_text.h"
#include "tests/support/small_graph.h"

using namespace fusescope;
using namespace fusescope::test;

namespace {

using Graph = std::shared_ptr<const OpGraph>;
using Shapes = std::vector<Shape>;

/// "F_beta F_D" of the whole graph as a group, in a large buffer.
QString priceOf(const Graph& graph, Scheme scheme) {
    Accelerator hardware;
    hardware.scheme = scheme;
    hardware.bufferBytes = 1 << 20;
    hardware.activationBits = hardware.weightBits = 8;
    GroupSet group;
    for (int op = 0; op < graph->opCount(); ++op) group.insert(OpId(op));
    const Price price = makeCostModel(graph, hardware)->price({&group, 1}, hardware.bufferBytes).front();
    if (!price.bufferBytes) return "not modelled";
    return QString("%1 %2").arg(*price.bufferBytes).arg(price.dramBytes);
}

QString kindOf(const Graph& graph, const std::string& op) {
    return opKindName(opKind(*graph, graph->op(graph->findOp(op).value())));
}

}  // namespace

class TestOpKinds : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void operatorsOfTheBundledModelsHaveAKind();
    void operatorsOfExportsHaveAKind_data();
    void operatorsOfExportsHaveAKind();
    void prices_data();
    void prices();
    void severalOutputsAreMadeTogether();
    void widthsOfTheModelCount();
};

void TestOpKinds::operatorsOfTheBundledModelsHaveAKind() {
    std::map<QString, std::set<QString>> kinds;
    for (const auto& entry : std::filesystem::directory_iterator(dataDir() / "models")) {
        if (entry.path().extension() != ".onnx") continue;
        RunControl control;
        const ImportOptions sizes{{{"h", "224"}, {"w", "224"}}};
        const Graph graph = importModel(entry.path(), sizes, control)->graph;
        for (const Op& op : graph->ops()) kinds[QString::fromStdString(op.type)].insert(opKindName(opKind(*graph, op)));
    }
    QStringList text;
    for (const auto& [type, found] : kinds) {
        QStringList names;
        for (const QString& name : found) names << name;
        text << type + ": " + names.join(", ");
    }
    const QStringList expected{
        "Add: row-wise",
        "AveragePool: window",
        "BatchNormalization: row-wise",
        "Clip: row-wise",
        "Concat: row-wise, window",  // Swin joins rows
        "Conv: window",
        "Div: row-wise",
        "Erf: row-wise",
        "Flatten: global",
        "Gather: opaque",
        "Gemm: window",
        "GlobalAveragePool: global",
        "HardSigmoid: row-wise",
        "MatMul: global, window",  // of two maps, or with a constant matrix
        "MaxPool: window",
        "Mul: row-wise",
        "Pad: row-wise, window",
        "Pow: row-wise",
        "ReduceMean: row-wise",
        "Relu: row-wise",
        "Reshape: global",
        "Resize: window",
        "Sigmoid: row-wise",
        "Slice: row-wise, window",
        "Softmax: row-wise",
        "Sqrt: row-wise",
        "Sub: row-wise",
        "Transpose: global",
    };
    QCOMPARE(text.join('\n'), expected.join('\n'));
}

void TestOpKinds::operatorsOfExportsHaveAKind_data() {
    QTest::addColumn<Graph>("graph");
    QTest::addColumn<QString>("kind");
    const auto row = [](const char* name, const char* kind, SmallGraph graph) {
        QTest::newRow(name) << graph.build() << QString(kind);
    };
    const Shape map{1, 8, 6, 5};
    const Shape tokens{1, 6, 8};
    row("Conv", "window", oneOp("Conv", {map}, map, {{"pads", Sizes{1, 1, 1, 1}}}, {{8, 8, 3, 3}}));
    row("ConvTranspose", "window",
        oneOp("ConvTranspose", {map}, Shape{1, 4, 12, 10}, {{"strides", Sizes{2, 2}}}, {{8, 4, 2, 2}}));
    row("Resize", "window", oneOp("Resize", {map}, Shape{1, 8, 12, 10}));
    row("Resize that is not known", "global",
        oneOp("Resize", {map}, Shape{1, 8, 12, 10},
              {{"coordinate_transformation_mode", std::string("align_corners")}}));
    row("Pad of rows", "window", oneOp("Pad", {map}, Shape{1, 8, 8, 5}, {{"pads", Sizes{0, 0, 1, 0, 0, 0, 1, 0}}}));
    row("Pad of columns", "row-wise",
        oneOp("Pad", {map}, Shape{1, 8, 6, 7}, {{"pads", Sizes{0, 0, 0, 1, 0, 0, 0, 1}}}));
    row("Pad by reflection", "global",
        oneOp("Pad", {map}, Shape{1, 8, 8, 5},
              {{"pads", Sizes{0, 0, 1, 0, 0, 0, 1, 0}}, {"mode", std::string("reflect")}}));
    row("Slice of channels", "row-wise",
        oneOp("Slice", {map}, Shape{1, 4, 6, 5}, {{"axes", Sizes{1}}, {"starts", Sizes{0}}, {"ends", Sizes{4}}}));
    row("Slice of rows", "window",
        oneOp("Slice", {map}, Shape{1, 8, 3, 5}, {{"axes", Sizes{2}}, {"starts", Sizes{3}}, {"ends", Sizes{6}}}));
    row("Concat of channels", "row-wise", oneOp("Concat", {map, map}, Shape{1, 16, 6, 5}, {{"axis", std::int64_t{1}}}));
    row("Concat of rows", "window", oneOp("Concat", {map, map}, Shape{1, 8, 12, 5}, {{"axis", std::int64_t{2}}}));
    row("ReduceMean over the map", "global", oneOp("ReduceMean", {map}, Shape{1, 8, 1, 1}, {{"axes", Sizes{2, 3}}}));
    row("ReduceMean over channels", "row-wise", oneOp("ReduceMean", {map}, Shape{1, 1, 6, 5}, {{"axes", Sizes{1}}}));
    row("Softmax over channels", "row-wise", oneOp("Softmax", {map}, map, {{"axis", std::int64_t{1}}}));
    row("Softmax over rows", "global", oneOp("Softmax", {map}, map, {{"axis", std::int64_t{2}}}));
    row("MatMul with a matrix", "window", oneOp("MatMul", {tokens}, Shape{1, 6, 12}, {}, {{8, 12}}));
    row("MatMul of maps", "global", oneOp("MatMul", {tokens, Shape{1, 8, 6}}, Shape{1, 6, 6}));
    row("Gemm", "window", oneOp("Gemm", {Shape{1, 8}}, Shape{1, 10}, {}, {{8, 10}, {10}}));
    row("LayerNormalization", "row-wise", oneOp("LayerNormalization", {tokens}, tokens, {}, {{8}, {8}}));
    row("InstanceNormalization", "global", oneOp("InstanceNormalization", {map}, map, {}, {{8}, {8}}));
    row("GroupNormalization", "global", oneOp("GroupNormalization", {map}, map, {}, {{8}, {8}}));
    row("Gelu", "row-wise", oneOp("Gelu", {tokens}, tokens));
    row("Erf", "row-wise", oneOp("Erf", {tokens}, tokens));
    row("Where", "row-wise", oneOp("Where", {tokens, tokens, Shape{}}, tokens));
    row("BitwiseAnd", "row-wise", oneOp("BitwiseAnd", {tokens, tokens}, tokens));
    row("Transpose", "global", oneOp("Transpose", {tokens}, Shape{1, 8, 6}, {{"perm", Sizes{0, 2, 1}}}));
    row("Reshape", "global", oneOp("Reshape", {map}, Shape{1, 8, 30}));
    row("Reshape to the same", "row-wise", oneOp("Reshape", {tokens}, tokens));
    row("Flatten", "global", oneOp("Flatten", {map}, Shape{1, 240}));
    row("ArgMax of labels", "row-wise",
        oneOp("ArgMax", {map}, Shape{1, 6, 5}, {{"axis", std::int64_t{1}}, {"keepdims", std::int64_t{0}}}));
    row("DepthToSpace", "window", oneOp("DepthToSpace", {map}, Shape{1, 2, 12, 10}, {{"blocksize", std::int64_t{2}}}));
    row("SpaceToDepth", "window", oneOp("SpaceToDepth", {map}, Shape{1, 32, 3, 2}));
    row("Gather", "opaque", oneOp("Gather", {map, Shape{3}}, Shape{1, 3, 6, 5}));
    row("ScatterND", "opaque", oneOp("ScatterND", {map, Shape{4, 1}, Shape{4, 8}}, map));
    row("Expand", "opaque", oneOp("Expand", {Shape{1, 8, 1, 1}}, map));
    row("Tile", "opaque", oneOp("Tile", {map}, Shape{1, 16, 6, 5}));
    row("TopK", "opaque", oneOp("TopK", {Shape{1, 100}}, Shape{1, 5}));
    row("GridSample", "opaque", oneOp("GridSample", {map, Shape{1, 4, 4, 2}}, Shape{1, 8, 4, 4}));
    row("RoiAlign", "opaque", oneOp("RoiAlign", {map, Shape{5, 4}, Shape{5}}, Shape{5, 8, 7, 7}));
    row("Einsum", "opaque", oneOp("Einsum", {tokens, tokens}, Shape{1, 6, 6}));
    row("LSTM", "opaque", oneOp("LSTM", {Shape{4, 1, 8}}, Shape{4, 1, 1, 16}, {}, {{1, 64, 8}, {1, 64, 16}, {1, 128}}));
    row("GRU", "opaque", oneOp("GRU", {Shape{4, 1, 8}}, Shape{4, 1, 1, 16}, {}, {{1, 48, 8}, {1, 48, 16}}));
    row("CumSum", "opaque", oneOp("CumSum", {tokens, Shape{}}, tokens));
    row("OneHot", "opaque", oneOp("OneHot", {Shape{4}}, Shape{4, 10}));
    row("DynamicQuantizeLinear", "opaque", oneOp("DynamicQuantizeLinear", {map}, map));
    row("NonMaxSuppression", "not modelled",
        oneOp("NonMaxSuppression", {Shape{1, 9, 4}, Shape{1, 2, 9}}, std::nullopt));
    row("NonZero", "not modelled", oneOp("NonZero", {map}, std::nullopt));
    SmallGraph ours = oneOp("Relu", {map}, map);
    ours.last().domain = "com.example";
    row("of another domain", "opaque", std::move(ours));
}

void TestOpKinds::operatorsOfExportsHaveAKind() {
    QFETCH(Graph, graph);
    QFETCH(QString, kind);
    QCOMPARE(kindOf(graph, "y"), kind);
    for (const Scheme scheme : {Scheme::Lbdf, Scheme::Brr})
        QCOMPARE(priceOf(graph, scheme) == "not modelled", kind == "not modelled");
}

void TestOpKinds::prices_data() {
    QTest::addColumn<Graph>("graph");
    QTest::addColumn<QString>("lbdf");
    QTest::addColumn<QString>("brr");
    const auto row = [](const char* name, const Graph& graph, const char* lbdf, const char* brr) {
        QTest::newRow(name) << graph << QString(lbdf) << QString(brr);
    };
    const auto built = [](SmallGraph graph) { return graph.build(); };
    // LBDF x 2·24 + y 24, weights 130. BRR: the first op is full and takes its operand as it comes, one row of 24.
    row("ConvTranspose",
        built(oneOp("ConvTranspose", {{1, 4, 6, 6}}, Shape{1, 2, 12, 12},
                    {{"strides", Sizes{2, 2}}, {"pads", Sizes{1, 1, 1, 1}}}, {{4, 2, 4, 4}, {2}})),
        "202 562", "154 562");
    // LBDF x 1·5, up 3·10, y 10, weights 9. BRR up 3·10 full, y 10 sliced, weights 9. In 25, out 100.
    row("Resize before a window", graphFrom("x:1x5x5 > up:Resize2 > y:Conv3c1"), "54 134", "49 134");
    // Two images: x 3·64, y 64, weights 144. BRR: y's row of both images, full.
    row("batch of two", graphFrom("x:2x4x8x8 > y:Conv3"), "400 1168", "208 1168");
    // K = 5 rows of x (36 each), y 3·72, z 36; weights 8·1·9 + 4·8·9 = 360. BRR: y 3·72 full, z 36 sliced.
    row("groups and dilation", graphFrom("x:4x12x9 > y:Conv3c8d2p2g4 > z:Conv3c4"), "792 1224", "612 1224");
    // The operand of one row is held: x 40, s 8, y 40. BRR: y's row, full.
    row("broadcast of a row", built(oneOp("Mul", {{1, 8, 7, 5}, {1, 8, 1, 1}}, Shape{1, 8, 7, 5})), "88 568", "40 568");
    // A row of one column for each row: x 40, s 8, y 40; s is 56 in all.
    row("broadcast of a column", built(oneOp("Mul", {{1, 8, 7, 5}, {1, 8, 7, 1}}, Shape{1, 8, 7, 5})), "88 616",
        "40 616");
    // The operand has its rows along another axis: all 8, 8·1·5... held, 40.
    row("broadcast of another rank", built(oneOp("Add", {{1, 8, 7, 5}, {7, 5}}, Shape{1, 8, 7, 5})), "115 595",
        "40 595");
    row("constant operand", built(oneOp("Mul", {{1, 8, 7, 5}}, Shape{1, 8, 7, 5}, {}, {{8, 1, 1}})), "88 568",
        "48 568");
    // The whole operand and a row: 32·512, rois 20, indices 5, y 5·16·7. BRR: y's row, full.
    row("RoiAlign", built(oneOp("RoiAlign", {{1, 16, 32, 32}, {5, 4}, {5}}, Shape{5, 16, 7, 7})), "16969 20329",
        "560 20329");
    row("GridSample", built(oneOp("GridSample", {{1, 4, 8, 8}, {1, 6, 6, 2}}, Shape{1, 4, 6, 6})), "352 472", "24 472");
    // Rank 3 has rows along T: a 6·4, b 4·5, a row of 5.
    row("Einsum", built(oneOp("Einsum", {{1, 6, 4}, {1, 4, 5}}, Shape{1, 6, 5})), "49 74", "5 74");
    // x 32, weights 512 + 1024 + 128, y [4, 1, 1, 16] one row of 64.
    row("LSTM", built(oneOp("LSTM", {{4, 1, 8}}, Shape{4, 1, 1, 16}, {}, {{1, 64, 8}, {1, 64, 16}, {1, 128}})),
        "1760 1760", "1728 1760");
    // Two rows above and none below, then the other way round: windows of 3 all the same. x 96, a 96, y 32.
    SmallGraph padded;
    padded.input("x", {1, 4, 8, 8});
    padded.op("a", "Conv", {"x"}, Shape{1, 4, 8, 8}, {{"pads", Sizes{2, 1, 0, 1}}}, {{4, 4, 3, 3}});
    padded.op("y", "Conv", {"a"}, Shape{1, 4, 8, 8}, {{"pads", Sizes{0, 1, 2, 1}}}, {{4, 4, 3, 3}});
    row("asymmetric padding", padded.build(), "512 800", "416 800");  // BRR: a 96 full, y 32 sliced
    // Two inputs, two outputs of which one is read on: a, b, s, t a row of 8 each.
    row("several inputs and outputs", graphFrom("a:2x4x4 > s:Add!; b:2x4x4 > s > t:Relu"), "32 128", "8 128");
}

void TestOpKinds::prices() {
    QFETCH(Graph, graph);
    QFETCH(QString, lbdf);
    QFETCH(QString, brr);
    QCOMPARE(priceOf(graph, Scheme::Lbdf), lbdf);
    QCOMPARE(priceOf(graph, Scheme::Brr), brr);
}

void TestOpKinds::severalOutputsAreMadeTogether() {
    // x a row of 64, a and b a row of 32 each; BRR: full, both rows.
    SmallGraph split = oneOp("Split", {{1, 8, 8, 8}}, Shape{1, 4, 8, 8}, {{"axis", std::int64_t{1}}});
    split.alsoMakes("b", {1, 4, 8, 8});
    const Graph built = split.build();
    QCOMPARE(kindOf(built, "y"), QString("row-wise"));
    QCOMPARE(priceOf(built, Scheme::Lbdf), QString("128 1024"));
    QCOMPARE(priceOf(built, Scheme::Brr), QString("64 1024"));
    // Values and their places, of 8 bytes each.
    SmallGraph top = oneOp("TopK", {{1, 1000}}, Shape{1, 5});
    top.alsoMakes("places", {1, 5});
    top.setType("places", ElementType::Int64);
    QCOMPARE(priceOf(top.build(), Scheme::Lbdf), QString("%1 %1").arg(1000 + 5 + 40));
}

void TestOpKinds::widthsOfTheModelCount() {
    // x int8 3·24, y int32 a row of 32·4, weights int16 108·2; BRR: y's row alone.
    SmallGraph conv;
    conv.input("x", {1, 3, 8, 8}, ElementType::Int8);
    conv.op("y", "Conv", {"x"}, Shape{1, 4, 8, 8}, {{"pads", Sizes{1, 1, 1, 1}}}, {{4, 3, 3, 3}});
    conv.last().weights.front().elementType = ElementType::Int16;
    conv.setType("y", ElementType::Int32);
    const Graph built = conv.build();
    QCOMPARE(priceOf(built, Scheme::Lbdf), QString("%1 %2").arg(72 + 128 + 216).arg(192 + 1024 + 216));
    QCOMPARE(priceOf(built, Scheme::Brr), QString("%1 %2").arg(128 + 216).arg(192 + 1024 + 216));
}

QTEST_GUILESS_MAIN(TestOpKinds)
#include "tst_op_kinds.moc"
