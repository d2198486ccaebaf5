// SPDX-License-Identifier: Apache-2.0
#include "core/import/onnx/shapes/operand_checks.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "core/import/onnx/constants/strided.h"
#include "core/import/onnx/node_attributes.h"

namespace fusescope {
namespace {

const FileValue* operand(const FileGraph& graph, const FileNode& node, std::size_t slot) {
    if (slot >= node.inputs.size() || node.inputs[slot] == kNone) return nullptr;
    return &graph.values[static_cast<std::size_t>(node.inputs[slot])];
}

std::optional<std::size_t> rankOf(const FileValue* value) {
    if (!value || !value->type.tensor_type().has_shape()) return std::nullopt;
    return static_cast<std::size_t>(value->type.tensor_type().shape().dim_size());
}

bool hasType(const FileValue* value) { return value && value->type.value_case() != onnx::TypeProto::VALUE_NOT_SET; }

/// Whether a sequence, optional or map stands where the operator takes one; the library does not look.
bool takesKind(const onnx::OpSchema::FormalParameter& parameter, const FileValue* value) {
    if (!value || !hasType(value) || value->type.has_tensor_type()) return true;
    return std::any_of(parameter.GetTypes().begin(), parameter.GetTypes().end(),
                       [](const std::string* type) { return !type->starts_with("tensor("); });
}

std::string axesText(std::size_t rank) { return std::to_string(rank) + (rank == 1 ? " axis" : " axes"); }

bool isPool(std::string_view opType) {
    return opType == "MaxPool" || opType == "AveragePool" || opType == "LpPool" || opType == "MaxUnpool";
}

std::string windowProblem(const FileGraph& graph, const FileNode& node) {
    const auto filter = filterSlot(node.proto->op_type());
    const auto rank = rankOf(operand(graph, node, 0));
    if ((!filter && !isPool(node.proto->op_type())) || !rank) return {};
    const auto filterRank = filter ? rankOf(operand(graph, node, *filter)) : rank;
    if (filterRank && *filterRank != *rank)
        return "its input has " + axesText(*rank) + " and its filter " + std::to_string(*filterRank);
    if (node.proto->op_type() == "MaxUnpool" && rankOf(operand(graph, node, 1)) != rank)
        return "its indices have not the shape of its input";
    const std::size_t spatialAxes = *rank < 2 ? 0 : *rank - 2;
    for (const char* const attribute : {"strides", "dilations", "kernel_shape", "pads", "output_padding"}) {
        const std::size_t perAxis = std::string_view(attribute) == "pads" ? 2 : 1;
        const auto values = integersAttribute(*node.proto, attribute);
        if (values && !values->empty() && values->size() != perAxis * spatialAxes)
            return std::string(attribute) + " does not fit an input of " + axesText(*rank);
    }
    return {};
}

std::string gatherNdProblem(const FileGraph& graph, const FileNode& node) {
    const FileValue* const indices = operand(graph, node, 1);
    const auto rank = rankOf(operand(graph, node, 0));
    const auto indicesRank = rankOf(indices);
    if (!rank || !indicesRank) return {};
    const std::int64_t batchDims = integerAttribute(*node.proto, "batch_dims", 0);
    const auto least = static_cast<std::int64_t>(std::min(*rank, *indicesRank));
    if (batchDims < 0 || batchDims >= least) return "batch_dims does not fit its operands";
    const auto& depth = indices->type.tensor_type().shape().dim(static_cast<int>(*indicesRank) - 1);
    const bool fits = depth.dim_value() >= 1 && depth.dim_value() <= static_cast<std::int64_t>(*rank) - batchDims;
    return !depth.has_dim_value() || fits ? std::string() : "its indices are longer than its data has axes";
}

/// Sizes that the library divides by: the frames of an STFT, the parts of a SplitToSequence.
std::string divisorProblem(const FileGraph& graph, const FileNode& node) {
    const bool isStft = node.proto->op_type() == "STFT";
    const FileValue* const step = operand(graph, node, 1);
    const FileValue* const length = isStft ? operand(graph, node, 3) : nullptr;
    for (const FileValue* const size : {step, length})
        if (size && size->known && (!isStft || size->known->elements.size() == 1))
            for (const Scalar& element : size->known->elements)
                if (element.integer < 1) return "its " + std::string(isStft ? "frames" : "parts") + " have a size of 0";
    return {};
}

/// Squared, it must not overflow: the library divides by the square.
std::string blockProblem(const FileNode& node) {
    constexpr std::int64_t kMostPixels = 1 << 15;
    const std::int64_t pixels = integerAttribute(*node.proto, "blocksize", 1);
    return pixels < 1 || pixels > kMostPixels ? "its blocksize is " + std::to_string(pixels) : std::string();
}

/// How many axes an operand has to have.
struct RankRule {
    std::string_view opType;
    std::size_t slot;
    std::size_t axes;
};
constexpr std::array kRankRules{RankRule{"RNN", 0, 3},        RankRule{"GRU", 0, 3},       RankRule{"LSTM", 0, 3},
                                RankRule{"STFT", 0, 3},       RankRule{"Gemm", 0, 2},      RankRule{"Gemm", 1, 2},
                                RankRule{"MaxRoiPool", 0, 4}, RankRule{"MaxRoiPool", 1, 2}};

std::string rankProblem(const FileGraph& graph, const FileNode& node) {
    for (const RankRule& rule : kRankRules) {
        if (rule.opType != node.proto->op_type()) continue;
        const auto rank = rankOf(operand(graph, node, rule.slot));
        if (rank && *rank != rule.axes)
            return "operand " + std::to_string(rule.slot) + " has " + axesText(*rank) + ", not " +
                   std::to_string(rule.axes);
    }
    return {};
}

}  // namespace

std::optional<std::size_t> filterSlot(std::string_view opType) {
    if (opType == "Conv" || opType == "ConvTranspose" || opType == "ConvInteger") return 1;
    return opType == "QLinearConv" ? std::optional<std::size_t>(3) : std::nullopt;
}

bool knowsRequiredOperands(const FileGraph& graph, const FileNode& node, const onnx::OpSchema& schema) {
    const auto& parameters = schema.inputs();
    for (std::size_t slot = 0; slot < parameters.size(); ++slot)
        if (parameters[slot].GetOption() == onnx::OpSchema::Single && !hasType(operand(graph, node, slot)))
            return false;
    for (std::size_t slot = 0; slot < node.inputs.size() && !parameters.empty(); ++slot)
        if (!takesKind(parameters[std::min(slot, parameters.size() - 1)], operand(graph, node, slot))) return false;
    return true;
}

std::string operandProblem(const FileGraph& graph, const FileNode& node) {
    const std::string& type = node.proto->op_type();
    const auto rank = rankOf(operand(graph, node, 0));
    if (type == "LayerNormalization" && rank && !normalAxis(integerAttribute(*node.proto, "axis", -1), *rank))
        return "its axis is out of range";
    if (type == "MaxRoiPool" && integersAttribute(*node.proto, "pooled_shape").value_or(Shape()).size() != 2)
        return "its pooled_shape has not 2 sizes";
    if (type == "DepthToSpace" || type == "SpaceToDepth") return blockProblem(node);
    if (type == "GatherND") return gatherNdProblem(graph, node);
    std::string problem = rankProblem(graph, node);
    if (problem.empty() && (type == "STFT" || type == "SplitToSequence")) problem = divisorProblem(graph, node);
    return problem.empty() ? windowProblem(graph, node) : problem;
}

}  // namespace fusescope
