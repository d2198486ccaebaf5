// SPDX-License-Identifier: Apache-2.0
// Computes nodes whose operands are small constants: what exporters write to find the sizes of a Reshape or a Resize.
#pragma once

#include <onnx/onnx_pb.h>

#include <optional>
#include <span>
#include <vector>

#include "core/import/onnx/constants/constant_tensor.h"

namespace fusescope {

/// A node with the values of its operands, in slot order; null where an optional operand is left out.
struct FoldRequest {
    const onnx::NodeProto& node;
    std::span<const ConstantTensor* const> operands;

    /// The operand of a slot; null if it is left out.
    const ConstantTensor* operand(std::size_t slot) const { return slot < operands.size() ? operands[slot] : nullptr; }
    /// Integers that older opsets hold in an attribute and newer ones in an operand. Unknown elements give nothing.
    std::optional<std::vector<std::int64_t>> integers(const char* attribute, std::size_t slot) const;
};

/// The value of a Constant node; nothing if it is large or no number.
std::optional<ConstantTensor> constantOf(const onnx::NodeProto& node);

/// What Shape gives for `dims` (an open size is -1), with the `start` and `end` of opset 15.
std::optional<ConstantTensor> shapeConstant(const onnx::NodeProto& node, const Shape& dims);

/// The first output of the node; nothing if this op is not computed here, its operands make no sense, or the result
/// is large. Unknown elements pass through ops that only move elements.
std::optional<ConstantTensor> fold(const FoldRequest& request);

}  // namespace fusescope
