// SPDX-License-Identifier: Apache-2.0
#include "core/graph/model_totals.h"

#include <array>
#include <cstdio>

namespace fusescope {
namespace {

std::int64_t productFrom(const Shape& shape, std::size_t axis) {
    std::int64_t product = 1;
    for (; axis < shape.size(); ++axis) product *= shape[axis];
    return product;
}

/// Length of the sum behind each output element of a matrix product.
std::int64_t sharedLength(const OpGraph& graph, const Op& op) {
    if (op.inputs.empty()) return 0;
    const auto& left = graph.tensor(op.inputs.front().tensor).shape;
    return left && !left->empty() ? left->back() : 0;
}

}  // namespace

std::int64_t macsOf(const OpGraph& graph, const Op& op) {
    if (op.outputs.empty() || op.inputs.empty()) return 0;
    const auto outputs = elementCount(graph.tensor(op.outputs.front()));
    if (!outputs) return 0;
    const Weight* const filter = filterOf(op);
    if (op.type == "Conv" || op.type == "ConvInteger" || op.type == "QLinearConv")  // [C_out, C_in / groups, kernel…]
        return filter ? *outputs * productFrom(filter->shape, 1) : 0;
    if (op.type == "ConvTranspose")  // [C_in, C_out / groups, kernel…], once per input element
        return filter ? elementCount(graph.tensor(op.inputs.front().tensor)).value_or(0) * productFrom(filter->shape, 1)
                      : 0;
    if (op.type == "Gemm" || op.type == "MatMul" || op.type == "MatMulInteger" || op.type == "QLinearMatMul")
        return *outputs * sharedLength(graph, op);
    return 0;
}

ModelTotals modelTotals(const OpGraph& graph) {
    ModelTotals totals;
    for (const Op& op : graph.ops()) {
        totals.parameters += weightElements(op);
        totals.macs += macsOf(graph, op);
    }
    for (const Tensor& tensor : graph.tensors()) totals.activationElements += elementCount(tensor).value_or(0);
    return totals;
}

std::string formatCount(std::int64_t count) {
    static constexpr std::array<const char*, 6> kLetters{"", " k", " M", " G", " T", " P"};
    double value = static_cast<double>(count);
    std::size_t letter = 0;
    while (value >= 1000 && letter + 1 < kLetters.size()) {
        value /= 1000;
        ++letter;
    }
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), letter == 0 ? "%.0f%s" : "%.1f%s", value, kLetters[letter]);
    return text.data();
}

}  // namespace fusescope
