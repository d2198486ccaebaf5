// SPDX-License-Identifier: Apache-2.0
#include "core/scene/op_card.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/scene/text_width.h"

namespace fusescope {
namespace {

std::string joined(const std::vector<std::int64_t>& sizes) {
    std::string text;
    for (const std::int64_t size : sizes) text += (text.empty() ? "" : "×") + std::to_string(size);
    return text;
}

/// Sizes without a batch of one: "64×56×56".
std::string sizesText(const std::optional<Shape>& shape) {
    if (!shape) return "shape unknown";
    if (shape->empty()) return "scalar";
    const bool hasPlainBatch = shape->size() > 1 && shape->front() == 1;
    return joined({shape->begin() + (hasPlainBatch ? 1 : 0), shape->end()});
}

/// Of a convolution: [C_out, C_in / groups, kernel…].
const Shape* filterShape(const Op& op) {
    const Weight* const filter = filterOf(op);
    return filter && filter->shape.size() > 2 ? &filter->shape : nullptr;
}

std::vector<std::int64_t> kernelOf(const Op& op) {
    const auto kernel = op.attribute<std::vector<std::int64_t>>("kernel_shape", {});
    if (!kernel.empty()) return kernel;
    const Shape* const filter = filterShape(op);
    return filter ? std::vector<std::int64_t>(filter->begin() + 2, filter->end()) : kernel;
}

std::string strideText(const Op& op) {
    const auto strides = op.attribute<std::vector<std::int64_t>>("strides", {});
    if (strides.empty() || std::all_of(strides.begin(), strides.end(), [](auto s) { return s == 1; })) return {};
    const bool isEven = std::all_of(strides.begin(), strides.end(), [&](auto s) { return s == strides.front(); });
    return " s" + (isEven ? std::to_string(strides.front()) : joined(strides));
}

std::optional<Shape> inputShape(const OpGraph& graph, const Op& op) {
    return op.inputs.empty() ? std::nullopt : graph.tensor(op.inputs.front().tensor).shape;
}

std::optional<Shape> outputShape(const OpGraph& graph, const Op& op) {
    return op.outputs.empty() ? std::nullopt : graph.tensor(op.outputs.front()).shape;
}

std::string groupsText(const Op& op, const std::optional<Shape>& input) {
    const auto groups = op.attribute<std::int64_t>("group", 1);
    if (groups <= 1) return {};
    const bool isDepthwise = input && input->size() > 1 && (*input)[1] == groups;
    return isDepthwise ? " dw" : " g" + std::to_string(groups);
}

std::string shortType(const std::string& type) {
    if (type == "GlobalAveragePool") return "GlobalAvgPool";
    if (type == "AveragePool") return "AvgPool";
    if (type == "BatchNormalization") return "BatchNorm";
    if (type == "LayerNormalization") return "LayerNorm";
    if (type == "InstanceNormalization") return "InstanceNorm";
    if (type == "GroupNormalization") return "GroupNorm";
    if (type == "DequantizeLinear") return "Dequantize";
    if (type == "QuantizeLinear") return "Quantize";
    return type;
}

std::string kindText(const OpGraph& graph, const Op& op) {
    const auto kernel = kernelOf(op);
    const std::string window = kernel.empty() ? std::string() : " " + joined(kernel);
    return shortType(op.type) + window + groupsText(op, inputShape(graph, op)) + (kernel.empty() ? "" : strideText(op));
}

std::string shapeLine(const OpGraph& graph, const Op& op) {
    const auto output = outputShape(graph, op);
    const auto input = inputShape(graph, op);
    const bool isFullConvolution =
        opFamily(op.type) == OpFamily::Convolution && op.attribute<std::int64_t>("group", 1) == 1;
    if (!isFullConvolution || !input || !output || input->size() < 3 || output->size() < 3) return sizesText(output);
    const std::string channels = std::to_string((*input)[1]) + "→" + std::to_string((*output)[1]);
    return channels + " · " + joined({output->begin() + 2, output->end()});
}

}  // namespace

OpCard opCard(const OpGraph& graph, OpId id) {
    const Op& op = graph.op(id);
    return {kindText(graph, op), shapeLine(graph, op), opFamily(op.type)};
}

Size cardSize(const OpCard& card) {
    constexpr double kStep = 8;  // few different widths: columns look tidy
    const double text = std::max(textWidth(card.kind, kCardStyle.kindFontSize, FontWeight::Bold),
                                 textWidth(card.shape, kCardStyle.shapeFontSize));
    const double needed =
        std::ceil((text + kCardStyle.paddingLeft + kCardStyle.paddingRight - kCardStyle.minWidth) / kStep) * kStep;
    return {std::clamp(kCardStyle.minWidth + needed, kCardStyle.minWidth, kCardStyle.maxWidth), kCardStyle.height};
}

}  // namespace fusescope
