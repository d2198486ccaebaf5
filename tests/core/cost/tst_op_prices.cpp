// SPDX-License-Identifier: Apache-2.0
// What kinds of op cost with line buffers: cases worked out by hand.
#include <QtTest>

#include <map>

#include "core/cost/lbdf_model.h"
#include "core/cost/op_rules.h"
#include "tests/support/graph_text.h"
#include "tests/support/small_graph.h"

using namespace fusescope;
using namespace fusescope::test;

namespace {

using Graph = std::shared_ptr<const OpGraph>;

std::string words(const char* text) { return text; }

Accelerator accelerator(int activationBits = 8, int weightBits = 8) {
    Accelerator hardware;
    hardware.activationBits = activationBits;
    hardware.weightBits = weightBits;
    return hardware;
}

Price priceOf(const Graph& graph, const GroupSet& group, const Accelerator& hardware = accelerator()) {
    return makeLbdfModel(graph, hardware)->price({&group, 1}, 0).front();
}

/// "x 3, y 1": rows on chip of the whole graph as a group.
QString rows(const Graph& graph) {
    std::map<TensorId, std::int64_t> held;
    for (const Term& term : makeLbdfModel(graph, accelerator())->terms(allOps(*graph), 0))
        if (term.tensor.isValid()) held[term.tensor] += term.rows;
    QStringList parts;
    for (const auto& [tensor, count] : held)
        parts << QString::fromStdString(graph->tensor(tensor).name) + " " + QString::number(count);
    return parts.join(", ");
}

constexpr std::optional<std::int64_t> bytes(std::int64_t count) { return count; }

}  // namespace

class TestOpPrices : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void pricesATransposedConvolution();
    void pricesANearestResize();
    void pricesALinearResize();
    void pricesPaddedRows();
    void pricesASliceOfRows();
    void pricesASplitOfChannels();
    void pricesAJoinOfRows();
    void pricesSoftmaxes();
    void pricesALayerNormalizationChain();
    void pricesAttention();
    void pricesAClassifierHead();
    void pricesReductions();
    void pricesGroupsAndDilation();
    void pricesABatch();
    void pricesWidths_data();
    void pricesWidths();
    void pricesMixedWidths();
    void pricesSeveralInputsAndOutputs();
    void pricesAnOpaqueOp();
    void doesNotPriceWhatIsNotKnown();
};

void TestOpPrices::pricesATransposedConvolution() {
    // K 4, S 2, P 1: row i of y reads rows ceil((i - 2)/2) … floor((i + 1)/2), two at a time.
    // x 2·6·4 = 48, y 1·12·2 = 24, weights 4·2·16 + 2 = 130; moved 144 + 288 + 130.
    SmallGraph graph;
    graph.input("x", {1, 4, 6, 6});
    graph.op("y", "ConvTranspose", {"x"}, Shape{1, 2, 12, 12}, {{"strides", Sizes{2, 2}}, {"pads", Sizes{1, 1, 1, 1}}},
             {{4, 2, 4, 4}, {2}});
    const Graph built = graph.build();
    QCOMPARE(rows(built), QString("x 2, y 1"));
    QCOMPARE(priceOf(built, allOps(*built)).bufferBytes, bytes(48 + 24 + 130));
    QCOMPARE(priceOf(built, allOps(*built)).dramBytes, 144 + 288 + 130);
}

void TestOpPrices::pricesANearestResize() {
    // Each row of x is read for two rows of up; y's window of three rows is over up. x 5, up 3·10, y 10.
    const Graph graph = graphFrom("x:1x5x5 > up:Resize2 > y:MaxPool3s1p1");
    QCOMPARE(rows(graph), QString("x 1, up 3, y 1"));
    QCOMPARE(priceOf(graph, allOps(*graph)).bufferBytes, bytes(5 + 30 + 10));
}

void TestOpPrices::pricesALinearResize() {
    // Factor 2: row q of y needs rows floor((q - 0.5)/2 - 0.5) and the next, two at once. x 2·5, y 10.
    SmallGraph graph;
    graph.input("x", {1, 1, 5, 5});
    graph.op("y", "Resize", {"x"}, Shape{1, 1, 10, 10}, {{"mode", words("linear")}});
    const Graph built = graph.build();
    QCOMPARE(rows(built), QString("x 2, y 1"));
    QCOMPARE(priceOf(built, allOps(*built)).bufferBytes, bytes(10 + 10));
}

void TestOpPrices::pricesPaddedRows() {
    // Two rows above and one below: x is read a row at a time, never held.
    SmallGraph graph;
    graph.input("x", {1, 4, 8, 8});
    graph.op("p", "Pad", {"x"}, Shape{1, 4, 11, 8}, {{"pads", Sizes{0, 0, 2, 0, 0, 0, 1, 0}}});
    graph.op("y", "MaxPool", {"p"}, Shape{1, 4, 9, 6}, {{"kernel_shape", Sizes{3, 3}}});
    QCOMPARE(rows(graph.build()), QString("x 1, p 3, y 1"));
}

void TestOpPrices::pricesASliceOfRows() {
    // Rows 3 … 8 of ten; the three before them pass by.
    SmallGraph graph;
    graph.input("x", {1, 4, 10, 8});
    graph.op("s", "Slice", {"x"}, Shape{1, 4, 6, 8}, {{"axes", Sizes{2}}, {"starts", Sizes{3}}, {"ends", Sizes{9}}});
    graph.op("y", "Relu", {"s"}, Shape{1, 4, 6, 8});
    const Graph built = graph.build();
    QCOMPARE(rows(built), QString("x 1, y 1"));
    // The map is read whole: 320 + 192.
    QCOMPARE(priceOf(built, allOps(*built)).dramBytes, 320 + 192);
}

void TestOpPrices::pricesASplitOfChannels() {
    // ShuffleNet's unit: one half goes on in y's row, the other is convolved. The halves are copied apart: b's row i +
    // 1 is made before a's, which waits for y, and x's row i + 1 waits for it alone.
    SmallGraph graph;
    graph.input("x", {1, 8, 8, 8});
    graph.op("a", "Split", {"x"}, Shape{1, 4, 8, 8}, {{"axis", std::int64_t{1}}});
    graph.alsoMakes("b", {1, 4, 8, 8});
    graph.op("c", "Conv", {"b"}, Shape{1, 4, 8, 8}, {{"pads", Sizes{1, 1, 1, 1}}}, {{4, 4, 3, 3}});
    graph.op("y", "Concat", {"a", "c"}, Shape{1, 8, 8, 8}, {{"axis", std::int64_t{1}}});
    const Graph built = graph.build();
    QCOMPARE(rows(built), QString("x 1, b 3, y 1"));
    // x 8·8, b 3·8·4, y 8·8, weights 4·4·9.
    QCOMPARE(priceOf(built, allOps(*built)).bufferBytes, bytes(64 + 96 + 64 + 144));
}

void TestOpPrices::pricesAJoinOfRows() {
    // The second operand is not touched before the first is done.
    SmallGraph graph;
    graph.input("a", {1, 4, 3, 5});
    graph.input("b", {1, 4, 6, 5});
    graph.op("c", "Conv", {"b"}, Shape{1, 4, 6, 5}, {{"pads", Sizes{1, 1, 1, 1}}}, {{4, 4, 3, 3}});
    graph.op("y", "Concat", {"a", "c"}, Shape{1, 4, 9, 5}, {{"axis", std::int64_t{2}}});
    QCOMPARE(rows(graph.build()), QString("a 1, b 3, c 1, y 1"));
}

void TestOpPrices::pricesSoftmaxes() {
    const auto held = [](std::int64_t axis) {
        SmallGraph graph;
        graph.input("x", {1, 3, 6, 5});
        graph.op("y", "Softmax", {"x"}, Shape{1, 3, 6, 5}, {{"axis", axis}});
        return rows(graph.build());
    };
    QCOMPARE(held(1), QString("x 1, y 1"));
    QCOMPARE(held(2), QString("x 6, y 1"));  // over the rows: all of them
    QCOMPARE(held(3), QString("x 1, y 1"));
}

void TestOpPrices::pricesALayerNormalizationChain() {
    // As exported before opset 17, on 6 tokens of 8: each op waits for a row, so one row of x, d and the scalars do.
    // x 8, m 1, d 8 (read by p and q), v 1 (e and r run in it: 0), y 8 (p in v's way: 8; q and s in y's row: 0).
    SmallGraph graph;
    graph.input("x", {1, 6, 8});
    graph.op("m", "ReduceMean", {"x"}, Shape{1, 6, 1}, {{"axes", Sizes{-1}}});
    graph.op("d", "Sub", {"x", "m"}, Shape{1, 6, 8});
    graph.op("p", "Pow", {"d"}, Shape{1, 6, 8});
    graph.op("v", "ReduceMean", {"p"}, Shape{1, 6, 1}, {{"axes", Sizes{-1}}});
    graph.op("e", "Add", {"v"}, Shape{1, 6, 1});
    graph.op("r", "Sqrt", {"e"}, Shape{1, 6, 1});
    graph.op("q", "Div", {"d", "r"}, Shape{1, 6, 8});
    graph.op("s", "Mul", {"q"}, Shape{1, 6, 8}, {}, {{8}});
    graph.op("y", "Add", {"s"}, Shape{1, 6, 8}, {}, {{8}});
    const Graph built = graph.build();
    // m, v, e, r have W = 1 as everything of rank 3 has, and one row-wise reader: m runs in d's row, v and e in r's, r
    // in q's.
    QCOMPARE(rows(built), QString("x 1, d 1, p 1, y 1"));
    QCOMPARE(priceOf(built, allOps(*built)).bufferBytes, bytes(8 + 8 + 8 + 8 + 16));
    QCOMPARE(priceOf(built, allOps(*built)).dramBytes, 48 + 48 + 16);
}

void TestOpPrices::pricesAttention() {
    // Scores of 6 queries and 6 keys of 4: both operands whole, the softmax in the scores' own row, then again a
    // product of which the scores are held whole. q 6·4, k 4·6, s 0, p 6·6, v 6·4, y 4.
    SmallGraph graph;
    graph.input("q", {1, 6, 4});
    graph.input("k", {1, 4, 6});
    graph.input("v", {1, 6, 4});
    graph.op("s", "MatMul", {"q", "k"}, Shape{1, 6, 6});
    graph.op("p", "Softmax", {"s"}, Shape{1, 6, 6}, {{"axis", std::int64_t{-1}}});
    graph.op("y", "MatMul", {"p", "v"}, Shape{1, 6, 4});
    const Graph built = graph.build();
    QCOMPARE(rows(built), QString("q 6, k 4, v 6, p 6, y 1"));
    QCOMPARE(priceOf(built, allOps(*built)).bufferBytes, bytes(24 + 24 + 36 + 24 + 4));
}

void TestOpPrices::pricesAClassifierHead() {
    // gap adds up 8 sums, flat copies them, the product reads them: 14·8 (x, one row) + 8 + 8 + 5, weights 45.
    const Graph graph = graphFrom("x:8x14x14 > gap:Gap > flat:Flatten > y:Gemm5b");
    QCOMPARE(rows(graph), QString("x 1, gap 1, flat 1, y 1"));
    QCOMPARE(priceOf(graph, allOps(*graph)).bufferBytes, bytes(112 + 8 + 8 + 5 + 45));
    QCOMPARE(priceOf(graph, allOps(*graph)).dramBytes, 8 * 14 * 14 + 5 + 45);
}

void TestOpPrices::pricesReductions() {
    const auto held = [](Shape out, Sizes axes) {
        SmallGraph graph;
        graph.input("x", {1, 8, 7, 5});
        graph.op("y", "ReduceMean", {"x"}, std::move(out), {{"axes", std::move(axes)}});
        const Graph built = graph.build();
        return rows(built) + QString(": %1").arg(*priceOf(built, allOps(*built)).bufferBytes);
    };
    QCOMPARE(held({1, 8, 1, 5}, {2}), QString("x 1, y 1: 80"));  // over rows: 8·5 + 8·5
    QCOMPARE(held({1, 1, 7, 5}, {1}), QString("x 1, y 1: 45"));  // over channels: 8·5 + 5
    QCOMPARE(held({1, 8, 7, 1}, {3}), QString("x 1, y 1: 48"));  // over the width: 8·5 + 8
}

void TestOpPrices::pricesGroupsAndDilation() {
    // K = (3 - 1)·2 + 1 = 5 rows of x; 4 groups: weights 8·(4/4)·9 = 72. x 5·9·4, y 9·8.
    const Graph graph = graphFrom("x:4x12x9 > y:Conv3c8d2p2g4");
    QCOMPARE(rows(graph), QString("x 5, y 1"));
    QCOMPARE(priceOf(graph, allOps(*graph)).bufferBytes, bytes(180 + 72 + 72));
}

void TestOpPrices::pricesABatch() {
    // Two images: a row is the rows of both. x 3·8·4·2, y 8·4·2, weights once.
    const Graph graph = graphFrom("x:2x4x8x8 > y:Conv3");
    QCOMPARE(priceOf(graph, allOps(*graph)).bufferBytes, bytes(192 + 64 + 144));
    QCOMPARE(priceOf(graph, allOps(*graph)).dramBytes, 512 + 512 + 144);
}

void TestOpPrices::pricesWidths_data() {
    QTest::addColumn<int>("activationBits");
    QTest::addColumn<int>("weightBits");
    QTest::addColumn<qint64>("bufferBytes");
    QTest::addColumn<qint64>("dramBytes");
    // x 3 rows of 3·5 elements, y one row of 2·5; weights 2·3·9 = 54 and a bias of 2; maps 75 and 50 elements.
    QTest::newRow("4, 4") << 4 << 4 << qint64{23 + 5 + 27 + 1} << qint64{38 + 25 + 28};
    QTest::newRow("8, 8") << 8 << 8 << qint64{45 + 10 + 56} << qint64{75 + 50 + 56};
    QTest::newRow("16, 16") << 16 << 16 << qint64{90 + 20 + 112} << qint64{150 + 100 + 112};
    QTest::newRow("32, 32") << 32 << 32 << qint64{180 + 40 + 224} << qint64{300 + 200 + 224};
    QTest::newRow("16, 4") << 16 << 4 << qint64{90 + 20 + 28} << qint64{150 + 100 + 28};
    QTest::newRow("8, 32") << 8 << 32 << qint64{45 + 10 + 224} << qint64{75 + 50 + 224};
}

void TestOpPrices::pricesWidths() {
    QFETCH(int, activationBits);
    QFETCH(int, weightBits);
    QFETCH(qint64, bufferBytes);
    QFETCH(qint64, dramBytes);
    const Graph graph = graphFrom("x:3x5x5 > y:Conv3c2b");
    const Price price = priceOf(graph, allOps(*graph), accelerator(activationBits, weightBits));
    QCOMPARE(price.bufferBytes, bytes(bufferBytes));
    QCOMPARE(price.dramBytes, dramBytes);
}

void TestOpPrices::pricesMixedWidths() {
    // float32 is as wide as the accelerator holds it (16 bit here), the others as wide as they say: x int8 3·15·1,
    // c float32 1·10·2 (the cast reads it elsewhere), y int32 10·4; weights int8 54.
    SmallGraph graph;
    graph.input("x", {1, 3, 5, 5}, ElementType::Int8);
    graph.op("c", "Conv", {"x"}, Shape{1, 2, 5, 5}, {{"pads", Sizes{1, 1, 1, 1}}}, {{2, 3, 3, 3}});
    graph.last().weights.front().elementType = ElementType::Int8;
    graph.op("p", "MaxPool", {"c"}, Shape{1, 2, 5, 5}, {{"kernel_shape", Sizes{1, 1}}});
    graph.setType("p", ElementType::Float16);
    graph.op("y", "Cast", {"p"}, Shape{1, 2, 5, 5});
    graph.setType("y", ElementType::Int32);
    const Graph built = graph.build();
    QCOMPARE(rows(built), QString("x 3, c 1, y 1"));  // p runs in y's row
    QCOMPARE(priceOf(built, allOps(*built), accelerator(16, 16)).bufferBytes, bytes(45 + 20 + 40 + 54));
    QCOMPARE(priceOf(built, allOps(*built), accelerator(16, 16)).dramBytes, 75 + 200 + 54);
}

void TestOpPrices::pricesSeveralInputsAndOutputs() {
    // a and b are read, s is an output and read by t as well: 3 maps of 32 in and s, t out.
    const Graph graph = graphFrom("a:2x4x4 > s:Add!; b:2x4x4 > s > t:Mul; c:2x4x4 > t");
    QCOMPARE(rows(graph), QString("a 1, b 1, c 1, s 1, t 1"));
    QCOMPARE(priceOf(graph, allOps(*graph)).dramBytes, 5 * 32);
    QCOMPARE(priceOf(graph, groupOf(*graph, "s")).dramBytes, 3 * 32);
}

void TestOpPrices::pricesAnOpaqueOp() {
    // The whole operand is held until the last row is made.
    SmallGraph graph;
    graph.input("x", {1, 4, 6, 5});
    graph.op("y", "Foo", {"x"}, Shape{1, 4, 6, 5});
    const Graph built = graph.build();
    QCOMPARE(rows(built), QString("x 6, y 1"));
    QCOMPARE(priceOf(built, allOps(*built)).bufferBytes, bytes(120 + 20));
}

void TestOpPrices::doesNotPriceWhatIsNotKnown() {
    SmallGraph graph;
    graph.input("x", {1, 4, 6, 5});
    graph.op("n", "NonMaxSuppression", {"x"}, std::nullopt);
    graph.op("y", "Relu", {"n"}, Shape{1, 4});
    graph.op("l", "Loop", {"x"}, Shape{1, 4});
    graph.last().notModelled = "control flow";
    const Graph built = graph.build();
    const auto reason = [&](const char* op) {
        return QString::fromStdString(notModelledReason(*built, built->op(*built->findOp(op))));
    };
    QCOMPARE(reason("n"), QString("the shape of \"n\" is not known"));
    QCOMPARE(reason("y"), QString("the shape of \"n\" is not known"));
    QCOMPARE(reason("l"), QString("control flow"));
    for (const char* op : {"n", "y", "l"}) QVERIFY(!priceOf(built, groupOf(*built, op)).bufferBytes);
}

QTEST_APPLESS_MAIN(TestOpPrices)
#include "tst_op_prices.moc"
