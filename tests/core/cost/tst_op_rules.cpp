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
    SmallGraph graph = oneOp(type, inputs, std::move(output), std::move(attributes), std::move(weights));
    return rules(graph.build(), "y");
}

std::string words(const char* text) { return text; }

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

QTEST_APPLESS_MAIN(TestOpRules)
#include "tst_op_rules.moc"
