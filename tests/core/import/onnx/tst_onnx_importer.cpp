// SPDX-License-Identifier: Apache-2.0
// The rules of the importer, each on a model of a few nodes.
#include <QElapsedTimer>
#include <QtTest>
#include <set>

#include "tests/core/import/onnx/model_maker.h"

using namespace fusescope;

namespace {

using Integers = std::vector<std::int64_t>;

/// "Conv relu…": types in order.
std::string types(const ImportedModel& model) {
    std::string text;
    for (const Op& op : model.graph->ops()) text += (text.empty() ? "" : " ") + op.type;
    return text;
}

std::string folded(const ImportedModel& model) {
    std::string text;
    for (const FoldedNode& node : model.folded) text += (text.empty() ? "" : ", ") + node.name + ">" + node.into;
    return text;
}

std::string outputShape(const ImportedModel& model, const std::string& op) {
    const OpGraph& graph = *model.graph;
    return shapeText(graph.tensor(graph.op(graph.findOp(op).value()).outputs[0]).shape);
}

const Op& opOf(const ImportedModel& model, const std::string& name) {
    return model.graph->op(model.graph->findOp(name).value());
}

}  // namespace

class TestOnnxImporter : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void readsAConv();
    void namesComeFromNodesOrOutputs();
    void weightsThatAreAlsoInputsStayWeights();
    void identityOfAnInitializerIsTheInitializer();
    void identitiesAndDropoutsAreFolded();
    void dropoutWithAMaskStays();
    void parametersBecomeAttributes();
    void attributesLookAlikeInEveryOpset();
    void batchNormNeedsItsConvForItself();
    void batchNormKeepsAnExistingBias();
    void unreadInputsStayOut();
    void unreadOutputsStayOut();
    void localFunctionsAreInlined();
    void endlessFunctionsAreRefused();
    void namesAreMadeReadable();
    void manyEqualNamesAreQuick();
    void quantisedTensorsTakeTheirWidth();
    void payloadDoesNotMatter();
    void unsortedFilesOpen();
    void stopsWhenAsked();

 private:
    ModelFolder folder_;
};

void TestOnnxImporter::readsAConv() {
    const auto model = folder_.import(convAndRelu());
    QCOMPARE(types(*model), std::string("Conv Relu"));
    const Op& conv = opOf(*model, "conv");
    QCOMPARE(conv.weights.size(), std::size_t{1});
    QCOMPARE(conv.weights[0].shape, (Shape{4, 3, 3, 3}));
    QCOMPARE(conv.weights[0].elementType, ElementType::Float32);
    QCOMPARE(conv.weights[0].slot, 1);
    QCOMPARE(conv.attribute<Integers>("pads", {}), (Integers{1, 1, 1, 1}));
    QCOMPARE(outputShape(*model, "conv"), std::string("4x8x8"));
    QCOMPARE(model->graph->name(), std::string("made"));
    QCOMPARE(model->fileName, std::string("made.onnx"));
    QCOMPARE(model->fingerprint.size(), std::size_t{64});
    QVERIFY(model->issues.empty());
}

void TestOnnxImporter::namesComeFromNodesOrOutputs() {
    ModelMaker maker;
    maker.input("x", {1, 4});
    maker.node("Relu", "", {"x"}, {"a"});
    maker.node("Relu", "same", {"a"}, {"b"});
    maker.node("Relu", "same", {"b"}, {"c"});
    maker.output("c");
    const auto model = folder_.import(maker);
    QVERIFY(model->graph->findOp("a"));
    QVERIFY(model->graph->findOp("same"));
    QVERIFY(model->graph->findOp("same#2"));
}

void TestOnnxImporter::weightsThatAreAlsoInputsStayWeights() {
    ModelMaker maker = convAndRelu();
    maker.model.set_ir_version(3);
    maker.input("w", {4, 3, 3, 3});
    const auto model = folder_.import(maker);
    QCOMPARE(model->graph->graphInputs().size(), std::size_t{1});
    QCOMPARE(opOf(*model, "conv").weights.size(), std::size_t{1});
}

void TestOnnxImporter::identityOfAnInitializerIsTheInitializer() {
    ModelMaker maker = convAndRelu();
    maker.weight("shared_bias", {4});
    maker.node("Identity", "copy", {"shared_bias"});
    maker.graph().mutable_node(0)->add_input("copy_out");
    const auto model = folder_.import(maker);
    QCOMPARE(types(*model), std::string("Conv Relu"));
    QCOMPARE(opOf(*model, "conv").weights[1].name, std::string("shared_bias"));
    QCOMPARE(opOf(*model, "conv").weights[1].slot, 2);
    QCOMPARE(folded(*model), std::string("copy>conv"));
}

void TestOnnxImporter::identitiesAndDropoutsAreFolded() {
    ModelMaker maker;
    maker.input("x", {1, 4});
    maker.node("Relu", "first", {"x"});
    maker.node("Identity", "identity", {"first_out"});
    maker.node("Dropout", "dropout", {"identity_out"}, {"kept", "mask"});
    maker.node("Relu", "second", {"kept"});
    maker.node("Identity", "last", {"second_out"});
    maker.output("last_out");
    const auto model = folder_.import(maker);
    QCOMPARE(types(*model), std::string("Relu Relu"));
    QCOMPARE(folded(*model), std::string("identity>second, dropout>second, last>second"));
    const OpGraph& graph = *model->graph;
    QCOMPARE(graph.edges().size(), std::size_t{1});
    QCOMPARE(graph.tensor(graph.graphOutputs()[0]).name, std::string("second_out"));
}

void TestOnnxImporter::dropoutWithAMaskStays() {
    ModelMaker maker;
    maker.input("x", {1, 4});
    maker.node("Dropout", "dropout", {"x"}, {"kept", "mask"});
    maker.node("Not", "not", {"mask"});
    maker.output("not_out");
    maker.output("kept");
    QCOMPARE(types(*folder_.import(maker)), std::string("Dropout Not"));
}

void TestOnnxImporter::parametersBecomeAttributes() {
    ModelMaker maker;
    maker.input("x", {1, 4, 8, 8});
    maker.integers("sizes", {1, 4, 16, 16});
    maker.node("Resize", "resize", {"x", "", "", "sizes"});
    maker.scalar("low", 0);
    maker.scalar("high", 6);
    maker.node("Clip", "clip", {"resize_out", "low", "high"});
    maker.integers("starts", {0});
    maker.integers("ends", {2});
    maker.integers("axes", {1});
    maker.node("Slice", "slice", {"clip_out", "starts", "ends", "axes"});
    maker.scalar("half", 0.5F);
    maker.node("Mul", "mul", {"slice_out", "half"});
    maker.weight("scale", {1});
    maker.node("Add", "add", {"mul_out", "scale"});
    maker.output("add_out");
    const auto model = folder_.import(maker);
    QCOMPARE(outputShape(*model, "add"), std::string("2x16x16"));
    QCOMPARE(opOf(*model, "resize").attribute<Integers>("sizes", {}), (Integers{1, 4, 16, 16}));
    QCOMPARE(opOf(*model, "clip").attribute<double>("max", 0), 6.0);
    QCOMPARE(opOf(*model, "slice").attribute<Integers>("axes", {}), (Integers{1}));
    QCOMPARE(opOf(*model, "mul").attribute<double>("B", 0), 0.5);
    QCOMPARE(opOf(*model, "mul").weights.size(), std::size_t{0});
    QCOMPARE(opOf(*model, "add").weights.size(), std::size_t{1});  // of rank 1
}

void TestOnnxImporter::attributesLookAlikeInEveryOpset() {
    ModelMaker old(6);
    old.input("x", {1, 4});
    auto& clip = old.node("Clip", "clip", {"x"});
    for (const auto& [name, value] : {std::pair{"min", 0.0F}, std::pair{"max", 6.0F}}) {
        auto& attribute = *clip.add_attribute();
        attribute.set_name(name);
        attribute.set_type(onnx::AttributeProto::FLOAT);
        attribute.set_f(value);
    }
    old.output("clip_out");
    ModelMaker present;
    present.input("x", {1, 4});
    present.scalar("low", 0);
    present.scalar("high", 6);
    present.node("Clip", "clip", {"x", "low", "high"});
    present.output("clip_out");
    QCOMPARE(folder_.import(old)->fingerprint, folder_.import(present)->fingerprint);
}

static void addBatchNorm(ModelMaker& maker, const std::string& input) {
    for (const char* const name : {"scale", "shift", "mean", "variance"}) maker.weight(name, {4});
    maker.node("BatchNormalization", "norm", {input, "scale", "shift", "mean", "variance"});
    maker.output("norm_out");
}

void TestOnnxImporter::batchNormNeedsItsConvForItself() {
    ModelMaker shared = convAndRelu();  // the Relu reads the Conv as well
    addBatchNorm(shared, "conv_out");
    QCOMPARE(types(*folder_.import(shared)), std::string("Conv Relu BatchNormalization"));
    ModelMaker other = convAndRelu();
    addBatchNorm(other, "relu_out");
    QCOMPARE(types(*folder_.import(other)), std::string("Conv Relu BatchNormalization"));
    QCOMPARE(opOf(*folder_.import(other), "norm").weights.size(), std::size_t{4});
}

void TestOnnxImporter::batchNormKeepsAnExistingBias() {
    for (const bool hasBias : {true, false}) {
        ModelMaker maker;
        maker.input("x", {1, 3, 8, 8});
        maker.weight("w", {4, 3, 3, 3});
        maker.weight("b", {4});
        auto& conv = maker.node("Conv", "conv", {"x", "w"});
        if (hasBias) conv.add_input("b");
        addBatchNorm(maker, "conv_out");
        const auto model = folder_.import(maker);
        QCOMPARE(types(*model), std::string("Conv"));
        QCOMPARE(folded(*model), std::string("norm>conv"));
        const Op& op = opOf(*model, "conv");
        QCOMPARE(op.weights.size(), std::size_t{2});
        QCOMPARE(op.weights[1].name, std::string(hasBias ? "b" : "shift"));
        QCOMPARE(op.weights[1].slot, 2);
        QCOMPARE(op.weights[1].shape, Shape{4});
        QCOMPARE(model->graph->graphOutputs().size(), std::size_t{1});
    }
}

void TestOnnxImporter::unreadInputsStayOut() {
    ModelMaker maker = convAndRelu();
    maker.input("unread", {-1, -1, -1});
    const auto model = folder_.import(maker);
    QCOMPARE(model->graph->graphInputs().size(), std::size_t{1});
    QVERIFY(model->missingDims.empty());
}

void TestOnnxImporter::unreadOutputsStayOut() {
    ModelMaker maker;
    maker.input("x", {1, 4, 8, 8});
    auto& pool = maker.node("MaxPool", "pool", {"x"}, {"y", "indices"});
    ModelMaker::attribute(pool, "kernel_shape", Integers{2, 2});
    maker.node("Relu", "relu", {"y"});
    maker.output("relu_out");
    QCOMPARE(opOf(*folder_.import(maker), "pool").outputs.size(), std::size_t{1});
    maker.output("indices");
    QCOMPARE(opOf(*folder_.import(maker), "pool").outputs.size(), std::size_t{2});
}

/// A function that applies `inner` to its operand, with an attribute passed through.
static onnx::FunctionProto& addFunction(ModelMaker& maker, const std::string& name, const std::string& inner) {
    auto& function = *maker.model.add_functions();
    function.set_name(name);
    function.set_domain("local");
    function.add_input("in");
    function.add_output("out");
    function.add_attribute("slope");
    function.add_opset_import()->set_version(13);
    auto& node = *function.add_node();
    node.set_op_type(inner);
    node.add_input("in");
    node.add_output("middle");
    if (inner == "LeakyRelu") {
        auto& attribute = *node.add_attribute();
        attribute.set_name("alpha");
        attribute.set_type(onnx::AttributeProto::FLOAT);
        attribute.set_ref_attr_name("slope");
    } else {
        node.set_domain("local");
    }
    auto& last = *function.add_node();
    last.set_op_type("Relu");
    last.add_input("middle");
    last.add_output("out");
    return function;
}

void TestOnnxImporter::localFunctionsAreInlined() {
    ModelMaker maker;
    maker.input("x", {1, 4});
    addFunction(maker, "Soft", "LeakyRelu");
    auto& call = maker.node("Soft", "call", {"x"}, {"y"});
    call.set_domain("local");
    auto& slope = *call.add_attribute();
    slope.set_name("slope");
    slope.set_type(onnx::AttributeProto::FLOAT);
    slope.set_f(0.25F);
    maker.node("Soft", "again", {"y"}, {"z"}).set_domain("local");
    maker.output("z");
    const auto model = folder_.import(maker);
    QCOMPARE(types(*model), std::string("LeakyRelu Relu LeakyRelu Relu"));
    QVERIFY(model->issues.empty());
    QCOMPARE(model->graph->op(OpId(0)).attribute<double>("alpha", 0), 0.25);
    QCOMPARE(model->graph->op(OpId(2)).attribute<double>("alpha", 0), 0.0);  // left to its default
    QCOMPARE(model->graph->tensor(model->graph->graphOutputs()[0]).name, std::string("z"));
}

void TestOnnxImporter::namesAreMadeReadable() {
    ModelMaker maker;
    maker.input("x\xff", {1, 4, 8, 8});
    maker.node("Relu", "a\xff", {"x\xff"}, {"t\xff"});
    maker.node("Relu", "a\xfe", {"t\xff"}, {"t\n"});
    maker.node("Relu", "esc\x1b[31m", {"t\n"}, {"t\xe2\x80\xae"});
    maker.node("Relu", "gr\xc3\xbc\xc3\x9f", {"t\xe2\x80\xae"}, {"end"});
    maker.output("end");
    const auto model = folder_.import(maker);
    std::vector<std::string> names;
    for (const Op& op : model->graph->ops()) names.push_back(op.name);
    QCOMPARE(names.size(), std::size_t{4});
    QVERIFY((std::set<std::string>(names.begin(), names.begin() + 2) ==
             std::set<std::string>{"a\xEF\xBF\xBD", "a\xEF\xBF\xBD#2"}));
    QCOMPARE(names[2], std::string("esc\xEF\xBF\xBD[31m"));
    QCOMPARE(names[3], std::string("gr\xc3\xbc\xc3\x9f"));
    QCOMPARE(model->issues.size(), std::size_t{1});
    QVERIFY2(model->issues.front().text.starts_with("7 names"), model->issues.front().text.c_str());
}

void TestOnnxImporter::manyEqualNamesAreQuick() {
    constexpr int kOps = 50'000;
    for (const char* const name : {"a", "\xff"}) {
        ModelMaker maker;
        maker.input("x", {1, 4, 8, 8});
        std::string last = "x";
        for (int i = 0; i < kOps; ++i) {
            const std::string output =
                i % 2 == 0 ? "t" + std::to_string(i) : "\xff" + std::string(1 + i % 7, '\x01') + std::to_string(i);
            maker.node("Relu", name, {last}, {output});
            last = output;
        }
        maker.output(last);
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(folder_.import(maker)->graph->opCount(), kOps);
        QVERIFY(timer.elapsed() < 30'000);
    }
}

void TestOnnxImporter::endlessFunctionsAreRefused() {
    ModelMaker maker;
    maker.input("x", {1, 4});
    addFunction(maker, "Endless", "Endless");
    maker.node("Endless", "call", {"x"}, {"y"}).set_domain("local");
    maker.output("y");
    QVERIFY(folder_.errorOf(maker.bytes()).find("calls itself") != std::string::npos);
}

void TestOnnxImporter::quantisedTensorsTakeTheirWidth() {
    ModelMaker maker;
    maker.input("x", {1, 3, 8, 8});
    maker.scalar("scale", 0.1F);
    auto& zero = maker.scalar("zero", 0);
    zero.set_data_type(onnx::TensorProto::UINT8);
    zero.clear_float_data();
    zero.add_int32_data(0);
    maker.weight("w", {4, 3, 1, 1}).set_data_type(onnx::TensorProto::INT8);
    maker.node("QuantizeLinear", "quantise", {"x", "scale", "zero"});
    maker.node("DequantizeLinear", "dequantise", {"quantise_out", "scale", "zero"});
    maker.node("DequantizeLinear", "filter", {"w", "scale"});
    maker.node("Conv", "conv", {"dequantise_out", "filter_out"});
    maker.node("QuantizeLinear", "last", {"conv_out", "scale", "zero"});
    maker.node("DequantizeLinear", "floating", {"last_out", "scale", "zero"});
    maker.node("Relu", "relu", {"floating_out"});
    maker.output("relu_out");
    const auto model = folder_.import(maker);
    QCOMPARE(types(*model), std::string("Conv Relu"));
    const OpGraph& graph = *model->graph;
    QCOMPARE(graph.tensor(graph.graphInputs()[0]).elementType, ElementType::UInt8);
    QCOMPARE(graph.tensor(opOf(*model, "conv").outputs[0]).elementType, ElementType::UInt8);
    QCOMPARE(graph.tensor(opOf(*model, "relu").outputs[0]).elementType, ElementType::Float32);
    QCOMPARE(opOf(*model, "conv").weights[0].elementType, ElementType::Int8);
}

void TestOnnxImporter::payloadDoesNotMatter() {
    ModelMaker full = convAndRelu();
    full.node("Flatten", "flatten", {"relu_out"});
    full.weight("matrix", {256, 4000}).set_raw_data(std::string(256 * 4000 * 4, '\1'));
    full.node("MatMul", "product", {"flatten_out", "matrix"});
    full.output("product_out");
    ModelMaker stripped = full;
    auto& tensor = *stripped.graph().mutable_initializer(1);
    tensor.clear_raw_data();
    tensor.set_data_location(onnx::TensorProto::EXTERNAL);
    QCOMPARE(folder_.import(full)->fingerprint, folder_.import(stripped)->fingerprint);
    QCOMPARE(outputShape(*folder_.import(full), "product"), std::string("4000"));
}

void TestOnnxImporter::unsortedFilesOpen() {
    ModelMaker maker = convAndRelu();
    maker.graph().mutable_node()->SwapElements(0, 1);
    QCOMPARE(folder_.import(maker)->fingerprint, folder_.import(convAndRelu())->fingerprint);
}

void TestOnnxImporter::stopsWhenAsked() {
    RunControl control;
    control.requestStop();
    QVERIFY(!importModel(folder_.write(convAndRelu().bytes()), {}, control));
}

QTEST_GUILESS_MAIN(TestOnnxImporter)
#include "tst_onnx_importer.moc"
