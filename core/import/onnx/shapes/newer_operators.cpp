// SPDX-License-Identifier: Apache-2.0
#include "core/import/onnx/shapes/newer_operators.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string_view>

#include "core/import/onnx/constants/strided.h"
#include "core/import/onnx/node_attributes.h"

namespace fusescope {
namespace {

constexpr int kFirstUnknownOpset = 18;

// Same shape and type as the first operand.
constexpr std::array<std::string_view, 6> kElementwise{
    "Gelu", "Mish", "Swish", "GroupNormalization", "RMSNormalization", "BitwiseNot"};
// Reductions that took their axes as an attribute before opset 18.
constexpr std::array<std::string_view, 9> kReductions{"ReduceMean",   "ReduceMax",       "ReduceMin",
                                                      "ReduceProd",   "ReduceL1",        "ReduceL2",
                                                      "ReduceLogSum", "ReduceLogSumExp", "ReduceSumSquare"};

bool isReduction(const FileNode& node) {
    return std::find(kReductions.begin(), kReductions.end(), node.proto->op_type()) != kReductions.end();
}

bool isElementwise(const FileNode& node) {
    return std::find(kElementwise.begin(), kElementwise.end(), node.proto->op_type()) != kElementwise.end();
}

std::optional<std::vector<std::int64_t>> integers(const NodeContext& context, std::size_t slot) {
    if (slot >= context.getNumInputs()) return std::nullopt;
    const onnx::TensorProto* const data = context.getInputData(slot);
    if (!data || (data->data_type() != onnx::TensorProto::INT64 && data->data_type() != onnx::TensorProto::INT32))
        return std::nullopt;
    if (data->data_type() == onnx::TensorProto::INT64)
        return std::vector<std::int64_t>(data->int64_data().begin(), data->int64_data().end());
    return std::vector<std::int64_t>(data->int32_data().begin(), data->int32_data().end());
}

bool isLeftOut(const NodeContext& context, const FileNode& node, std::size_t slot) {
    return slot >= context.getNumInputs() || node.inputs[slot] == kNone;
}

/// The first operand's element type goes to every output; its shape is returned, null if it is not known.
const onnx::TensorShapeProto* beginInference(NodeContext& context) {
    const onnx::TypeProto* const type = context.getNumInputs() > 0 ? context.getInputType(0) : nullptr;
    if (!type || !type->has_tensor_type()) return nullptr;
    for (std::size_t output = 0; output < context.getNumOutputs(); ++output)
        context.getOutputType(output)->mutable_tensor_type()->set_elem_type(type->tensor_type().elem_type());
    return type->tensor_type().has_shape() ? &type->tensor_type().shape() : nullptr;
}

onnx::TensorShapeProto& outputShape(NodeContext& context, std::size_t output) {
    return *context.getOutputType(output)->mutable_tensor_type()->mutable_shape();
}

/// Which axes are meant; all if none are named. Nothing if they are not known or out of range.
std::optional<std::vector<std::size_t>> namedAxes(const std::optional<std::vector<std::int64_t>>& axes, int rank) {
    std::vector<std::size_t> named;
    if (!axes)
        for (int axis = 0; axis < rank; ++axis) named.push_back(static_cast<std::size_t>(axis));
    for (const std::int64_t axis : axes.value_or(std::vector<std::int64_t>())) {
        const auto normal = normalAxis(axis, static_cast<std::size_t>(rank));
        if (!normal) return std::nullopt;
        named.push_back(*normal);
    }
    return named;
}

void inferReduction(const FileNode& node, NodeContext& context, const onnx::TensorShapeProto& shape) {
    auto axes = integers(context, 1);
    if (!axes && !isLeftOut(context, node, 1)) return;
    if (axes && axes->empty()) axes.reset();
    const bool isNoOp = !axes && integerAttribute(*node.proto, "noop_with_empty_axes", 0) != 0;
    const auto reduced = namedAxes(isNoOp ? std::optional(std::vector<std::int64_t>()) : axes, shape.dim_size());
    if (!reduced) return;
    const bool keepsDims = integerAttribute(*node.proto, "keepdims", 1) != 0;
    auto& result = outputShape(context, 0);
    for (int axis = 0; axis < shape.dim_size(); ++axis) {
        const bool isReduced = std::count(reduced->begin(), reduced->end(), static_cast<std::size_t>(axis)) > 0;
        if (!isReduced)
            *result.add_dim() = shape.dim(axis);
        else if (keepsDims)
            result.add_dim()->set_dim_value(1);
    }
}

void inferSplit(const FileNode& node, NodeContext& context, const onnx::TensorShapeProto& shape) {
    const auto axis = normalAxis(integerAttribute(*node.proto, "axis", 0), static_cast<std::size_t>(shape.dim_size()));
    const auto parts = static_cast<std::int64_t>(context.getNumOutputs());
    if (!axis || parts == 0) return;
    const auto& whole = shape.dim(static_cast<int>(*axis));
    const std::int64_t chunk = whole.dim_value() / parts + (whole.dim_value() % parts != 0 ? 1 : 0);
    for (std::int64_t part = 0; part < parts; ++part) {
        auto& result = outputShape(context, static_cast<std::size_t>(part));
        result = shape;
        auto& size = *result.mutable_dim(static_cast<int>(*axis));
        size.clear_value();
        if (whole.has_dim_value()) size.set_dim_value(std::min(chunk, whole.dim_value() - part * chunk));
    }
}

void inferPad(NodeContext& context, const onnx::TensorShapeProto& shape) {
    const auto pads = integers(context, 1);
    const auto axes = namedAxes(integers(context, 3), shape.dim_size());
    if (!pads || !axes || pads->size() != 2 * axes->size()) return;
    auto& result = outputShape(context, 0);
    result = shape;
    for (std::size_t i = 0; i < axes->size(); ++i) {
        auto& size = *result.mutable_dim(static_cast<int>((*axes)[i]));
        const std::int64_t added = (*pads)[i] / 2 + (*pads)[i + axes->size()] / 2;  // halves cannot overflow
        if (std::abs(added) > (std::int64_t{1} << 40)) return size.clear_value();
        if (size.has_dim_value()) size.set_dim_value(size.dim_value() + ((*pads)[i] + (*pads)[i + axes->size()]));
    }
}

void inferResize(const FileNode& node, NodeContext& context, const onnx::TensorShapeProto& shape) {
    const auto axes = namedAxes(integersAttribute(*node.proto, "axes"), shape.dim_size());
    const auto sizes = integers(context, 3);
    const onnx::TensorProto* const scales = context.getNumInputs() > 2 ? context.getInputData(2) : nullptr;
    if (!axes || (!sizes && !scales)) return;
    auto& result = outputShape(context, 0);
    result = shape;
    for (std::size_t i = 0; i < axes->size(); ++i) {
        auto& size = *result.mutable_dim(static_cast<int>((*axes)[i]));
        if (sizes && i < sizes->size())
            size.set_dim_value((*sizes)[i]);
        else if (!sizes && size.has_dim_value() && static_cast<int>(i) < scales->float_data_size())
            size.set_dim_value(static_cast<std::int64_t>(
                std::clamp(std::floor(static_cast<double>(size.dim_value()) * scales->float_data(static_cast<int>(i))),
                           0.0, 1e15)));
    }
}

}  // namespace

bool isNewerOperator(const FileNode& node) {
    if (!node.domain.empty() || node.opset < kFirstUnknownOpset) return false;
    const std::string& type = node.proto->op_type();
    if (isElementwise(node) || isReduction(node)) return true;
    if (type == "Split") return findAttribute(*node.proto, "num_outputs") != nullptr;
    if (type == "Pad") return node.inputs.size() > 3;
    return type == "Resize" && findAttribute(*node.proto, "axes") != nullptr;
}

void inferNewerOperator(const FileNode& node, NodeContext& context) {
    const onnx::TensorShapeProto* const shape = beginInference(context);
    if (!shape || context.getNumOutputs() == 0) return;
    const std::string& type = node.proto->op_type();
    if (isReduction(node))
        inferReduction(node, context, *shape);
    else if (type == "Split")
        inferSplit(node, context, *shape);
    else if (type == "Pad")
        inferPad(context, *shape);
    else if (type == "Resize")
        inferResize(node, context, *shape);
    else
        outputShape(context, 0) = *shape;
}

SchemaKey schemaKey(const FileNode& node) {
    const bool isDilatedPool = node.domain.empty() && node.proto->op_type() == "AveragePool" && node.opset >= 19 &&
                               findAttribute(*node.proto, "dilations");
    if (isDilatedPool) return {"MaxPool", 12};
    return {node.proto->op_type(), node.opset};
}

}  // namespace fusescope
