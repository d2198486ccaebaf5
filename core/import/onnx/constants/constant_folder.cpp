// SPDX-License-Identifier: Apache-2.0
#include "core/import/onnx/constants/constant_folder.h"

#include <algorithm>

#include "core/import/onnx/constants/fold_rules.h"
#include "core/import/onnx/node_attributes.h"

namespace fusescope {

std::optional<std::vector<std::int64_t>> FoldRequest::integers(const char* attribute, std::size_t slot) const {
    const ConstantTensor* const held = operand(slot);
    if (!held) return integersAttribute(node, attribute);
    if (held->isReal() || !held->isWhollyKnown()) return std::nullopt;
    std::vector<std::int64_t> values;
    for (const Scalar& element : held->elements) values.push_back(element.integer);
    return values;
}

std::optional<ConstantTensor> constantOf(const onnx::NodeProto& node) {
    if (node.attribute_size() != 1) return std::nullopt;
    const onnx::AttributeProto& value = node.attribute(0);
    if (value.name() == "value") return constantFrom(value.t());
    if (value.name() == "value_int") return integerConstant({}, {value.i()});
    if (value.name() == "value_float")
        return ConstantTensor{onnx::TensorProto::FLOAT, {}, {Scalar{0, value.f(), true}}};
    if (value.name() == "value_ints" && value.ints_size() <= kMostConstantElements)
        return integerConstant({value.ints_size()}, {value.ints().begin(), value.ints().end()});
    if (value.name() != "value_floats" || value.floats_size() > kMostConstantElements) return std::nullopt;
    ConstantTensor reals{onnx::TensorProto::FLOAT, {value.floats_size()}, {}};
    for (const float real : value.floats()) reals.elements.push_back({0, real, true});
    return reals;
}

std::optional<ConstantTensor> shapeConstant(const onnx::NodeProto& node, const Shape& dims) {
    const auto rank = static_cast<std::int64_t>(dims.size());
    const auto clamped = [rank](std::int64_t axis) {
        return std::clamp<std::int64_t>(axis < 0 ? axis + rank : axis, 0, rank);
    };
    const std::int64_t start = clamped(integerAttribute(node, "start", 0));
    const std::int64_t end = std::max(start, clamped(integerAttribute(node, "end", rank)));
    if (end - start > kMostConstantElements) return std::nullopt;
    ConstantTensor sizes = integerConstant({end - start}, {dims.begin() + start, dims.begin() + end});
    for (Scalar& size : sizes.elements) size.isKnown = size.integer >= 0;
    return sizes;
}

std::optional<ConstantTensor> fold(const FoldRequest& request) {
    if (!normalDomain(request.node.domain()).empty()) return std::nullopt;
    const FoldFunction movement = movementRule(request.node.op_type());
    if (movement) return movement(request);
    const FoldFunction arithmetic = arithmeticRule(request.node.op_type());
    return arithmetic ? arithmetic(request) : std::nullopt;
}

}  // namespace fusescope
