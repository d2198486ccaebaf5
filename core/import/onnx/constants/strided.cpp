// SPDX-License-Identifier: Apache-2.0
#include "core/import/onnx/constants/strided.h"

#include <algorithm>

namespace fusescope {

std::vector<std::int64_t> rowMajorStrides(const Shape& dims) {
    std::vector<std::int64_t> strides(dims.size(), 1);
    for (std::size_t axis = dims.size(); axis-- > 1;) strides[axis - 1] = strides[axis] * dims[axis];
    return strides;
}

std::optional<std::vector<std::int64_t>> broadcastStrides(const Shape& dims, const Shape& target) {
    if (dims.size() > target.size()) return std::nullopt;
    const std::size_t missing = target.size() - dims.size();
    const std::vector<std::int64_t> own = rowMajorStrides(dims);
    std::vector<std::int64_t> strides(target.size(), 0);
    for (std::size_t axis = 0; axis < dims.size(); ++axis) {
        if (dims[axis] == target[missing + axis])
            strides[missing + axis] = own[axis];
        else if (dims[axis] != 1)
            return std::nullopt;
    }
    return strides;
}

std::optional<Shape> broadcastShape(const Shape& a, const Shape& b) {
    Shape target(std::max(a.size(), b.size()), 1);
    for (const Shape* const dims : {&a, &b}) {
        const std::size_t missing = target.size() - dims->size();
        for (std::size_t axis = 0; axis < dims->size(); ++axis) {
            std::int64_t& size = target[missing + axis];
            if (size == 1)
                size = (*dims)[axis];
            else if ((*dims)[axis] != 1 && (*dims)[axis] != size)
                return std::nullopt;
        }
    }
    return target;
}

std::optional<std::size_t> normalAxis(std::int64_t axis, std::size_t rank) {
    const auto count = static_cast<std::int64_t>(rank);
    if (axis < -count || axis >= count) return std::nullopt;
    return static_cast<std::size_t>(axis < 0 ? axis + count : axis);
}

std::vector<std::size_t> stridedIndices(const Shape& dims, std::int64_t offset,
                                        const std::vector<std::int64_t>& strides) {
    std::vector<std::size_t> indices;
    const auto count = smallElementCount(dims);
    if (!count) return indices;
    Shape position(dims.size(), 0);
    std::int64_t at = offset;
    for (std::size_t i = 0; i < *count; ++i) {
        indices.push_back(static_cast<std::size_t>(at));
        for (std::size_t axis = dims.size(); axis-- > 0;) {  // an odometer: the last axis turns fastest
            at += strides[axis];
            if (++position[axis] < dims[axis]) break;
            at -= strides[axis] * dims[axis];
            position[axis] = 0;
        }
    }
    return indices;
}

ConstantTensor take(const ConstantTensor& from, Shape dims, const std::vector<std::size_t>& indices) {
    ConstantTensor taken{from.type, std::move(dims), {}};
    taken.elements.reserve(indices.size());
    for (const std::size_t index : indices) taken.elements.push_back(from.elements[index]);
    return taken;
}

}  // namespace fusescope
