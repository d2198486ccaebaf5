// SPDX-License-Identifier: Apache-2.0
// Where shapes come from, and what is said when they are not known.
#include <QtTest>

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

/// x [1, 2, 3, 4] -> reshaped to [batch of x, 24], computed as exporters do.
ModelMaker reshapeByShape(const Integers& sizes) {
    ModelMaker maker;
    maker.input("x", sizes);
    maker.scalar("first", 0).set_data_type(onnx::TensorProto::INT64);
    maker.graph().mutable_initializer(0)->clear_float_data();
    maker.graph().mutable_initializer(0)->add_int64_data(0);
    maker.integers("axis", {0});
    maker.integers("rest", {24});
    maker.node("Shape", "shape", {"x"});
    maker.node("Gather", "gather", {"shape_out", "first"});
    maker.node("Unsqueeze", "unsqueeze", {"gather_out", "axis"});
    ModelMaker::attribute(maker.node("Concat", "concat", {"unsqueeze_out", "rest"}), "axis", std::int64_t{0});
    maker.node("Reshape", "reshape", {"x", "concat_out"});
    maker.output("reshape_out");
    return maker;
}

}  // namespace

class TestImportedShapes : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void shapeComputationsAreFolded();
    void openShapeComputationsAreFolded();
    void openBatchBecomesOne();
    void openSizesAreNamed();
    void openSizesAreFilledIn();
    void badSizesAreRefused();
    void symbolsAreBoundOnce();
    void unknownOperatorsStand();
    void declaredShapesHelpUnknownOperators();
    void controlFlowStands();
    void mistakenShapesAreReported();
    void newerOpsetsOpen();

 private:
    ModelFolder folder_;
};

void TestImportedShapes::shapeComputationsAreFolded() {
    const auto model = folder_.import(reshapeByShape({1, 2, 3, 4}));
    QCOMPARE(types(*model), std::string("Reshape"));
    QCOMPARE(outputShape(*model, "reshape"), std::string("24"));
    QCOMPARE(opOf(*model, "reshape").attribute<Integers>("shape", {}), (Integers{1, 24}));
    QCOMPARE(folded(*model), std::string("shape>reshape, gather>reshape, unsqueeze>reshape, concat>reshape"));
}

void TestImportedShapes::openShapeComputationsAreFolded() {
    // two sizes are open, but not the one that is asked for: the shape of the Reshape is still known
    ModelMaker maker = reshapeByShape({1, 2, -1, -1});
    const auto model = folder_.import(maker);
    QCOMPARE(types(*model), std::string("Reshape"));
    QCOMPARE(outputShape(*model, "reshape"), std::string("24"));
    QCOMPARE(model->missingDims.size(), std::size_t{2});
}

void TestImportedShapes::openBatchBecomesOne() {
    ModelMaker maker = convAndRelu();
    maker.graph()
        .mutable_input(0)
        ->mutable_type()
        ->mutable_tensor_type()
        ->mutable_shape()
        ->mutable_dim(0)
        ->set_dim_param("N");
    const auto model = folder_.import(maker);
    QCOMPARE(model->graph->tensor(model->graph->graphInputs()[0]).shape, (Shape{1, 3, 8, 8}));
    QCOMPARE(model->issues.size(), std::size_t{1});
    QCOMPARE(model->issues[0].severity, Severity::Note);
    QCOMPARE(folder_.import(maker, {{{"N", "4"}}})->graph->tensor(model->graph->graphInputs()[0]).shape,
             (Shape{4, 3, 8, 8}));
    QVERIFY(folder_.import(maker, {{{"x[0]", "4"}}})->issues.empty());
}

void TestImportedShapes::openSizesAreNamed() {
    ModelMaker maker;
    auto& shape = *maker.input("x", {1, 3, -1, -1}).mutable_type()->mutable_tensor_type()->mutable_shape();
    shape.mutable_dim(2)->set_dim_param("height");
    maker.input("y", {}).mutable_type()->mutable_tensor_type()->clear_shape();
    maker.node("Relu", "relu", {"x"});
    maker.node("Sigmoid", "sigmoid", {"y"});
    maker.output("relu_out");
    const auto model = folder_.import(maker);
    QCOMPARE(model->missingDims.size(), std::size_t{3});
    QCOMPARE(model->missingDims[0].key, std::string("height"));
    QCOMPARE(model->missingDims[0].axis, 2);
    QCOMPARE(model->missingDims[1].key, std::string("x[3]"));
    QCOMPARE(model->missingDims[2].key, std::string("y"));
    QCOMPARE(model->missingDims[2].axis, -1);
    QCOMPARE(opOf(*model, "relu").notModelled, std::string("unknown shape"));
    QVERIFY(!model->graph->tensor(model->graph->graphInputs()[0]).shape);
    QVERIFY(model->issues[0].text.find("height, x[3], y") != std::string::npos);
}

void TestImportedShapes::openSizesAreFilledIn() {
    ModelMaker maker;
    auto& shape = *maker.input("x", {1, 3, -1, -1}).mutable_type()->mutable_tensor_type()->mutable_shape();
    shape.mutable_dim(2)->set_dim_param("height");
    maker.input("y", {}).mutable_type()->mutable_tensor_type()->clear_shape();
    maker.node("Relu", "relu", {"x"});
    maker.node("Sigmoid", "sigmoid", {"y"});
    maker.output("relu_out");
    const auto model = folder_.import(maker, {{{"height", "32"}, {"x[3]", "16"}, {"y", "2x5"}}});
    QVERIFY(model->missingDims.empty());
    QVERIFY(model->issues.empty());
    QCOMPARE(outputShape(*model, "relu"), std::string("3x32x16"));
    QCOMPARE(outputShape(*model, "sigmoid"), std::string("2x5"));
    const auto whole = folder_.import(maker, {{{"x", "1x3x8x9"}, {"y", "5"}}});
    QCOMPARE(outputShape(*whole, "relu"), std::string("3x8x9"));
}

void TestImportedShapes::badSizesAreRefused() {
    ModelMaker maker;
    maker.input("x", {1, 3, -1});
    maker.node("Relu", "relu", {"x"});
    maker.output("relu_out");
    for (const char* const size : {"", "0", "-1", "3.5", "abc", "99999999999"})
        QVERIFY_EXCEPTION_THROWN(folder_.import(maker, {{{"x[2]", size}}}), Error);
    QVERIFY_EXCEPTION_THROWN(folder_.import(maker, {{{"x", "1x3"}}}), Error);
    QVERIFY_EXCEPTION_THROWN(folder_.import(maker, {{{"x", "1x3x"}}}), Error);
    const auto model = folder_.import(maker, {{{"x[2]", "5"}, {"heigth", "5"}}});
    QVERIFY(model->issues[0].text.find("heigth") != std::string::npos);
}

void TestImportedShapes::symbolsAreBoundOnce() {
    ModelMaker maker;
    for (const char* const name : {"a", "b"}) {
        auto& shape = *maker.input(name, {-1, -1}).mutable_type()->mutable_tensor_type()->mutable_shape();
        shape.mutable_dim(0)->set_dim_param("N");
        shape.mutable_dim(1)->set_dim_param(std::string(name) == "a" ? "T" : "N");
    }
    maker.node("Relu", "first", {"a"});
    maker.node("Relu", "second", {"b"});
    maker.output("first_out");
    maker.output("second_out");
    const auto model = folder_.import(maker, {{{"N", "2"}, {"T", "7"}}});
    QCOMPARE(outputShape(*model, "first"), std::string("2x7"));
    QCOMPARE(outputShape(*model, "second"), std::string("2x2"));
}

void TestImportedShapes::unknownOperatorsStand() {
    ModelMaker maker;
    maker.input("x", {1, 4});
    maker.node("Frobnicate", "foo", {"x"});
    maker.node("Frobnicate", "bar", {"foo_out"}).set_domain("com.example");
    maker.node("Relu", "relu", {"bar_out"});
    maker.output("relu_out");
    const auto model = folder_.import(maker);
    QCOMPARE(opOf(*model, "foo").notModelled, std::string("unknown operator Frobnicate"));
    QCOMPARE(opOf(*model, "bar").notModelled, std::string("unknown operator com.example.Frobnicate"));
    QCOMPARE(opOf(*model, "relu").notModelled, std::string("unknown shape"));
    QCOMPARE(model->issues.size(), std::size_t{3});  // one for each reason
    for (const Issue& issue : model->issues) QCOMPARE(issue.ops.size(), std::size_t{1});
}

void TestImportedShapes::declaredShapesHelpUnknownOperators() {
    ModelMaker maker;
    maker.input("x", {1, 4});
    maker.node("Frobnicate", "foo", {"x"});
    maker.valueInfo("foo_out", {1, 9});
    maker.node("Relu", "relu", {"foo_out"});
    maker.output("relu_out");
    const auto model = folder_.import(maker);
    QCOMPARE(outputShape(*model, "relu"), std::string("9"));
    QCOMPARE(opOf(*model, "relu").notModelled, std::string());
    QCOMPARE(opOf(*model, "foo").notModelled, std::string());  // its operand is held whole
    QCOMPARE(model->issues.size(), std::size_t{1});
    QCOMPARE(model->issues[0].severity, Severity::Note);
    QVERIFY(model->issues[0].text.find("(Frobnicate): \"foo\"") != std::string::npos);
}

void TestImportedShapes::controlFlowStands() {
    ModelMaker maker;
    maker.input("x", {1, 4});
    maker.input("condition", {}).mutable_type()->mutable_tensor_type()->set_elem_type(onnx::TensorProto::BOOL);
    maker.node("Relu", "before", {"x"});
    auto& branch = maker.node("If", "if", {"condition"}, {"y"});
    for (const char* const name : {"then_branch", "else_branch"}) {
        auto& attribute = *branch.add_attribute();
        attribute.set_name(name);
        attribute.set_type(onnx::AttributeProto::GRAPH);
        auto& node = *attribute.mutable_g()->add_node();
        node.set_op_type("Sigmoid");
        node.add_input("before_out");  // of the graph around it
        node.add_output("inner");
        attribute.mutable_g()->add_output()->set_name("inner");
    }
    maker.node("Relu", "after", {"y"});
    maker.output("after_out");
    const auto model = folder_.import(maker);
    QCOMPARE(types(*model), std::string("Relu If Relu"));
    const Op& op = opOf(*model, "if");
    QCOMPARE(op.notModelled, std::string("control flow"));
    QCOMPARE(op.inputs.size(), std::size_t{2});  // the condition, and what the branches read
    QCOMPARE(model->graph->edges().size(), std::size_t{2});
    QCOMPARE(model->issues.size(), std::size_t{2});
}

void TestImportedShapes::mistakenShapesAreReported() {
    ModelMaker maker;
    maker.input("x", {1, 4});
    maker.weight("w", {5, 6});
    maker.node("MatMul", "product", {"x", "w"});
    maker.output("product_out");
    const auto model = folder_.import(maker);
    QVERIFY(model->issues[0].text.find("\"product\" cannot be inferred") != std::string::npos);
    QCOMPARE(opOf(*model, "product").notModelled, std::string("unknown shape"));
}

void TestImportedShapes::newerOpsetsOpen() {
    ModelMaker maker(22);
    maker.model.set_ir_version(11);
    maker.input("x", {1, 7, 8, 8});
    maker.node("Gelu", "gelu", {"x"});
    maker.integers("axes", {2, 3});
    maker.node("ReduceMean", "mean", {"gelu_out", "axes"});
    ModelMaker::attribute(maker.node("ReduceMax", "max", {"gelu_out", "axes"}), "keepdims", std::int64_t{0});
    auto& split = maker.node("Split", "split", {"gelu_out"}, {"a", "b", "c", "d"});
    ModelMaker::attribute(split, "axis", std::int64_t{1});
    ModelMaker::attribute(split, "num_outputs", std::int64_t{4});
    maker.integers("pads", {1, 1, 1, 1});
    maker.node("Pad", "pad", {"gelu_out", "pads", "", "axes"});
    auto& pool = maker.node("AveragePool", "pool", {"gelu_out"});
    ModelMaker::attribute(pool, "kernel_shape", Integers{3, 3});
    ModelMaker::attribute(pool, "dilations", Integers{2, 2});
    maker.integers("sizes", {4, 5});
    ModelMaker::attribute(maker.node("Resize", "resize", {"gelu_out", "", "", "sizes"}), "axes", Integers{2, 3});
    for (const char* const name : {"mean_out", "max_out", "a", "b", "c", "d", "pad_out", "pool_out", "resize_out"})
        maker.output(name);
    const auto model = folder_.import(maker);
    QVERIFY2(model->issues.empty(), model->issues.empty() ? "" : model->issues[0].text.c_str());
    QCOMPARE(outputShape(*model, "mean"), std::string("7x1x1"));
    QCOMPARE(opOf(*model, "mean").attribute<Integers>("axes", {}), (Integers{2, 3}));
    QCOMPARE(outputShape(*model, "max"), std::string("7"));
    QCOMPARE(outputShape(*model, "split"), std::string("2x8x8"));
    QCOMPARE(outputShape(*model, "pad"), std::string("7x10x10"));
    QCOMPARE(outputShape(*model, "pool"), std::string("7x4x4"));  // a window of 5 rows
    QCOMPARE(outputShape(*model, "resize"), std::string("7x4x5"));
}

QTEST_GUILESS_MAIN(TestImportedShapes)
#include "tst_imported_shapes.moc"
