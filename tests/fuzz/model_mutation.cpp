// SPDX-License-Identifier: Apache-2.0
// Map: what is drawn (values, names); one function a kind of change; the table of them.
#include "tests/fuzz/model_mutation.h"

#include <onnx/onnx_pb.h>

#include <array>
#include <climits>

namespace fusescope::test {
namespace {

using onnx::GraphProto;
using onnx::ModelProto;
using onnx::NodeProto;

std::int64_t strangeNumber(Random& random) {
    static constexpr std::array<std::int64_t, 20> kNumbers{
        0,   1,    2,    3,      4,         -1,        -2,        7,         8,         16,
        224, 1024, 4097, 100000, 1LL << 31, 1LL << 33, 1LL << 40, 1LL << 62, INT64_MAX, INT64_MIN};
    return kNumbers[static_cast<std::size_t>(random.below(kNumbers.size()))];
}

const std::string& strangeType(Random& random) {
    static const std::vector<std::string> kTypes{"Conv",
                                                 "Relu",
                                                 "Add",
                                                 "Mul",
                                                 "Concat",
                                                 "MaxPool",
                                                 "GlobalAveragePool",
                                                 "Gemm",
                                                 "MatMul",
                                                 "Reshape",
                                                 "Transpose",
                                                 "Slice",
                                                 "Softmax",
                                                 "Identity",
                                                 "Dropout",
                                                 "BatchNormalization",
                                                 "Clip",
                                                 "Gather",
                                                 "Split",
                                                 "Squeeze",
                                                 "Unsqueeze",
                                                 "Flatten",
                                                 "Resize",
                                                 "ConvTranspose",
                                                 "ReduceMean",
                                                 "Pad",
                                                 "Expand",
                                                 "Shape",
                                                 "Cast",
                                                 "Frobnicate",
                                                 "If",
                                                 "QuantizeLinear",
                                                 "Where",
                                                 "Range",
                                                 "DepthToSpace",
                                                 "AveragePool",
                                                 "LayerNormalization",
                                                 "LSTM",
                                                 "Einsum",
                                                 "Constant"};
    return kTypes[static_cast<std::size_t>(random.below(static_cast<std::int64_t>(kTypes.size())))];
}

int anyOf(int count, Random& random) { return static_cast<int>(random.below(count)); }

NodeProto& anyNode(GraphProto& graph, Random& random) { return *graph.mutable_node(anyOf(graph.node_size(), random)); }

std::string anyTensor(const GraphProto& graph, Random& random) {
    const int kind = anyOf(8, random);
    if (kind == 0 && graph.input_size() > 0) return graph.input(anyOf(graph.input_size(), random)).name();
    if (kind == 1 && graph.initializer_size() > 0)
        return graph.initializer(anyOf(graph.initializer_size(), random)).name();
    if (kind == 2) return "";
    const NodeProto& node = graph.node(anyOf(graph.node_size(), random));
    return node.output_size() > 0 ? node.output(anyOf(node.output_size(), random)) : std::string();
}

void dropNode(ModelProto& model, Random& random) {
    auto& nodes = *model.mutable_graph()->mutable_node();
    const int at = anyOf(nodes.size(), random);
    const NodeProto gone = nodes[at];
    nodes.DeleteSubrange(at, 1);
    if (random.chance(0.8) && gone.input_size() > 0 && gone.output_size() > 0)  // readers read what it read
        for (NodeProto& node : nodes)
            for (std::string& input : *node.mutable_input())
                if (input == gone.output(0)) input = gone.input(0);
}

void duplicateNode(ModelProto& model, Random& random) {
    GraphProto& graph = *model.mutable_graph();
    NodeProto copy = anyNode(graph, random);
    const bool isRenamed = random.chance(0.8);
    if (isRenamed)
        for (std::string& output : *copy.mutable_output()) output += "_again";
    *graph.add_node() = copy;
    if (isRenamed && copy.output_size() > 0 && random.chance(0.5)) {
        NodeProto& reader = anyNode(graph, random);
        if (reader.input_size() > 0) reader.set_input(anyOf(reader.input_size(), random), copy.output(0));
    }
}

void rewire(ModelProto& model, Random& random) {
    GraphProto& graph = *model.mutable_graph();
    NodeProto& node = anyNode(graph, random);
    const std::string tensor = anyTensor(graph, random);
    if (node.input_size() > 0 && random.chance(0.8))
        node.set_input(anyOf(node.input_size(), random), tensor);
    else
        node.add_input(tensor);
}

void dropInput(ModelProto& model, Random& random) {
    NodeProto& node = anyNode(*model.mutable_graph(), random);
    if (node.input_size() > 0) node.mutable_input()->DeleteSubrange(anyOf(node.input_size(), random), 1);
}

void changeOutputs(ModelProto& model, Random& random) {
    GraphProto& graph = *model.mutable_graph();
    NodeProto& node = anyNode(graph, random);
    if (random.chance(0.5))
        node.add_output("more" + std::to_string(random.below(1000)));
    else if (node.output_size() > 0)
        node.set_output(anyOf(node.output_size(), random), anyTensor(graph, random));
    if (random.chance(0.2)) graph.add_output()->set_name(anyTensor(graph, random));
}

void changeSizes(onnx::ValueInfoProto& info, Random& random) {
    auto& shape = *info.mutable_type()->mutable_tensor_type()->mutable_shape();
    const int kind = anyOf(4, random);
    if (kind == 0)
        shape.add_dim()->set_dim_value(strangeNumber(random));
    else if (shape.dim_size() == 0)
        return;
    else if (kind == 1)
        shape.mutable_dim()->RemoveLast();
    else if (kind == 2)
        shape.mutable_dim(anyOf(shape.dim_size(), random))->set_dim_param("N");
    else
        shape.mutable_dim(anyOf(shape.dim_size(), random))->set_dim_value(strangeNumber(random));
}

void changeInputSizes(ModelProto& model, Random& random) {
    GraphProto& graph = *model.mutable_graph();
    if (graph.input_size() > 0) changeSizes(*graph.mutable_input(anyOf(graph.input_size(), random)), random);
}

void changeValueInfo(ModelProto& model, Random& random) {
    GraphProto& graph = *model.mutable_graph();
    onnx::ValueInfoProto& info = *graph.add_value_info();
    info.set_name(anyTensor(graph, random));
    info.mutable_type()->mutable_tensor_type()->set_elem_type(anyOf(20, random));
    for (int i = anyOf(5, random); i > 0; --i) changeSizes(info, random);
}

void changeWeight(ModelProto& model, Random& random) {
    GraphProto& graph = *model.mutable_graph();
    if (graph.initializer_size() == 0) return;
    onnx::TensorProto& tensor = *graph.mutable_initializer(anyOf(graph.initializer_size(), random));
    if (random.chance(0.3)) tensor.set_data_type(anyOf(20, random));
    if (random.chance(0.2)) tensor.add_dims(strangeNumber(random));
    if (tensor.dims_size() > 0 && random.chance(0.8))
        tensor.set_dims(anyOf(tensor.dims_size(), random), strangeNumber(random));
    if (tensor.int64_data_size() > 0)
        tensor.set_int64_data(anyOf(tensor.int64_data_size(), random), strangeNumber(random));
    if (random.chance(0.2)) tensor.set_raw_data(std::string(static_cast<std::size_t>(random.below(64)), '\xff'));
}

void changeAttribute(ModelProto& model, Random& random) {
    NodeProto& node = anyNode(*model.mutable_graph(), random);
    if (node.attribute_size() == 0) return;
    onnx::AttributeProto& attribute = *node.mutable_attribute(anyOf(node.attribute_size(), random));
    const int kind = anyOf(6, random);
    if (kind == 0)
        attribute.set_i(strangeNumber(random));
    else if (kind == 1 && attribute.ints_size() > 0)
        attribute.set_ints(anyOf(attribute.ints_size(), random), strangeNumber(random));
    else if (kind == 2)
        attribute.add_ints(strangeNumber(random));
    else if (kind == 3)
        attribute.set_type(static_cast<onnx::AttributeProto::AttributeType>(anyOf(11, random)));
    else if (kind == 4)
        node.mutable_attribute()->DeleteSubrange(anyOf(node.attribute_size(), random), 1);
    else if (attribute.has_t())
        attribute.mutable_t()->add_dims(strangeNumber(random));
    else
        attribute.set_s("strange");
}

void changeType(ModelProto& model, Random& random) {
    NodeProto& node = anyNode(*model.mutable_graph(), random);
    node.set_op_type(strangeType(random));
    if (random.chance(0.05)) node.set_domain("com.example");
}

void changeOpset(ModelProto& model, Random& random) {
    if (model.opset_import_size() > 0)
        model.mutable_opset_import(0)->set_version(random.chance(0.8) ? random.below(23) : strangeNumber(random));
    if (random.chance(0.2)) model.set_ir_version(strangeNumber(random));
}

void shuffleNames(ModelProto& model, Random& random) {
    GraphProto& graph = *model.mutable_graph();
    anyNode(graph, random).set_name(random.chance(0.5) ? anyNode(graph, random).name() : "");
}

void swapNodes(ModelProto& model, Random& random) {
    auto& nodes = *model.mutable_graph()->mutable_node();
    nodes.SwapElements(anyOf(nodes.size(), random), anyOf(nodes.size(), random));
}

constexpr std::array kChanges{dropNode,         duplicateNode, rewire,          dropInput,       changeOutputs,
                              changeInputSizes, changeWeight,  changeValueInfo, changeAttribute, changeType,
                              changeOpset,      shuffleNames,  swapNodes};

}  // namespace

std::string mutatedModel(const std::string& bytes, Random& random) {
    ModelProto model;
    if (!model.ParseFromString(bytes)) return bytes;
    for (std::int64_t left = 1 + random.below(4); left > 0 && model.graph().node_size() > 1; --left)
        kChanges[static_cast<std::size_t>(random.below(kChanges.size()))](model, random);
    return model.SerializeAsString();
}

}  // namespace fusescope::test
