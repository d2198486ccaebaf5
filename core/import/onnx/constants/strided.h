// SPDX-License-Identifier: Apache-2.0
// Row-major index arithmetic of the constant folder.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/import/onnx/constants/constant_tensor.h"

namespace fusescope {

/// Elements between neighbours along each axis.
std::vector<std::int64_t> rowMajorStrides(const Shape& dims);

/// The strides that read `dims` as if it had the shape `target`: 0 along axes that are repeated. Nothing if it cannot.
std::optional<std::vector<std::int64_t>> broadcastStrides(const Shape& dims, const Shape& target);

/// The shape two operands broadcast to; nothing if they do not.
std::optional<Shape> broadcastShape(const Shape& a, const Shape& b);

/// An axis counted from the end if negative; nothing if it is out of range.
std::optional<std::size_t> normalAxis(std::int64_t axis, std::size_t rank);

/// Which element of the source each element of a result of shape `dims` is. The caller has bounded all of them.
std::vector<std::size_t> stridedIndices(const Shape& dims, std::int64_t offset,
                                        const std::vector<std::int64_t>& strides);

/// A tensor of shape `dims` made of the elements of `from` at `indices`.
ConstantTensor take(const ConstantTensor& from, Shape dims, const std::vector<std::size_t>& indices);

}  // namespace fusescope
