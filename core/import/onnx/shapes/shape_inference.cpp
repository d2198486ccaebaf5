// SPDX-License-Identifier: Apache-2.0
#include "core/import/onnx/shapes/shape_inference.h"

#include <onnx/shape_inference/implementation.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "core/base/error.h"
#include "core/import/onnx/constants/constant_folder.h"
#include "core/import/onnx/graph_checks.h"
#include "core/import/onnx/graph_inputs.h"
#include "core/import/onnx/node_attributes.h"
#include "core/import/onnx/shapes/newer_operators.h"
#include "core/import/onnx/shapes/node_context.h"
#include "core/import/onnx/shapes/operand_checks.h"
#include "core/import/onnx/shapes/plain_type.h"
#include "core/import/onnx/shapes/runtime_operators.h"
#include "core/import/onnx/shapes/size_checks.h"

namespace fusescope {
namespace {

bool isRandom(const std::string& opType) {
    return opType.starts_with("Random") || opType == "Multinomial" || opType == "Bernoulli";
}

/// Ops that read a shape and no element: known before anything runs.
bool readsShapeOnly(const std::string& opType) { return opType == "Shape" || opType == "Size" || opType == "EyeLike"; }

/// The sizes of a tensor with -1 for open ones; nothing if not even the rank is known.
std::optional<Shape> partialShape(const onnx::TypeProto& type) {
    if (!type.has_tensor_type() || !type.tensor_type().has_shape()) return std::nullopt;
    Shape sizes;
    for (const auto& dim : type.tensor_type().shape().dim())
        sizes.push_back(dim.has_dim_value() ? dim.dim_value() : -1);
    return sizes;
}

onnx::TypeProto typeOf(const ConstantTensor& constant) {
    onnx::TypeProto type;
    type.mutable_tensor_type()->set_elem_type(constant.type);
    auto& shape = *type.mutable_tensor_type()->mutable_shape();
    for (const std::int64_t size : constant.dims) shape.add_dim()->set_dim_value(size);
    return type;
}

/// What inference left open is taken from `declared`.
void complete(onnx::TypeProto& type, const onnx::TypeProto& declared) {
    if (type.value_case() == onnx::TypeProto::VALUE_NOT_SET) type = declared;
    if (!type.has_tensor_type() || !declared.has_tensor_type()) return;
    auto& tensor = *type.mutable_tensor_type();
    const auto& known = declared.tensor_type();
    if (tensor.elem_type() == onnx::TensorProto::UNDEFINED) tensor.set_elem_type(known.elem_type());
    if (!known.has_shape()) return;
    if (!tensor.has_shape()) *tensor.mutable_shape() = known.shape();
    if (tensor.shape().dim_size() != known.shape().dim_size()) return;
    for (int axis = 0; axis < known.shape().dim_size(); ++axis)
        if (!tensor.shape().dim(axis).has_dim_value() && known.shape().dim(axis).has_dim_value())
            *tensor.mutable_shape()->mutable_dim(axis) = known.shape().dim(axis);
}

std::string firstLine(std::string_view text) {
    return std::string(text.substr(0, std::min(text.find('\n'), std::size_t{200})));
}

class ShapeInference {
 public:
    ShapeInference(FileGraph& graph, const std::map<std::string, std::int64_t>& symbols)
        : graph_(graph), symbols_(symbols) {}

    void inferNode(FileNode& node) {
        checkWindow(node);
        if (isControlFlow(*node.proto))
            node.notModelled = "control flow";
        else if (node.proto->op_type() == "Constant" && node.domain.empty())
            setConstant(node);
        else
            inferOperator(node);
        for (const int output : node.outputs)
            if (output != kNone) finish(node, value(output));
        if (!node.unknownOperator.empty() && hasKnownOutputs(node)) node.notModelled.clear();
    }

 private:
    bool hasKnownOutputs(const FileNode& node) {
        return !node.outputs.empty() && std::all_of(node.outputs.begin(), node.outputs.end(), [this](int output) {
            return output == kNone || knownShape(value(output));
        });
    }

    FileValue& value(int index) { return graph_.values[static_cast<std::size_t>(index)]; }

    void setConstant(FileNode& node) {
        if (node.outputs.empty() || node.outputs[0] == kNone) return;
        FileValue& output = value(node.outputs[0]);
        output.isConstant = true;
        output.known = constantOf(*node.proto);
        if (output.known) {
            output.type = typeOf(*output.known);
            return;
        }
        const onnx::AttributeProto* attribute = findAttribute(*node.proto, "value");
        if (attribute) return setLargeConstant(output, attribute->t().data_type(), attribute->t().dims());
        attribute = findAttribute(*node.proto, "sparse_value");
        if (attribute)
            setLargeConstant(output, attribute->sparse_tensor().values().data_type(),
                             attribute->sparse_tensor().dims());
    }

    static void setLargeConstant(FileValue& output, int elementType,
                                 const google::protobuf::RepeatedField<std::int64_t>& dims) {
        checkWeightDims(output.name, {dims.begin(), dims.end()});
        output.type.mutable_tensor_type()->set_elem_type(elementType);
        auto& shape = *output.type.mutable_tensor_type()->mutable_shape();
        for (const std::int64_t size : dims) shape.add_dim()->set_dim_value(size);
    }

    void inferOperator(FileNode& node) {
        if (isNewerOperator(node)) {
            NodeContext context(graph_, node);
            inferNewerOperator(node, context);
            takeOutputs(node, context);
        } else if (const auto plain = plainNode(node)) {
            inferRuntimeOperator(node, *plain);
        } else {
            inferByLibrary(node);
        }
        if (node.notModelled.empty() && isConstantNode(node)) markConstant(node);
    }

    void inferRuntimeOperator(FileNode& node, const PlainNode& plain) {
        FileNode substitute = plain.in(node);
        checkWindow(substitute);
        inferByLibrary(substitute);
        node.notModelled = substitute.notModelled;
        node.inferenceProblem = substitute.inferenceProblem;
        if (plain.isFloat && node.outputs[0] != kNone)
            value(node.outputs[0]).type.mutable_tensor_type()->set_elem_type(onnx::TensorProto::FLOAT);
    }

    const onnx::OpSchema* schemaOf(FileNode& node) const {
        const SchemaKey key = schemaKey(node);
        const onnx::OpSchema* const schema =
            node.opset == kNone ? nullptr : onnx::OpSchemaRegistry::Schema(key.opType, key.opset, node.domain);
        if (!schema) {
            node.unknownOperator = (node.domain.empty() ? "" : node.domain + ".") + node.proto->op_type();
            node.notModelled = "unknown operator " + node.unknownOperator;
            return nullptr;
        }
        // the inference functions index operands and outputs without looking
        const auto inputs = static_cast<int>(node.inputs.size());
        const auto outputs = static_cast<int>(node.outputs.size());
        if (inputs >= schema->min_input() && inputs <= schema->max_input() && outputs >= schema->min_output() &&
            outputs <= schema->max_output())
            return schema;
        node.notModelled = "wrong number of operands";
        return nullptr;
    }

    void inferByLibrary(FileNode& node) {
        const onnx::OpSchema* const schema = schemaOf(node);
        if (!schema || !knowsRequiredOperands(graph_, node, *schema)) return;
        node.inferenceProblem = operandProblem(graph_, node);
        if (node.inferenceProblem.empty()) node.inferenceProblem = narrowCountProblem(graph_, node);
        if (!node.inferenceProblem.empty()) return;
        checkResultSizes(graph_, node);
        NodeContext context(graph_, node);
        try {
            if (schema->has_type_and_shape_inference_function())
                schema->GetTypeAndShapeInferenceFunction()(context);
            else if (schema->HasFunction())
                onnx::shape_inference::InferShapeForFunctionNode(*schema->GetFunction(),
                                                                 onnx::OpSchemaRegistry::Instance(), context);
        } catch (const std::exception& refusal) {
            node.inferenceProblem = firstLine(refusal.what());
            return;
        }
        recountConcat(node, context);
        takeOutputs(node, context);
    }

    void takeOutputs(const FileNode& node, NodeContext& context) {
        for (std::size_t slot = 0; slot < node.outputs.size(); ++slot)
            if (node.outputs[slot] != kNone) value(node.outputs[slot]).type = *context.getOutputType(slot);
    }

    bool isConstantNode(const FileNode& node) {
        if (isRandom(node.proto->op_type()) || node.inputs.empty()) return false;
        if (node.domain.empty() && readsShapeOnly(node.proto->op_type())) return true;
        return std::all_of(node.inputs.begin(), node.inputs.end(),
                           [this](int input) { return input == kNone || value(input).isConstant; });
    }

    void markConstant(const FileNode& node) {
        for (const int output : node.outputs)
            if (output != kNone) value(output).isConstant = true;
        if (node.outputs.empty() || node.outputs[0] == kNone) return;
        FileValue& output = value(node.outputs[0]);
        output.known = computed(node);
        if (output.known) output.type = typeOf(*output.known);
    }

    std::optional<ConstantTensor> computed(const FileNode& node) {
        if (node.domain.empty() && readsShapeOnly(node.proto->op_type())) return computedFromShape(node);
        std::vector<const ConstantTensor*> operands;
        for (const int input : node.inputs) {
            if (input != kNone && !value(input).known) return std::nullopt;
            operands.push_back(input == kNone ? nullptr : &*value(input).known);
        }
        return fold({*node.proto, operands});
    }

    std::optional<ConstantTensor> computedFromShape(const FileNode& node) {
        const auto sizes = node.inputs[0] == kNone ? std::nullopt : partialShape(value(node.inputs[0]).type);
        if (!sizes) return std::nullopt;
        if (node.proto->op_type() == "Shape") return shapeConstant(*node.proto, *sizes);
        const auto whole = knownShape(value(node.inputs[0]));
        if (node.proto->op_type() != "Size" || !whole) return std::nullopt;
        checkWeightDims(value(node.inputs[0]).name, *whole);
        std::int64_t elements = 1;
        for (const std::int64_t size : *whole) elements *= size;
        return integerConstant({}, {elements});
    }

    void finish(const FileNode& node, FileValue& output) {
        if (output.declared) complete(output.type, withSymbols(*output.declared, symbols_));
        checkAxes("op \"" + node.label() + "\" makes a tensor with", output.type);
        output.type = plainType(output.type);
        Shape sizes;
        for (const auto& dim : output.type.tensor_type().shape().dim()) {
            if (dim.dim_value() < 0 || dim.dim_value() > kMostElements)
                throw Error(
                    "op \"" + node.label() + "\" makes a tensor with a dimension of " + std::to_string(dim.dim_value()),
                    {}, "its input is too small for it, or its attributes are wrong");
            sizes.push_back(dim.has_dim_value() ? dim.dim_value() : 1);
        }
        checkWeightDims(output.name, sizes);  // the library multiplies them
    }

    FileGraph& graph_;
    const std::map<std::string, std::int64_t>& symbols_;
};

}  // namespace

std::optional<Shape> knownShape(const FileValue& value) {
    auto sizes = partialShape(value.type);
    if (!sizes || std::any_of(sizes->begin(), sizes->end(), [](std::int64_t size) { return size < 1; }))
        return std::nullopt;
    return sizes;
}

bool inferShapes(FileGraph& graph, const std::map<std::string, std::int64_t>& symbols, RunControl& control) {
    constexpr std::size_t kNodesBetweenPolls = 64;
    ShapeInference inference(graph, symbols);
    for (std::size_t node = 0; node < graph.nodes.size(); ++node) {
        if (node % kNodesBetweenPolls == 0 && control.shouldStop()) return false;
        inference.inferNode(graph.nodes[node]);
    }
    return true;
}

}  // namespace fusescope
