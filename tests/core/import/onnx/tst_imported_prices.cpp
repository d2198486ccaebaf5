// SPDX-License-Identifier: Apache-2.0
// From a file to a price: quantised, half-precision and mixed models, local functions, newer IR and opsets. Every case
// has its arithmetic; all ops of the model are one group.
#include <QtTest>

#include "core/cost/cost_model.h"
#include "core/cost/op_rules.h"
#include "tests/core/import/onnx/model_maker.h"

using namespace fusescope;

namespace {

using Integers = std::vector<std::int64_t>;

constexpr int kInt4 = 22;  // element types that came after the library
constexpr int kFloat8E4M3 = 17;

QString types(const ImportedModel& model) {
    QStringList all;
    for (const Op& op : model.graph->ops()) all << QString::fromStdString(op.type);
    return all.join(' ');
}

/// "F_beta F_D" in a large buffer.
QString priceOf(const ImportedModel& model, int bits = 16, Scheme scheme = Scheme::Lbdf) {
    Accelerator hardware;
    hardware.scheme = scheme;
    hardware.bufferBytes = 1 << 20;
    hardware.activationBits = hardware.weightBits = bits;
    GroupSet group;
    for (int op = 0; op < model.graph->opCount(); ++op) group.insert(OpId(op));
    const Price price = makeCostModel(model.graph, hardware)->price({&group, 1}, hardware.bufferBytes).front();
    if (!price.bufferBytes) return "not modelled";
    return QString("%1 %2").arg(*price.bufferBytes).arg(price.dramBytes);
}

void setType(onnx::ValueInfoProto& value, int type) {
    value.mutable_type()->mutable_tensor_type()->set_elem_type(type);
}

void pad(onnx::NodeProto& conv) { ModelMaker::attribute(conv, "pads", Integers{1, 1, 1, 1}); }

/// A zero point of this type: QuantizeLinear makes what it is.
void addZero(ModelMaker& maker, const std::string& name, int type) {
    auto& zero = maker.scalar(name, 0);
    zero.set_data_type(type);
    zero.clear_float_data();
    zero.add_int32_data(0);
}

/// x [1, 3, 8, 8] as uint8, filter w [4, 3, 3, 3] as `weightType`, both dequantised before a padded Conv.
ModelMaker quantisedConv(int weightType, int opset = 13) {
    ModelMaker maker(opset);
    maker.input("x", {1, 3, 8, 8});
    maker.scalar("scale", 0.1F);
    addZero(maker, "zero", onnx::TensorProto::UINT8);
    maker.weight("w", {4, 3, 3, 3}).set_data_type(weightType);
    maker.node("QuantizeLinear", "quantise", {"x", "scale", "zero"});
    maker.node("DequantizeLinear", "dequantise", {"quantise_out", "scale", "zero"});
    maker.node("DequantizeLinear", "filter", {"w", "scale"});
    pad(maker.node("Conv", "conv", {"dequantise_out", "filter_out"}));
    return maker;
}

}  // namespace

class TestImportedPrices : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void quantiseAndDequantise();
    void quantisedBetweenOps();
    void weightsOfFourBits();
    void quantisedConvolution();
    void quantisedProduct();
    void integerConvolution();
    void operatorsOfTheRuntime();
    void joinedAndWidenedByTheRuntime();
    void halfPrecision();
    void mixedPrecision();
    void eightBitFloats();
    void localFunctions();
    void functionsOfFunctions();
    void newerFiles();
    void severalInputsAndOutputsAndABatch();
    void unknownOperatorsWithShapes();

 private:
    ModelFolder folder_;
};

void TestImportedPrices::quantiseAndDequantise() {
    // x uint8, 3 rows of 24; conv's result is not quantised, 16 bit as the accelerator has it, one row of 32 elements;
    // the relu makes its row in place of it. Weights int8: 108. Moved: 192 + 4·64·2 + 108.
    ModelMaker maker = quantisedConv(onnx::TensorProto::INT8);
    maker.node("Relu", "relu", {"conv_out"});
    maker.output("relu_out");
    const auto model = folder_.import(maker);
    QCOMPARE(types(*model), QString("Conv Relu"));
    QCOMPARE(priceOf(*model), QString("%1 %2").arg(72 + 64 + 108).arg(192 + 512 + 108));
}

void TestImportedPrices::quantisedBetweenOps() {
    // As exported by QDQ tools: every tensor is quantised right behind its op, the filter per channel with a scale and
    // a zero point that only the folded DequantizeLinear reads, the bias as int32.
    ModelMaker maker = quantisedConv(onnx::TensorProto::INT8);
    maker.weight("v", {2, 4, 1, 1}).set_data_type(onnx::TensorProto::INT8);
    maker.weight("v_scale", {2});
    maker.weight("v_zero", {2}).set_data_type(onnx::TensorProto::INT8);
    maker.weight("b", {2}).set_data_type(onnx::TensorProto::INT32);
    ModelMaker::attribute(maker.node("DequantizeLinear", "v_real", {"v", "v_scale", "v_zero"}), "axis",
                          std::int64_t{0});
    maker.node("DequantizeLinear", "b_real", {"b", "scale"});
    maker.node("Relu", "relu", {"conv_out"});
    maker.node("QuantizeLinear", "middle", {"relu_out", "scale", "zero"});
    maker.node("DequantizeLinear", "middle_real", {"middle_out", "scale", "zero"});
    maker.node("Conv", "last", {"middle_real_out", "v_real_out", "b_real_out"});
    maker.node("QuantizeLinear", "end", {"last_out", "scale", "zero"});
    maker.node("DequantizeLinear", "end_real", {"end_out", "scale", "zero"});
    maker.output("end_real_out");
    const auto model = folder_.import(maker);
    QCOMPARE(types(*model), QString("Conv Relu Conv"));
    // x 3·24, conv in the relu's row, relu 1·32 (uint8), last 1·16 (uint8); weights 108, 8 + 2·4. Moved 192 + 128.
    QCOMPARE(priceOf(*model), QString("%1 %2").arg(72 + 32 + 16 + 124).arg(192 + 128 + 124));
    // BRR: a full row of conv (32 of 16 bit: it is quantised behind the relu), a slice of last (16); all weights stay.
    QCOMPARE(priceOf(*model, 16, Scheme::Brr), QString("%1 %2").arg(64 + 16 + 124).arg(192 + 128 + 124));
}

void TestImportedPrices::weightsOfFourBits() {
    // 108 weights of 4 bits: 54 bytes. x 72, y 32 elements of 16 bits. Its block scales go with the folded node.
    ModelMaker maker = quantisedConv(kInt4, 21);
    maker.model.set_ir_version(10);
    maker.output("conv_out");
    const auto model = folder_.import(maker);
    QCOMPARE(types(*model), QString("Conv"));
    QCOMPARE(priceOf(*model), QString("%1 %2").arg(72 + 64 + 54).arg(192 + 512 + 54));
}

void TestImportedPrices::quantisedConvolution() {
    // QLinearConv: filter int8 108, its scale per channel 4 (16 bit), its zero point 4 (int8), bias 4 (int32): 136.
    // x 3·24, y 1·32 (uint8, as its zero point is).
    ModelMaker maker;
    maker.input("x", {1, 3, 8, 8});
    maker.scalar("scale", 0.1F);
    addZero(maker, "zero", onnx::TensorProto::UINT8);
    maker.weight("w", {4, 3, 3, 3}).set_data_type(onnx::TensorProto::INT8);
    maker.weight("w_scale", {4});
    maker.weight("w_zero", {4}).set_data_type(onnx::TensorProto::INT8);
    maker.weight("b", {4}).set_data_type(onnx::TensorProto::INT32);
    maker.node("QuantizeLinear", "quantise", {"x", "scale", "zero"});
    pad(maker.node("QLinearConv", "conv",
                   {"quantise_out", "scale", "zero", "w", "w_scale", "w_zero", "scale", "zero", "b"}));
    maker.node("DequantizeLinear", "floating", {"conv_out", "scale", "zero"});
    maker.output("floating_out");
    const auto model = folder_.import(maker);
    QCOMPARE(types(*model), QString("QLinearConv"));
    QCOMPARE(opKindName(opKind(*model->graph, model->graph->op(OpId(0)))), "window");
    QCOMPARE(priceOf(*model), QString("%1 %2").arg(72 + 32 + 136).arg(192 + 256 + 136));
}

void TestImportedPrices::quantisedProduct() {
    // Six rows of 8 times 8x12: a row each, weights 96 (int8). Moved 48 + 72 + 96.
    ModelMaker maker;
    setType(maker.input("x", {1, 6, 8}), onnx::TensorProto::UINT8);
    maker.scalar("scale", 0.1F);
    addZero(maker, "zero", onnx::TensorProto::UINT8);
    addZero(maker, "w_zero", onnx::TensorProto::INT8);
    maker.weight("w", {8, 12}).set_data_type(onnx::TensorProto::INT8);
    maker.node("QLinearMatMul", "product", {"x", "scale", "zero", "w", "scale", "w_zero", "scale", "zero"});
    maker.output("product_out");
    QCOMPARE(priceOf(*folder_.import(maker)), QString("%1 %2").arg(8 + 12 + 96).arg(48 + 72 + 96));
}

void TestImportedPrices::integerConvolution() {
    // uint8 times int8 adds up in int32: x 3·24, y 1·32·4, weights 108; moved 192 + 256·4 + 108.
    ModelMaker maker;
    setType(maker.input("x", {1, 3, 8, 8}), onnx::TensorProto::UINT8);
    maker.weight("w", {4, 3, 3, 3}).set_data_type(onnx::TensorProto::INT8);
    pad(maker.node("ConvInteger", "conv", {"x", "w"}));
    maker.output("conv_out");
    QCOMPARE(priceOf(*folder_.import(maker)), QString("%1 %2").arg(72 + 128 + 108).arg(192 + 1024 + 108));
}

void TestImportedPrices::operatorsOfTheRuntime() {
    // A quantised residual classifier as ONNX Runtime writes it; every tensor is uint8. x 3·24, a 1·32 (the 1x1 and the
    // sum read it), b in the sum's row, s 1·32, the average 4, its copy 4, y 5. Weights 108 + 16, 4·5, bias 5·4.
    ModelMaker maker;
    setType(maker.input("x", {1, 3, 8, 8}), onnx::TensorProto::UINT8);
    auto& domain = *maker.model.add_opset_import();
    domain.set_domain("com.microsoft");
    domain.set_version(1);
    maker.scalar("scale", 0.1F);
    addZero(maker, "zero", onnx::TensorProto::UINT8);
    addZero(maker, "w_zero", onnx::TensorProto::INT8);
    maker.weight("w", {4, 3, 3, 3}).set_data_type(onnx::TensorProto::INT8);
    maker.weight("v", {4, 4, 1, 1}).set_data_type(onnx::TensorProto::INT8);
    maker.weight("m", {4, 5}).set_data_type(onnx::TensorProto::INT8);
    maker.weight("bias", {5}).set_data_type(onnx::TensorProto::INT32);
    const std::string s = "scale";
    const std::string z = "zero";
    pad(maker.node("QLinearConv", "a", {"x", s, z, "w", s, "w_zero", s, z}));
    maker.node("QLinearConv", "b", {"a_out", s, z, "v", s, "w_zero", s, z});
    const auto runtime = [&](const char* type, const char* name, const std::vector<std::string>& inputs) {
        maker.node(type, name, inputs).set_domain("com.microsoft");
    };
    runtime("QLinearAdd", "sum", {"a_out", s, z, "b_out", s, z, s, z});
    runtime("QLinearGlobalAveragePool", "mean", {"sum_out", s, z, s, z});
    maker.node("Flatten", "flat", {"mean_out"});
    runtime("QGemm", "last", {"flat_out", s, z, "m", s, "w_zero", "bias", s, z});
    maker.node("DequantizeLinear", "real", {"last_out", s, z});
    maker.output("real_out");
    const auto model = folder_.import(maker);
    QVERIFY2(model->issues.empty(), model->issues.empty() ? "" : model->issues.front().text.c_str());
    QStringList kinds;
    for (const Op& op : model->graph->ops()) kinds << opKindName(opKind(*model->graph, op));
    QCOMPARE(kinds.join(", "), QString("window, window, row-wise, global, global, window"));
    const int weights = 108 + 16 + 20 + 20;
    QCOMPARE(priceOf(*model), QString("%1 %2").arg(72 + 32 + 32 + 4 + 4 + 5 + weights).arg(192 + 5 + weights));
}

void TestImportedPrices::joinedAndWidenedByTheRuntime() {
    // a and b a row of 24 each as uint8, c their row side by side.
    ModelMaker maker;
    for (const char* const name : {"a", "b"}) setType(maker.input(name, {1, 3, 8, 8}), onnx::TensorProto::UINT8);
    auto& domain = *maker.model.add_opset_import();
    domain.set_domain("com.microsoft");
    domain.set_version(1);
    maker.scalar("scale", 0.1F);
    addZero(maker, "zero", onnx::TensorProto::UINT8);
    auto& join = maker.node("QLinearConcat", "c", {"scale", "zero", "a", "scale", "zero", "b", "scale", "zero"});
    join.set_domain("com.microsoft");
    ModelMaker::attribute(join, "axis", std::int64_t{1});
    maker.output("c_out");
    QCOMPARE(priceOf(*folder_.import(maker)), QString("%1 %2").arg(24 + 24 + 48).arg(192 + 192 + 384));

    // Quantised to 16 bit on an accelerator of 8: x 24·2, y 24.
    ModelMaker wide;
    wide.input("x", {1, 3, 8, 8});
    *wide.model.add_opset_import() = domain;
    wide.scalar("scale", 0.1F);
    addZero(wide, "zero", onnx::TensorProto::UINT16);
    wide.node("QuantizeLinear", "q", {"x", "scale", "zero"}).set_domain("com.microsoft");
    wide.node("DequantizeLinear", "d", {"q_out", "scale", "zero"}).set_domain("com.microsoft");
    wide.node("Relu", "y", {"d_out"});
    wide.output("y_out");
    const auto model = folder_.import(wide);
    QCOMPARE(types(*model), QString("Relu"));
    QCOMPARE(priceOf(*model, 8), QString("%1 %2").arg(48 + 24).arg(384 + 192));
}

void TestImportedPrices::halfPrecision() {
    // Two bytes an element whatever the accelerator holds floats in: x 3·24·2, y 32·2, weights 216.
    ModelMaker maker;
    setType(maker.input("x", {1, 3, 8, 8}), onnx::TensorProto::FLOAT16);
    maker.weight("w", {4, 3, 3, 3}).set_data_type(onnx::TensorProto::FLOAT16);
    pad(maker.node("Conv", "conv", {"x", "w"}));
    maker.output("conv_out");
    for (const int bits : {8, 16, 32})
        QCOMPARE(priceOf(*folder_.import(maker), bits), QString("%1 %2").arg(144 + 64 + 216).arg(384 + 512 + 216));
}

void TestImportedPrices::mixedPrecision() {
    // A float16 body between casts, on an accelerator of 32 bit.
    ModelMaker maker;
    maker.input("x", {1, 3, 8, 8});
    maker.weight("w", {4, 3, 3, 3}).set_data_type(onnx::TensorProto::FLOAT16);
    ModelMaker::attribute(maker.node("Cast", "half", {"x"}), "to", std::int64_t{onnx::TensorProto::FLOAT16});
    pad(maker.node("Conv", "conv", {"half_out", "w"}));
    ModelMaker::attribute(maker.node("Cast", "full", {"conv_out"}), "to", std::int64_t{onnx::TensorProto::FLOAT});
    maker.output("full_out");
    const auto model = folder_.import(maker);
    QCOMPARE(types(*model), QString("Cast Conv Cast"));
    // x a row of 24·4 = 96, half 3·24·2 = 144, conv in the last cast's row, that 32·4 = 128; weights 216.
    QCOMPARE(priceOf(*model, 32), QString("%1 %2").arg(96 + 144 + 128 + 216).arg(768 + 1024 + 216));
}

void TestImportedPrices::eightBitFloats() {
    ModelMaker maker = quantisedConv(kFloat8E4M3, 19);
    maker.model.set_ir_version(9);
    maker.output("conv_out");
    QCOMPARE(priceOf(*folder_.import(maker)), QString("%1 %2").arg(72 + 64 + 108).arg(192 + 512 + 108));
}

/// A local function that convolves its first operand with its second and clips at zero.
onnx::FunctionProto& addBlock(ModelMaker& maker, const std::string& name) {
    auto& function = *maker.model.add_functions();
    function.set_name(name);
    function.set_domain("local");
    function.add_input("in");
    function.add_input("filter");
    function.add_output("out");
    function.add_opset_import()->set_version(13);
    auto& conv = *function.add_node();
    conv.set_op_type("Conv");
    conv.add_input("in");
    conv.add_input("filter");
    conv.add_output("middle");
    pad(conv);
    auto& relu = *function.add_node();
    relu.set_op_type("Relu");
    relu.add_input("middle");
    relu.add_output("out");
    return function;
}

void TestImportedPrices::localFunctions() {
    ModelMaker maker;
    maker.input("x", {1, 4, 8, 8});
    maker.weight("w", {8, 4, 3, 3});
    maker.weight("v", {4, 8, 3, 3});
    addBlock(maker, "Block");
    maker.node("Block", "first", {"x", "w"}, {"y"}).set_domain("local");
    maker.node("Block", "second", {"y", "v"}, {"z"}).set_domain("local");
    maker.output("z");
    const auto model = folder_.import(maker);
    QCOMPARE(types(*model), QString("Conv Relu Conv Relu"));
    // Two 3x3: x 3·32, y 3·64, z 1·32 elements, weights 576; in and out 512: 896 and 1088 elements, of 16 bit.
    QCOMPARE(priceOf(*model), QString("%1 %2").arg(2 * 896).arg(2 * 1088));
    QCOMPARE(priceOf(*model, 8), QString("896 1088"));
    QCOMPARE(priceOf(*model, 8, Scheme::Brr), QString("800 1088"));  // 3·64 + 32 + 576
}

void TestImportedPrices::functionsOfFunctions() {
    ModelMaker maker;
    maker.input("x", {1, 4, 8, 8});
    maker.weight("w", {4, 4, 3, 3});
    addBlock(maker, "Block");
    auto& twice = *maker.model.add_functions();
    twice.set_name("Twice");
    twice.set_domain("local");
    twice.add_input("in");
    twice.add_input("filter");
    twice.add_output("out");
    auto& opset = *twice.add_opset_import();
    opset.set_domain("local");
    opset.set_version(1);
    for (const auto& [from, to] : {std::pair{"in", "half"}, std::pair{"half", "out"}}) {
        auto& call = *twice.add_node();
        call.set_op_type("Block");
        call.set_domain("local");
        call.add_input(from);
        call.add_input("filter");
        call.add_output(to);
    }
    maker.node("Twice", "call", {"x", "w"}, {"z"}).set_domain("local");
    maker.output("z");
    const auto model = folder_.import(maker);
    QCOMPARE(types(*model), QString("Conv Relu Conv Relu"));
    // Each conv has its weights, though they are the same: x 3·32, half 3·32, z 32, weights 2·144.
    QCOMPARE(priceOf(*model, 8), QString("%1 %2").arg(96 + 96 + 32 + 288).arg(512 + 288));
}

void TestImportedPrices::newerFiles() {
    // IR 11, opset 22: x 1·56, g in nobody's row (the mean eats it, and Gelu's row is not the mean's): 1·56, m 1·7.
    ModelMaker maker(22);
    maker.model.set_ir_version(11);
    maker.input("x", {1, 7, 8, 8});
    maker.node("Gelu", "gelu", {"x"});
    maker.integers("axes", {2, 3});
    maker.node("ReduceMean", "mean", {"gelu_out", "axes"});
    maker.output("mean_out");
    const auto model = folder_.import(maker);
    QVERIFY(model->issues.empty());
    QCOMPARE(priceOf(*model, 8), QString("%1 %2").arg(56 + 56 + 7).arg(448 + 7));
}

void TestImportedPrices::severalInputsAndOutputsAndABatch() {
    // Two images; a and b are added, s is an output and clipped to another: rows of 2·3·8 of a, b, s, r.
    ModelMaker maker;
    maker.input("a", {2, 3, 4, 8});
    maker.input("b", {2, 3, 4, 8});
    maker.node("Add", "sum", {"a", "b"}, {"s"});
    maker.node("Relu", "relu", {"s"}, {"r"});
    maker.output("s");
    maker.output("r");
    QCOMPARE(priceOf(*folder_.import(maker), 8), QString("%1 %2").arg(4 * 48).arg(4 * 192));
}

void TestImportedPrices::unknownOperatorsWithShapes() {
    // The file says what comes out: its operand is held whole, 8·24, and a row of 24 staged.
    ModelMaker maker;
    maker.input("x", {1, 3, 8, 8});
    maker.node("Frobnicate", "foo", {"x"}).set_domain("com.example");
    maker.valueInfo("foo_out", {1, 3, 8, 8});
    maker.output("foo_out");
    const auto model = folder_.import(maker);
    QCOMPARE(opKindName(opKind(*model->graph, model->graph->op(OpId(0)))), "opaque");
    QCOMPARE(priceOf(*model, 8), QString("%1 %2").arg(192 + 24).arg(192 + 192));
}

QTEST_GUILESS_MAIN(TestImportedPrices)
#include "tst_imported_prices.moc"
