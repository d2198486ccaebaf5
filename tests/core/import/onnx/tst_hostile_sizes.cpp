// SPDX-License-Identifier: Apache-2.0
// Sizes that wrap round in the ONNX library, and tensors of more axes than anybody has: refused, or counted right.
#include <QtTest>
#include <climits>

#include "tests/core/import/onnx/model_maker.h"

using namespace fusescope;

namespace {

using Integers = std::vector<std::int64_t>;

}  // namespace

class TestHostileSizes : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void sizesDoNotWrapRound_data();
    void sizesDoNotWrapRound();
    void paddingThatWrapsRoundIsRefused_data();
    void paddingThatWrapsRoundIsRefused();
    void productsThatWrapRoundAreRefused();
    void rangesThatWrapRoundAreRefused();
    void longAxesAreJoinedRight_data();
    void longAxesAreJoinedRight();
    void longAxesAreNotSplit();
    void longFiltersAreReported();
    void manyAxesAreRefused();

 private:
    ModelFolder folder_;
};

void TestHostileSizes::sizesDoNotWrapRound_data() {
    QTest::addColumn<std::string>("type");
    QTest::addColumn<Integers>("input");
    QTest::addColumn<Integers>("operand");
    QTest::addColumn<std::string>("attribute");
    QTest::addColumn<Integers>("values");
    constexpr std::int64_t kMost = INT64_MAX;  // 2^63 - 1
    const std::string none;
    const auto row = [](const char* name, const std::string& type, const Integers& input, const Integers& operand,
                        const std::string& attribute, const Integers& values) {
        QTest::newRow(name) << type << input << operand << attribute << values;
    };
    row("8 * (2^61 + 1) = 2^64 + 8 = 8", "Tile", {1, 8}, {1, (1LL << 61) + 1}, none, {});
    row("8 * (1 - 2^61) = 8 - 2^64 = 8", "Tile", {1, 8}, {1, 1 - (1LL << 61)}, none, {});
    row("8 + 2 * (2^63 - 1) = 2^64 + 6 = 6", "Pad", {1, 8}, {0, kMost, 0, kMost}, none, {});
    row("(2^34 + 1 - 1) * 2^30 + 3 = 2^64 + 3 = 3", "ConvTranspose", {1, 1, (1LL << 34) + 1, 4}, {1, 1, 3, 3},
        "strides", {1LL << 30, 1});
    row("2^14 * (2^50 + 1) = 2^64 + 2^14 = 2^14", "DepthToSpace", {1, 1, (1LL << 50) + 1, 4}, {}, "blocksize",
        {1LL << 14});
    row("2^32 * 2^32 = 2^64 = 0, 128 / 0", "Reshape", {1, 8, 4, 4}, {-1, 1LL << 32, 1LL << 32}, none, {});
    row("2^32 * (2^32 + 1) = 2^64 + 2^32 = 2^32", "Reshape", {1LL << 32}, {-1, 1LL << 32, (1LL << 32) + 1}, none, {});
}

void TestHostileSizes::sizesDoNotWrapRound() {
    QFETCH(std::string, type);
    QFETCH(Integers, input);
    QFETCH(Integers, operand);
    QFETCH(std::string, attribute);
    QFETCH(Integers, values);
    ModelMaker maker;
    maker.input("x", input);
    std::vector<std::string> inputs{"x"};
    if (!operand.empty()) inputs.emplace_back("operand");
    if (type == "ConvTranspose")
        maker.weight("operand", operand);
    else if (!operand.empty())
        maker.integers("operand", operand);
    auto& node = maker.node(type, "op", inputs);
    if (values.size() == 1) ModelMaker::attribute(node, attribute, values[0]);
    if (values.size() > 1) ModelMaker::attribute(node, attribute, values);
    maker.output("op_out");
    QCOMPARE(folder_.errorOf(maker.bytes()),
             std::string("made.onnx: op \"op\" makes a tensor with a dimension of more than 2^62 (its input is too "
                         "large for it, or its attributes are wrong)"));
}

void TestHostileSizes::paddingThatWrapsRoundIsRefused_data() {
    QTest::addColumn<QString>("type");
    for (const char* const type : {"MaxPool", "AveragePool", "LpPool", "Conv", "ConvTranspose"})
        QTest::newRow(type) << type;
}

void TestHostileSizes::paddingThatWrapsRoundIsRefused() {
    QFETCH(QString, type);  // 8 + 2 * (2^63 - 1) = 2^64 + 6 = 6
    const std::string bytes = windowModel(type.toStdString(), "pads", {INT64_MAX, 0, INT64_MAX, 0}).bytes();
    const std::string error = folder_.errorOf(bytes);
    QVERIFY2(error.find("op \"op\" has pads of 9223372036854775807") != std::string::npos, error.c_str());
}

/// 2^62 by 2 elements are -2^63 in 64 bits, and (2^32 - 1) * (2^32 + 1) is -1: the processor stops at the division.
void TestHostileSizes::productsThatWrapRoundAreRefused() {
    ModelMaker maker;
    maker.input("tall", {1LL << 62, 1});
    maker.input("wide", {1, 2});
    maker.integers("shape", {-1, (1LL << 32) - 1, (1LL << 32) + 1});
    maker.node("Add", "add", {"tall", "wide"});
    maker.node("Reshape", "reshape", {"add_out", "shape"});
    maker.output("reshape_out");
    const std::string error = folder_.errorOf(maker.bytes());
    QVERIFY2(error.find("tensor \"add_out\" has more elements than can be counted") != std::string::npos,
             error.c_str());
}

void TestHostileSizes::rangesThatWrapRoundAreRefused() {
    const auto errorOf = [this](std::int64_t start, std::int64_t limit, std::int64_t step) {
        ModelMaker maker;
        maker.integers("start", {start}).clear_dims();
        maker.integers("limit", {limit}).clear_dims();
        maker.integers("step", {step}).clear_dims();
        maker.input("x", {1});
        maker.node("Range", "op", {"start", "limit", "step"});
        maker.node("Add", "add", {"x", "op_out"});
        maker.output("add_out");
        return folder_.errorOf(maker.bytes());
    };
    const std::string text = "op \"op\" makes a tensor with a dimension of more than 2^62";
    QVERIFY(errorOf(-9, INT64_MAX, 1).find(text) != std::string::npos);  // 2^63 - 1 + 9 is negative: no element
    QVERIFY(errorOf(9, INT64_MIN, -1).find(text) != std::string::npos);
    QVERIFY(errorOf(0, INT64_MAX, 1).find(text) != std::string::npos);
    QCOMPARE(errorOf(0, INT64_MAX, 1LL << 40), std::string());  // 2^23 elements
    QCOMPARE(errorOf(0, 5, 1), std::string());
}

void TestHostileSizes::longAxesAreJoinedRight_data() {
    QTest::addColumn<Integers>("sizes");
    QTest::addColumn<std::string>("shape");
    QTest::newRow("twice 2^31") << Integers{1LL << 31, (1LL << 31) + 8} << std::string("4294967304");
    QTest::newRow("beyond 2^32") << Integers{(1LL << 32) + 3, 5} << std::string("4294967304");
    QTest::newRow("four times 2^30") << Integers(4, (1LL << 30) + 2) << std::string("4294967304");
    QTest::newRow("beyond 2^62") << Integers{1LL << 62, 1} << std::string("dimension of more than 2^62");
    QTest::newRow("beyond 2^64") << Integers{1LL << 62, 1LL << 62, 1LL << 62, 1LL << 62, 8}
                                 << std::string("dimension of more than 2^62");
}

void TestHostileSizes::longAxesAreJoinedRight() {
    QFETCH(Integers, sizes);
    QFETCH(std::string, shape);
    ModelMaker maker;
    std::vector<std::string> parts;
    for (const std::int64_t size : sizes)
        maker.input(parts.emplace_back("i" + std::to_string(parts.size())), {1, size});
    ModelMaker::attribute(maker.node("Concat", "op", parts), "axis", std::int64_t{-1});
    maker.output("op_out");
    const std::string bytes = maker.bytes();
    if (const std::string error = folder_.errorOf(bytes); !error.empty()) {
        QVERIFY2(error.find(shape) != std::string::npos, error.c_str());
        return;
    }
    const auto model = folder_.import(bytes);
    const OpGraph& graph = *model->graph;
    QCOMPARE(shapeText(graph.tensor(graph.ops()[0].outputs[0]).shape), shape);
}

void TestHostileSizes::longAxesAreNotSplit() {
    ModelMaker maker;
    maker.input("x", {(1LL << 32) + 8});  // halves of 4 in 32 bits
    maker.node("Split", "op", {"x"}, {"a", "b"});
    maker.output("a");
    const auto model = folder_.import(maker);
    QVERIFY(!model->graph->tensor(model->graph->ops()[0].outputs[0]).shape);
    QVERIFY2(model->issues[0].text.find("its axis of 4294967304 is too long") != std::string::npos,
             model->issues[0].text.c_str());
}

/// Dilated, it is 2^34 * 2^30 + 1 = 2^64 + 1 long, which is 1 in 64 bits and would fit the input.
void TestHostileSizes::longFiltersAreReported() {
    ModelMaker maker;
    maker.input("x", {1, 1, 8, 8});
    maker.weight("w", {1, 1, (1LL << 34) + 1, 1});
    ModelMaker::attribute(maker.node("Conv", "op", {"x", "w"}), "dilations", Integers{1LL << 30, 1});
    maker.output("op_out");
    const auto model = folder_.import(maker);
    QVERIFY(!model->graph->tensor(model->graph->ops()[0].outputs[0]).shape);
    QVERIFY2(model->issues[0].text.find("its filter is too large") != std::string::npos, model->issues[0].text.c_str());
}

void TestHostileSizes::manyAxesAreRefused() {
    const auto errorOfRank = [this](std::size_t axes) {
        ModelMaker maker;
        maker.input("x", Integers(axes, 1));
        maker.integers("axis", {0});
        maker.node("Unsqueeze", "op", {"x", "axis"});
        maker.output("op_out");
        return folder_.errorOf(maker.bytes());
    };
    QCOMPARE(errorOfRank(63), std::string());
    QVERIFY(errorOfRank(64).find("op \"op\" makes a tensor with 65 axes") != std::string::npos);
    QVERIFY(errorOfRank(65).find("input \"x\" has 65 axes") != std::string::npos);
    ModelMaker maker = convAndRelu();
    maker.weight("unused", Integers(65, 1));
    QVERIFY(folder_.errorOf(maker.bytes()).find("tensor \"unused\" has 65 axes") != std::string::npos);
}

QTEST_APPLESS_MAIN(TestHostileSizes)
#include "tst_hostile_sizes.moc"
