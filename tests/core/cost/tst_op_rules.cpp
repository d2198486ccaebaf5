// SPDX-License-Identifier: Apache-2.0
// How each kind of op reads its operands, and what that costs: cases worked out by hand.
#include "core/cost/op_rules.h"

#include <QtTest>

#include <map>

#include "core/cost/lbdf_model.h"
#include "tests/support/graph_text.h"
#include "tests/support/small_graph.h"

using namespace fusescope;
using namespace fusescope::test;

namespace {

using Graph = std::shared_ptr<const OpGraph>;

QString text(const RowRule& rule) {
    const QString window = QString(" %1 s%2 p%3").arg(rule.kernel).arg(rule.stride).arg(rule.padding);
    switch (rule.access) {
        case RowAccess::SameRow:
            return "same row";
        case RowAccess::Window:
            return "window" + window;
        case RowAccess::Transposed:
            return "transposed" + window;
        case RowAccess::Nearest:
            return "nearest";
        case RowAccess::Linear:
            return "linear";
        case RowAccess::Held:
            return "held";
        case RowAccess::Eaten:
            return "eaten";
    }
    return {};
}

/// The rules of an op's operands in order: "same row, held".
QString rules(const Graph& graph, const std::string& op, std::size_t output = 0) {
    QStringList texts;
    for (const OperandRule& operand : rulesOf(*graph, graph->op(graph->findOp(op).value()), output).operands)
        texts << text(operand.rule);
    return texts.join(", ");
}

/// Of one op "y" on maps or matrices of these shapes.
QString rulesOfOne(const std::string& type, const std::vector<Shape>& inputs, Shape output, Attributes attributes = {},
                   std::vector<Shape> weights = {}) {
    SmallGraph graph;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        names.push_back("x" + std::to_string(i));
        graph.input(names.back(), inputs[i]);
    }
    graph.op("y", type, names, std::move(output), std::move(attributes), std::move(weights));
    return rules(graph.build(), "y");
}

std::string words(const char* text) { return text; }

GroupSet allOps(const OpGraph& graph) {
    GroupSet all;
    for (int op = 0; op < graph.opCount(); ++op) all.insert(OpId(op));
    return all;
}

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

class TestOpRules : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void windowsFollowTheirAttributes();
    void paddingFollowsTheOutputSize();
    void transposedConvolutionsSpreadRows();
    void resizesFollowTheirCoordinates();
    void resizesThatAreNotKnownHoldTheMap();
    void paddingShiftsRows();
    void slicesShiftRows();
    void splitsShiftRows();
    void joinedRowsFollowEachOther();
    void reductionsEatTheRowsTheyReduce();
    void axesThatDisappearKeepRowsApart();
    void normalisationsStayInTheirRow();
    void productsWithAMatrixWorkRowByRow();
    void copiesTakeRowsAsTheyCome();
    void broadcastOperandsAreHeld();
    void blocksOfRowsBecomeChannels();
    void everythingElseIsOpaque();
    void tensorsOfOtherRanksHaveOneRow();

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

void TestOpRules::windowsFollowTheirAttributes() {
    const Attributes dilated{{"dilations", Sizes{2, 1}}, {"strides", Sizes{3, 1}}, {"pads", Sizes{4, 1, 0, 1}}};
    // K = (3 - 1)·2 + 1 = 5; only the top padding counts.
    QCOMPARE(rulesOfOne("Conv", {{1, 4, 20, 8}}, {1, 8, 7, 8}, dilated, {{8, 4, 3, 3}}), QString("window 5 s3 p4"));
    QCOMPARE(
        rulesOfOne("MaxPool", {{1, 4, 8, 8}}, {1, 4, 4, 4}, {{"kernel_shape", Sizes{2, 2}}, {"strides", Sizes{2, 2}}}),
        QString("window 2 s2 p0"));
    // Every group reads the same rows.
    QCOMPARE(rulesOfOne("Conv", {{1, 4, 8, 8}}, {1, 8, 8, 8}, {{"group", std::int64_t{2}}, {"pads", Sizes{1, 1, 1, 1}}},
                        {{8, 2, 3, 3}}),
             QString("window 3 s1 p1"));
    // A filter that is computed at run time has to be there whole.
    QCOMPARE(rulesOfOne("Conv", {{1, 4, 8, 8}, {8, 4, 3, 3}}, {1, 8, 6, 6}, {{"kernel_shape", Sizes{3, 3}}}),
             QString("window 3 s1 p0, held"));
    // A sequence [N, C, L] has no rows along L.
    QCOMPARE(rulesOfOne("Conv", {{1, 4, 20}}, {1, 8, 18}, {}, {{8, 4, 3}}), QString("held"));
}

void TestOpRules::paddingFollowsTheOutputSize() {
    const auto conv = [](const char* mode, std::int64_t outputRows) {
        return rulesOfOne("Conv", {{1, 4, 10, 10}}, {1, 4, outputRows, outputRows},
                          {{"auto_pad", words(mode)}, {"strides", Sizes{2, 2}}}, {{4, 4, 3, 3}});
    };
    // (5 - 1)·2 + 3 - 10 = 1 row is missing: below, or above.
    QCOMPARE(conv("SAME_UPPER", 5), QString("window 3 s2 p0"));
    QCOMPARE(conv("SAME_LOWER", 5), QString("window 3 s2 p1"));
    QCOMPARE(conv("VALID", 4), QString("window 3 s2 p0"));
}

void TestOpRules::transposedConvolutionsSpreadRows() {
    const Attributes twice{{"strides", Sizes{2, 2}}, {"pads", Sizes{1, 1, 1, 1}}};
    QCOMPARE(rulesOfOne("ConvTranspose", {{1, 4, 6, 6}}, {1, 2, 12, 12}, twice, {{4, 2, 4, 4}}),
             QString("transposed 4 s2 p1"));
    // 2·(6 - 1) + 3 - 12 = 1 row too many: cut off below for SAME_UPPER (1/2 = 0 above), else above.
    const auto same = [](const char* mode) {
        return rulesOfOne("ConvTranspose", {{1, 4, 6, 6}}, {1, 2, 12, 12},
                          {{"strides", Sizes{2, 2}}, {"auto_pad", words(mode)}}, {{4, 2, 3, 3}});
    };
    QCOMPARE(same("SAME_UPPER"), QString("transposed 3 s2 p0"));
    QCOMPARE(same("SAME_LOWER"), QString("transposed 3 s2 p1"));
}

void TestOpRules::resizesFollowTheirCoordinates() {
    const auto resize = [](const char* mode, const char* centres, const char* rounding, std::int64_t in,
                           std::int64_t out) {
        return rulesOfOne("Resize", {{1, 4, in, 5}}, {1, 4, out, 5},
                          {{"mode", words(mode)},
                           {"coordinate_transformation_mode", words(centres)},
                           {"nearest_mode", words(rounding)}});
    };
    QCOMPARE(resize("nearest", "asymmetric", "floor", 5, 10), QString("nearest"));
    QCOMPARE(resize("nearest", "asymmetric", "floor", 5, 15), QString("nearest"));
    QCOMPARE(resize("nearest", "half_pixel", "round_prefer_floor", 5, 15), QString("nearest"));
    // Row 2 of 15 falls on 2/3, which rounds up to row 1: not floor(2/3).
    QCOMPARE(resize("nearest", "asymmetric", "round_prefer_floor", 5, 15), QString("held"));
    // Row 0 of 5 falls on (0 + 1/2)·2 - 1/2 = 1/2: row 0 or row 1.
    QCOMPARE(resize("nearest", "half_pixel", "round_prefer_ceil", 10, 5), QString("linear"));
    QCOMPARE(resize("linear", "half_pixel", "floor", 5, 10), QString("linear"));
    QCOMPARE(resize("linear", "pytorch_half_pixel", "floor", 5, 10), QString("linear"));
    // Only the width changes.
    QCOMPARE(resize("cubic", "align_corners", "floor", 5, 5), QString("same row"));
    QCOMPARE(rulesOfOne("Upsample", {{1, 4, 5, 5}}, {1, 4, 20, 20}), QString("nearest"));
}

void TestOpRules::resizesThatAreNotKnownHoldTheMap() {
    const auto resize = [](const char* mode, const char* centres, std::int64_t in, std::int64_t out,
                           Attributes more = {}) {
        more["mode"] = words(mode);
        more["coordinate_transformation_mode"] = words(centres);
        return rulesOfOne("Resize", {{1, 4, in, 5}}, {1, 4, out, 5}, std::move(more));
    };
    QCOMPARE(resize("linear", "align_corners", 5, 10), QString("held"));
    QCOMPARE(resize("nearest", "align_corners", 5, 10), QString("held"));
    QCOMPARE(resize("linear", "tf_crop_and_resize", 5, 5), QString("held"));
    QCOMPARE(resize("cubic", "half_pixel", 5, 10), QString("held"));
    // From 33 to 65 rows the scale may be 65/33 or 1.97; the sizes decide.
    QCOMPARE(resize("linear", "half_pixel", 33, 65), QString("held"));
    QCOMPARE(resize("linear", "half_pixel", 33, 65, {{"sizes", Sizes{1, 4, 65, 5}}}), QString("linear"));
    QCOMPARE(resize("linear", "half_pixel", 10, 5, {{"antialias", std::int64_t{1}}}), QString("held"));
    QCOMPARE(resize("linear", "pytorch_half_pixel", 5, 1), QString("held"));
}

void TestOpRules::paddingShiftsRows() {
    const auto pad = [](Sizes pads, std::int64_t rowsMade, const char* mode) {
        return rulesOfOne("Pad", {{1, 4, 8, 8}}, {1, 4, rowsMade, 8},
                          {{"pads", std::move(pads)}, {"mode", words(mode)}});
    };
    QCOMPARE(pad({0, 0, 2, 0, 0, 0, 1, 0}, 11, "constant"), QString("window 1 s1 p2"));
    QCOMPARE(pad({0, 0, -2, 0, 0, 0, 0, 0}, 6, "constant"), QString("window 1 s1 p-2"));
    QCOMPARE(pad({0, 0, 0, 3, 0, 0, 0, 3}, 8, "reflect"), QString("same row"));
    QCOMPARE(pad({0, 0, 1, 0, 0, 0, 1, 0}, 10, "reflect"), QString("held"));
    QCOMPARE(pad({0, 0, 1, 0, 0, 0, 1, 0}, 10, "edge"), QString("held"));
    QCOMPARE(rulesOfOne("Pad", {{1, 4, 8, 8}}, {1, 4, 9, 8}), QString("held"));  // pads are not known
}

void TestOpRules::slicesShiftRows() {
    const auto slice = [](Shape made, Attributes attributes) {
        return rulesOfOne("Slice", {{1, 8, 10, 10}}, std::move(made), std::move(attributes));
    };
    QCOMPARE(slice({1, 4, 10, 10}, {{"axes", Sizes{1}}, {"starts", Sizes{4}}, {"ends", Sizes{8}}}),
             QString("same row"));
    QCOMPARE(slice({1, 8, 6, 10}, {{"axes", Sizes{2}}, {"starts", Sizes{3}}, {"ends", Sizes{9}}}),
             QString("window 1 s1 p-3"));
    // From the seventh row on, counted from the end; and every second row.
    QCOMPARE(slice({1, 8, 3, 10}, {{"axes", Sizes{-2}}, {"starts", Sizes{-3}}, {"ends", Sizes{10}}}),
             QString("window 1 s1 p-7"));
    QCOMPARE(slice({1, 8, 5, 10}, {{"axes", Sizes{2}}, {"starts", Sizes{1}}, {"ends", Sizes{10}}, {"steps", Sizes{2}}}),
             QString("window 1 s2 p-1"));
    // Upside down.
    QCOMPARE(
        slice({1, 8, 10, 10}, {{"axes", Sizes{2}}, {"starts", Sizes{9}}, {"ends", Sizes{-11}}, {"steps", Sizes{-1}}}),
        QString("held"));
    QCOMPARE(slice({1, 8, 5, 10}, {}), QString("held"));
}

void TestOpRules::splitsShiftRows() {
    const auto split = [](std::int64_t axis, Shape first, Shape second) {
        SmallGraph graph;
        graph.input("x", {1, 8, 10, 10});
        graph.op("a", "Split", {"x"}, std::move(first), {{"axis", axis}});
        graph.alsoMakes("b", std::move(second));
        const Graph built = graph.build();
        return rules(built, "a", 0) + " / " + rules(built, "a", 1);
    };
    QCOMPARE(split(1, {1, 2, 10, 10}, {1, 6, 10, 10}), QString("same row / same row"));
    QCOMPARE(split(2, {1, 8, 4, 10}, {1, 8, 6, 10}), QString("window 1 s1 p0 / window 1 s1 p-4"));
    QCOMPARE(split(2, {1, 8, 4, 10}, {1, 8, 3, 10}), QString("held / held"));  // an output is left out somewhere
}

void TestOpRules::joinedRowsFollowEachOther() {
    const Attributes alongRows{{"axis", std::int64_t{-2}}};
    QCOMPARE(rulesOfOne("Concat", {{1, 4, 3, 5}, {1, 4, 6, 5}, {1, 4, 2, 5}}, {1, 4, 11, 5}, alongRows),
             QString("window 1 s1 p0, window 1 s1 p3, window 1 s1 p9"));
    // A class token before 49 patches.
    QCOMPARE(rulesOfOne("Concat", {{1, 1, 96}, {1, 49, 96}}, {1, 50, 96}, {{"axis", std::int64_t{1}}}),
             QString("window 1 s1 p0, window 1 s1 p1"));
    QCOMPARE(rulesOfOne("Concat", {{1, 4, 3, 5}, {1, 6, 3, 5}}, {1, 10, 3, 5}, {{"axis", std::int64_t{1}}}),
             QString("same row, same row"));
    QCOMPARE(rulesOfOne("Concat", {{1, 49, 96}}, {1, 50, 96}, {{"axis", std::int64_t{1}}}, {{1, 1, 96}}),
             QString("held"));
}

void TestOpRules::reductionsEatTheRowsTheyReduce() {
    const auto mean = [](Shape in, Shape out, Sizes axes) {
        return rulesOfOne("ReduceMean", {std::move(in)}, std::move(out), {{"axes", std::move(axes)}});
    };
    QCOMPARE(mean({1, 8, 7, 7}, {1, 8, 1, 1}, {2, 3}), QString("eaten"));
    QCOMPARE(mean({1, 8, 7, 7}, {1, 8, 1, 7}, {-2}), QString("eaten"));
    QCOMPARE(mean({1, 8, 7, 7}, {1, 1, 7, 7}, {1}), QString("same row"));
    QCOMPARE(mean({1, 8, 7, 7}, {1, 8, 7, 1}, {-1}), QString("same row"));
    QCOMPARE(mean({1, 49, 96}, {1, 49, 1}, {-1}), QString("same row"));
    QCOMPARE(mean({1, 49, 96}, {1, 1, 96}, {1}), QString("eaten"));
    QCOMPARE(rulesOfOne("ReduceSum", {{1, 8, 7, 7}}, {1, 1, 1, 1}), QString("eaten"));
    QCOMPARE(rulesOfOne("ReduceSum", {{1, 8, 7, 7}}, {1, 8, 7, 7}, {{"noop_with_empty_axes", std::int64_t{1}}}),
             QString("same row"));
    QCOMPARE(rulesOfOne("GlobalAveragePool", {{1, 8, 7, 7}}, {1, 8, 1, 1}), QString("eaten"));
    QCOMPARE(rulesOfOne("GlobalMaxPool", {{1, 8, 7, 7}}, {1, 8, 1, 1}), QString("eaten"));
}

void TestOpRules::axesThatDisappearKeepRowsApart() {
    const Attributes flat{{"keepdims", std::int64_t{0}}};
    const auto reduce = [&](const char* type, Shape out, std::int64_t axis) {
        Attributes attributes = flat;
        if (words(type).starts_with("Arg"))
            attributes["axis"] = axis;
        else
            attributes["axes"] = Sizes{axis};
        return rulesOfOne(type, {{1, 8, 7, 5}}, std::move(out), std::move(attributes));
    };
    // The labels of a segmentation: [1, H, W] has the rows of [1, C, H, W].
    QCOMPARE(reduce("ArgMax", {1, 7, 5}, 1), QString("same row"));
    QCOMPARE(reduce("ReduceMax", {1, 7, 5}, 1), QString("same row"));
    QCOMPARE(reduce("ReduceMean", {1, 8, 7}, 3), QString("held"));  // the channels become rows
    QCOMPARE(rulesOfOne("ReduceMean", {{1, 8, 7, 5}}, {1, 8}, {{"axes", Sizes{2, 3}}, {"keepdims", std::int64_t{0}}}),
             QString("eaten"));
    QCOMPARE(rulesOfOne("ArgMax", {{1, 8, 7, 5}}, {1, 8, 1, 5}, {{"axis", std::int64_t{2}}}), QString("eaten"));
}

void TestOpRules::normalisationsStayInTheirRow() {
    const auto softmax = [](Shape shape, std::int64_t axis) {
        return rulesOfOne("Softmax", {shape}, shape, {{"axis", axis}});
    };
    QCOMPARE(softmax({1, 21, 65, 65}, 1), QString("same row"));
    QCOMPARE(softmax({1, 3, 49, 49}, -1), QString("same row"));
    QCOMPARE(softmax({1, 3, 49, 49}, 2), QString("held"));
    QCOMPARE(softmax({1, 49, 96}, 1), QString("held"));
    QCOMPARE(softmax({1, 1000}, 1), QString("same row"));
    const auto norm = [](std::int64_t axis) {
        return rulesOfOne("LayerNormalization", {{1, 14, 14, 96}}, {1, 14, 14, 96}, {{"axis", axis}}, {{96}, {96}});
    };
    QCOMPARE(norm(-1), QString("same row"));
    QCOMPARE(norm(2), QString("held"));
    QCOMPARE(rulesOfOne("InstanceNormalization", {{1, 8, 7, 7}}, {1, 8, 7, 7}, {}, {{8}, {8}}), QString("held"));
}

void TestOpRules::productsWithAMatrixWorkRowByRow() {
    QCOMPARE(rulesOfOne("MatMul", {{1, 49, 96}}, {1, 49, 384}, {}, {{96, 384}}), QString("window 1 s1 p0"));
    QCOMPARE(rulesOfOne("MatMul", {{1, 14, 14, 96}}, {1, 14, 14, 384}, {}, {{96, 384}}), QString("window 1 s1 p0"));
    // Queries times keys: both whole.
    QCOMPARE(rulesOfOne("MatMul", {{1, 3, 49, 32}, {1, 3, 32, 49}}, {1, 3, 49, 49}), QString("held, held"));
    QCOMPARE(rulesOfOne("Gemm", {{1, 512}}, {1, 1000}, {}, {{1000, 512}, {1000}}), QString("window 1 s1 p0"));
    // A constant on the left mixes rows.
    SmallGraph graph;
    graph.input("x", {1, 49, 96});
    graph.op("y", "MatMul", {"", "x"}, Shape{1, 10, 96}, {}, {{1, 10, 49}});
    graph.last().weights.front().slot = 0;
    QCOMPARE(rules(graph.build(), "y"), QString("held"));
}

void TestOpRules::copiesTakeRowsAsTheyCome() {
    QCOMPARE(rulesOfOne("Flatten", {{1, 8, 7, 7}}, {1, 392}), QString("eaten"));
    QCOMPARE(rulesOfOne("Reshape", {{1, 8, 7, 7}}, {1, 392}), QString("eaten"));
    QCOMPARE(rulesOfOne("Squeeze", {{1, 8, 1, 1}}, {1, 8}), QString("eaten"));
    QCOMPARE(rulesOfOne("Reshape", {{1, 96, 7, 7}}, {1, 96, 49}), QString("held"));
    QCOMPARE(rulesOfOne("Transpose", {{1, 96, 49}}, {1, 49, 96}, {{"perm", Sizes{0, 2, 1}}}), QString("held"));
    QCOMPARE(rulesOfOne("Reshape", {{1, 49, 96}}, {1, 49, 96}), QString("same row"));
}

void TestOpRules::broadcastOperandsAreHeld() {
    const auto mul = [](Shape other) { return rulesOfOne("Mul", {{1, 8, 7, 5}, std::move(other)}, {1, 8, 7, 5}); };
    QCOMPARE(mul({1, 8, 1, 1}), QString("same row, held"));  // H = 1: its one row
    QCOMPARE(mul({1, 8, 7, 1}), QString("same row, same row"));
    QCOMPARE(mul({1, 1, 7, 5}), QString("same row, same row"));
    QCOMPARE(mul({}), QString("same row, held"));         // a scalar
    QCOMPARE(mul({7, 5}), QString("same row, held"));     // rank 2 has one row: all 7
    QCOMPARE(mul({8, 1, 1}), QString("same row, held"));  // 8 rows, but not those of the output
    QCOMPARE(mul({7, 1, 5}), QString("same row, held"));  // 7 rows, but along another axis
    QCOMPARE(rulesOfOne("Where", {{1, 1, 7, 5}, {1, 8, 7, 5}, {}}, {1, 8, 7, 5}), QString("same row, same row, held"));
}

void TestOpRules::blocksOfRowsBecomeChannels() {
    const Attributes twice{{"blocksize", std::int64_t{2}}};
    QCOMPARE(rulesOfOne("SpaceToDepth", {{1, 3, 8, 8}}, {1, 12, 4, 4}, twice), QString("window 2 s2 p0"));
    QCOMPARE(rulesOfOne("DepthToSpace", {{1, 12, 4, 4}}, {1, 3, 8, 8}, twice), QString("nearest"));
}

void TestOpRules::everythingElseIsOpaque() {
    for (const char* type :
         {"Gather", "Expand", "Tile", "TopK", "NonMaxSuppression", "GridSample", "CumSum", "Einsum", "Foo"})
        QCOMPARE(rulesOfOne(type, {{1, 8, 7, 5}, {1, 8, 7, 5}}, {1, 8, 7, 5}), QString("held, held"));
    SmallGraph graph;
    graph.input("x", {1, 8, 7, 5});
    graph.op("y", "Relu", {"x"}, Shape{1, 8, 7, 5});
    graph.last().domain = "com.example";
    QCOMPARE(rules(graph.build(), "y"), QString("held"));
}

void TestOpRules::tensorsOfOtherRanksHaveOneRow() {
    const auto shape = [](Shape sizes) {
        Tensor tensor;
        tensor.shape = std::move(sizes);
        const RowShape rows = rowShape(tensor);
        return QString("%1 rows of %2").arg(rows.rows).arg(rows.rowElements);
    };
    QCOMPARE(shape({2, 8, 7, 5}), QString("7 rows of 80"));  // 2·8·5
    QCOMPARE(shape({1, 49, 96}), QString("49 rows of 96"));
    QCOMPARE(shape({49, 96}), QString("1 rows of 4704"));
    QCOMPARE(shape({1, 2, 3, 4, 5}), QString("1 rows of 120"));
    QCOMPARE(shape({}), QString("1 rows of 1"));
}

void TestOpRules::pricesATransposedConvolution() {
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

void TestOpRules::pricesANearestResize() {
    // Each row of x is read for two rows of up; y's window of three rows is over up. x 5, up 3·10, y 10.
    const Graph graph = graphFrom("x:1x5x5 > up:Resize2 > y:MaxPool3s1p1");
    QCOMPARE(rows(graph), QString("x 1, up 3, y 1"));
    QCOMPARE(priceOf(graph, allOps(*graph)).bufferBytes, bytes(5 + 30 + 10));
}

void TestOpRules::pricesALinearResize() {
    // Factor 2: row q of y needs rows floor((q - 0.5)/2 - 0.5) and the next, two at once. x 2·5, y 10.
    SmallGraph graph;
    graph.input("x", {1, 1, 5, 5});
    graph.op("y", "Resize", {"x"}, Shape{1, 1, 10, 10}, {{"mode", words("linear")}});
    const Graph built = graph.build();
    QCOMPARE(rows(built), QString("x 2, y 1"));
    QCOMPARE(priceOf(built, allOps(*built)).bufferBytes, bytes(10 + 10));
}

void TestOpRules::pricesPaddedRows() {
    // Two rows above and one below: x is read a row at a time, never held.
    SmallGraph graph;
    graph.input("x", {1, 4, 8, 8});
    graph.op("p", "Pad", {"x"}, Shape{1, 4, 11, 8}, {{"pads", Sizes{0, 0, 2, 0, 0, 0, 1, 0}}});
    graph.op("y", "MaxPool", {"p"}, Shape{1, 4, 9, 6}, {{"kernel_shape", Sizes{3, 3}}});
    QCOMPARE(rows(graph.build()), QString("x 1, p 3, y 1"));
}

void TestOpRules::pricesASliceOfRows() {
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

void TestOpRules::pricesASplitOfChannels() {
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

void TestOpRules::pricesAJoinOfRows() {
    // The second operand is not touched before the first is done.
    SmallGraph graph;
    graph.input("a", {1, 4, 3, 5});
    graph.input("b", {1, 4, 6, 5});
    graph.op("c", "Conv", {"b"}, Shape{1, 4, 6, 5}, {{"pads", Sizes{1, 1, 1, 1}}}, {{4, 4, 3, 3}});
    graph.op("y", "Concat", {"a", "c"}, Shape{1, 4, 9, 5}, {{"axis", std::int64_t{2}}});
    QCOMPARE(rows(graph.build()), QString("a 1, b 3, c 1, y 1"));
}

void TestOpRules::pricesSoftmaxes() {
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

void TestOpRules::pricesALayerNormalizationChain() {
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

void TestOpRules::pricesAttention() {
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

void TestOpRules::pricesAClassifierHead() {
    // gap adds up 8 sums, flat copies them, the product reads them: 14·8 (x, one row) + 8 + 8 + 5, weights 45.
    const Graph graph = graphFrom("x:8x14x14 > gap:Gap > flat:Flatten > y:Gemm5b");
    QCOMPARE(rows(graph), QString("x 1, gap 1, flat 1, y 1"));
    QCOMPARE(priceOf(graph, allOps(*graph)).bufferBytes, bytes(112 + 8 + 8 + 5 + 45));
    QCOMPARE(priceOf(graph, allOps(*graph)).dramBytes, 8 * 14 * 14 + 5 + 45);
}

void TestOpRules::pricesReductions() {
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

void TestOpRules::pricesGroupsAndDilation() {
    // K = (3 - 1)·2 + 1 = 5 rows of x; 4 groups: weights 8·(4/4)·9 = 72. x 5·9·4, y 9·8.
    const Graph graph = graphFrom("x:4x12x9 > y:Conv3c8d2p2g4");
    QCOMPARE(rows(graph), QString("x 5, y 1"));
    QCOMPARE(priceOf(graph, allOps(*graph)).bufferBytes, bytes(180 + 72 + 72));
}

void TestOpRules::pricesABatch() {
    // Two images: a row is the rows of both. x 3·8·4·2, y 8·4·2, weights once.
    const Graph graph = graphFrom("x:2x4x8x8 > y:Conv3");
    QCOMPARE(priceOf(graph, allOps(*graph)).bufferBytes, bytes(192 + 64 + 144));
    QCOMPARE(priceOf(graph, allOps(*graph)).dramBytes, 512 + 512 + 144);
}

void TestOpRules::pricesWidths_data() {
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

void TestOpRules::pricesWidths() {
    QFETCH(int, activationBits);
    QFETCH(int, weightBits);
    QFETCH(qint64, bufferBytes);
    QFETCH(qint64, dramBytes);
    const Graph graph = graphFrom("x:3x5x5 > y:Conv3c2b");
    const Price price = priceOf(graph, allOps(*graph), accelerator(activationBits, weightBits));
    QCOMPARE(price.bufferBytes, bytes(bufferBytes));
    QCOMPARE(price.dramBytes, dramBytes);
}

void TestOpRules::pricesMixedWidths() {
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

void TestOpRules::pricesSeveralInputsAndOutputs() {
    // a and b are read, s is an output and read by t as well: 3 maps of 32 in and s, t out.
    const Graph graph = graphFrom("a:2x4x4 > s:Add!; b:2x4x4 > s > t:Mul; c:2x4x4 > t");
    QCOMPARE(rows(graph), QString("a 1, b 1, c 1, s 1, t 1"));
    QCOMPARE(priceOf(graph, allOps(*graph)).dramBytes, 5 * 32);
    QCOMPARE(priceOf(graph, groupOf(*graph, "s")).dramBytes, 3 * 32);
}

void TestOpRules::pricesAnOpaqueOp() {
    // The whole operand is held until the last row is made.
    SmallGraph graph;
    graph.input("x", {1, 4, 6, 5});
    graph.op("y", "Foo", {"x"}, Shape{1, 4, 6, 5});
    const Graph built = graph.build();
    QCOMPARE(rows(built), QString("x 6, y 1"));
    QCOMPARE(priceOf(built, allOps(*built)).bufferBytes, bytes(120 + 20));
}

void TestOpRules::doesNotPriceWhatIsNotKnown() {
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

QTEST_APPLESS_MAIN(TestOpRules)
#include "tst_op_rules.moc"
