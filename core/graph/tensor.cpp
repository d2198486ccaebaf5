// SPDX-License-Identifier: Apache-2.0
#include "core/graph/tensor.h"

#include <array>

#include "core/graph/op.h"

namespace fusescope {
namespace {

std::int64_t product(const Shape& shape) {
    std::int64_t count = 1;
    for (const std::int64_t size : shape) count *= size;
    return count;
}

}  // namespace

std::optional<std::int64_t> elementCount(const Tensor& tensor) {
    if (!tensor.shape) return std::nullopt;
    return product(*tensor.shape);
}

const Weight* filterOf(const Op& op) {
    // QLinearConv, QLinearMatMul and QGemm have a scale and a zero point behind each operand.
    const int slot = op.type.starts_with("QLinear") || op.type == "QGemm" ? 3 : 1;
    for (const Weight& weight : op.weights)
        if (weight.slot == slot) return &weight;
    return nullptr;
}

std::int64_t weightElements(const Op& op) {
    std::int64_t elements = 0;
    for (const Weight& weight : op.weights) elements += product(weight.shape);
    return elements;
}

std::string shapeText(const std::optional<Shape>& shape) {
    if (!shape) return "?";
    if (shape->empty()) return "scalar";
    const std::size_t skipped = shape->size() > 1 && shape->front() == 1 ? 1 : 0;
    std::string text;
    for (std::size_t axis = skipped; axis < shape->size(); ++axis) {
        if (!text.empty()) text += "x";
        text += std::to_string((*shape)[axis]);
    }
    return text;
}

const char* elementTypeName(ElementType type) {
    static constexpr std::array kNames{"unknown", "float32", "float64", "float16", "bfloat16", "int8",
                                       "int16",   "int32",   "int64",   "uint8",   "uint16",   "uint32",
                                       "uint64",  "bool",    "string",  "int4",    "uint4",    "float8"};
    return kNames[static_cast<std::size_t>(type)];
}

}  // namespace fusescope
