// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "core/import/onnx/constants/fold_rules.h"
#include "core/import/onnx/constants/strided.h"
#include "core/import/onnx/node_attributes.h"

namespace fusescope {
namespace {

using Folded = std::optional<ConstantTensor>;

std::size_t product(const Shape& dims, std::size_t first, std::size_t last) {
    std::size_t count = 1;
    for (std::size_t axis = first; axis < last; ++axis) count *= static_cast<std::size_t>(dims[axis]);
    return count;
}

Folded reshaped(const ConstantTensor& data, Shape dims) {
    if (smallElementCount(dims) != data.elements.size()) return std::nullopt;
    return ConstantTensor{data.type, std::move(dims), data.elements};
}

Folded foldSame(const FoldRequest& request) {
    const ConstantTensor* const data = request.operand(0);
    return data ? Folded(*data) : std::nullopt;
}

Folded foldGather(const FoldRequest& request) {
    const ConstantTensor* const data = request.operand(0);
    const ConstantTensor* const indices = request.operand(1);
    if (!data || !indices || indices->isReal() || !indices->isWhollyKnown()) return std::nullopt;
    const auto axis = normalAxis(integerAttribute(request.node, "axis", 0), data->dims.size());
    if (!axis) return std::nullopt;
    const auto at = static_cast<std::ptrdiff_t>(*axis);
    Shape dims(data->dims.begin(), data->dims.begin() + at);
    dims.insert(dims.end(), indices->dims.begin(), indices->dims.end());
    dims.insert(dims.end(), data->dims.begin() + at + 1, data->dims.end());
    if (!smallElementCount(dims)) return std::nullopt;
    const auto along = static_cast<std::size_t>(data->dims[*axis]);
    const std::size_t inner = product(data->dims, *axis + 1, data->dims.size());
    std::vector<std::size_t> source;
    for (std::size_t outer = 0; outer < product(data->dims, 0, *axis); ++outer) {
        for (const Scalar& index : indices->elements) {
            const auto normal = normalAxis(index.integer, along);
            if (!normal) return std::nullopt;
            for (std::size_t i = 0; i < inner; ++i) source.push_back((outer * along + *normal) * inner + i);
        }
    }
    return take(*data, std::move(dims), source);
}

/// One axis of a Slice, with the clamping of its definition.
struct SlicedAxis {
    std::int64_t first = 0;
    std::int64_t count = 0;
};

SlicedAxis slicedAxis(std::int64_t size, std::int64_t start, std::int64_t end, std::int64_t step) {
    const auto bounded = [size](std::int64_t index, std::int64_t low, std::int64_t high) {
        return std::clamp(index < 0 ? index + size : index, low, high);
    };
    if (step > 0) {
        const std::int64_t first = bounded(start, 0, size);
        const std::int64_t span = std::max<std::int64_t>(0, bounded(end, 0, size) - first);
        return {first, span == 0 ? 0 : (span - 1) / step + 1};
    }
    const std::int64_t first = bounded(start, -1, size - 1);
    const std::int64_t span = std::max<std::int64_t>(0, first - bounded(end, -1, size - 1));
    return {first, span == 0 ? 0 : (span - 1) / -step + 1};
}

Folded foldSlice(const FoldRequest& request) {
    const ConstantTensor* const data = request.operand(0);
    const auto starts = request.integers("starts", 1);
    const auto ends = request.integers("ends", 2);
    const auto axes = request.integers("axes", 3);
    const auto steps = request.integers("", 4);
    if (!data || !starts || !ends || starts->size() != ends->size()) return std::nullopt;
    if ((axes && axes->size() != starts->size()) || (steps && steps->size() != starts->size())) return std::nullopt;
    Shape dims = data->dims;
    std::vector<std::int64_t> strides = rowMajorStrides(data->dims);
    const std::vector<std::int64_t> own = strides;
    std::int64_t offset = 0;
    std::vector<bool> isDone(dims.size(), false);
    for (std::size_t i = 0; i < starts->size(); ++i) {
        const auto axis = normalAxis(axes ? (*axes)[i] : static_cast<std::int64_t>(i), dims.size());
        const std::int64_t step = steps ? (*steps)[i] : 1;
        if (!axis || isDone[*axis] || step == 0 || step < -kMostConstantElements) return std::nullopt;
        isDone[*axis] = true;
        const SlicedAxis sliced =
            slicedAxis(dims[*axis], (*starts)[i], (*ends)[i], std::min(step, kMostConstantElements));
        offset += sliced.count > 0 ? sliced.first * own[*axis] : 0;
        strides[*axis] = own[*axis] * std::min(step, kMostConstantElements);
        dims[*axis] = sliced.count;
    }
    return take(*data, dims, stridedIndices(dims, offset, strides));
}

Folded foldConcat(const FoldRequest& request) {
    const ConstantTensor* const first = request.operand(0);
    if (!first) return std::nullopt;
    const auto axis = normalAxis(integerAttribute(request.node, "axis", 0), first->dims.size());
    if (!axis) return std::nullopt;
    ConstantTensor joined{first->type, first->dims, {}};
    joined.dims[*axis] = 0;
    for (const ConstantTensor* const part : request.operands) {
        if (!part || part->type != first->type || part->dims.size() != first->dims.size()) return std::nullopt;
        for (std::size_t other = 0; other < part->dims.size(); ++other)
            if (other != *axis && part->dims[other] != first->dims[other]) return std::nullopt;
        joined.dims[*axis] += part->dims[*axis];
    }
    if (!smallElementCount(joined.dims)) return std::nullopt;
    for (std::size_t outer = 0; outer < product(first->dims, 0, *axis); ++outer) {
        for (const ConstantTensor* const part : request.operands) {
            const std::size_t block = product(part->dims, *axis, part->dims.size());
            const auto begin = part->elements.begin() + static_cast<std::ptrdiff_t>(outer * block);
            joined.elements.insert(joined.elements.end(), begin, begin + static_cast<std::ptrdiff_t>(block));
        }
    }
    return joined;
}

Folded foldUnsqueeze(const FoldRequest& request) {
    const ConstantTensor* const data = request.operand(0);
    const auto axes = request.integers("axes", 1);
    if (!data || !axes) return std::nullopt;
    const std::size_t rank = data->dims.size() + axes->size();
    std::vector<bool> isNew(rank, false);
    for (const std::int64_t axis : *axes) {
        const auto normal = normalAxis(axis, rank);
        if (!normal || isNew[*normal]) return std::nullopt;
        isNew[*normal] = true;
    }
    Shape dims;
    for (std::size_t axis = 0, old = 0; axis < rank; ++axis) dims.push_back(isNew[axis] ? 1 : data->dims[old++]);
    return reshaped(*data, std::move(dims));
}

Folded foldSqueeze(const FoldRequest& request) {
    const ConstantTensor* const data = request.operand(0);
    if (!data) return std::nullopt;
    const auto axes = request.integers("axes", 1);
    std::vector<bool> isGone(data->dims.size(), false);
    for (std::size_t axis = 0; axis < isGone.size(); ++axis) isGone[axis] = !axes && data->dims[axis] == 1;
    for (const std::int64_t axis : axes.value_or(std::vector<std::int64_t>())) {
        const auto normal = normalAxis(axis, isGone.size());
        if (!normal || data->dims[*normal] != 1) return std::nullopt;
        isGone[*normal] = true;
    }
    Shape dims;
    for (std::size_t axis = 0; axis < isGone.size(); ++axis)
        if (!isGone[axis]) dims.push_back(data->dims[axis]);
    return reshaped(*data, std::move(dims));
}

Folded foldReshape(const FoldRequest& request) {
    const ConstantTensor* const data = request.operand(0);
    const auto target = request.integers("shape", 1);
    if (!data || !target) return std::nullopt;
    Shape dims = *target;
    std::int64_t known = 1;
    std::optional<std::size_t> open;
    for (std::size_t axis = 0; axis < dims.size(); ++axis) {
        if (dims[axis] == 0 && axis < data->dims.size()) dims[axis] = data->dims[axis];
        if (dims[axis] == -1 && !open)
            open = axis;
        else if (dims[axis] < 1 || dims[axis] > kMostConstantElements)
            return std::nullopt;
        else
            known = std::min(known * dims[axis], kMostConstantElements + 1);
    }
    if (open) dims[*open] = static_cast<std::int64_t>(data->elements.size()) / known;
    return reshaped(*data, std::move(dims));
}

Folded foldFlatten(const FoldRequest& request) {
    const ConstantTensor* const data = request.operand(0);
    if (!data) return std::nullopt;
    const auto axis = normalAxis(integerAttribute(request.node, "axis", 1), data->dims.size() + 1);
    if (!axis) return std::nullopt;
    return reshaped(*data, {static_cast<std::int64_t>(product(data->dims, 0, *axis)),
                            static_cast<std::int64_t>(product(data->dims, *axis, data->dims.size()))});
}

Folded foldTranspose(const FoldRequest& request) {
    const ConstantTensor* const data = request.operand(0);
    if (!data) return std::nullopt;
    const std::size_t rank = data->dims.size();
    std::vector<std::int64_t> order = integersAttribute(request.node, "perm").value_or(std::vector<std::int64_t>());
    if (order.empty())
        for (std::size_t axis = rank; axis-- > 0;) order.push_back(static_cast<std::int64_t>(axis));
    if (order.size() != rank) return std::nullopt;
    const std::vector<std::int64_t> own = rowMajorStrides(data->dims);
    Shape dims;
    std::vector<std::int64_t> strides;
    std::vector<bool> isUsed(rank, false);
    for (const std::int64_t axis : order) {
        const auto normal = normalAxis(axis, rank);
        if (!normal || isUsed[*normal]) return std::nullopt;
        isUsed[*normal] = true;
        dims.push_back(data->dims[*normal]);
        strides.push_back(own[*normal]);
    }
    return take(*data, dims, stridedIndices(dims, 0, strides));
}

Folded foldExpand(const FoldRequest& request) {
    const ConstantTensor* const data = request.operand(0);
    const auto shape = request.integers("", 1);
    if (!data || !shape || !smallElementCount(*shape)) return std::nullopt;
    const auto dims = broadcastShape(data->dims, *shape);
    if (!dims || !smallElementCount(*dims)) return std::nullopt;
    const auto strides = broadcastStrides(data->dims, *dims);
    if (!strides) return std::nullopt;
    return take(*data, *dims, stridedIndices(*dims, 0, *strides));
}

/// The first element of the part of `data` that an index tuple names; nothing if it is out of range.
std::optional<std::size_t> scatterTarget(const ConstantTensor& data, const ConstantTensor& indices, std::size_t tuple,
                                         std::size_t depth) {
    const std::vector<std::int64_t> strides = rowMajorStrides(data.dims);
    std::size_t target = 0;
    for (std::size_t axis = 0; axis < depth; ++axis) {
        const auto index =
            normalAxis(indices.elements[tuple * depth + axis].integer, static_cast<std::size_t>(data.dims[axis]));
        if (!index) return std::nullopt;
        target += *index * static_cast<std::size_t>(strides[axis]);
    }
    return target;
}

Folded foldScatterNd(const FoldRequest& request) {
    const ConstantTensor* const data = request.operand(0);
    const ConstantTensor* const indices = request.operand(1);
    const ConstantTensor* const updates = request.operand(2);
    if (!data || !indices || !updates || findAttribute(request.node, "reduction")) return std::nullopt;
    if (indices->dims.empty() || indices->isReal() || !indices->isWhollyKnown()) return std::nullopt;
    const auto depth = static_cast<std::size_t>(indices->dims.back());
    if (depth == 0 || depth > data->dims.size() || updates->type != data->type) return std::nullopt;
    const std::size_t tuples = indices->elements.size() / depth;
    const std::size_t block = product(data->dims, depth, data->dims.size());
    if (updates->elements.size() != tuples * block) return std::nullopt;
    ConstantTensor result = *data;
    for (std::size_t tuple = 0; tuple < tuples; ++tuple) {
        const auto target = scatterTarget(*data, *indices, tuple, depth);
        if (!target) return std::nullopt;
        for (std::size_t i = 0; i < block; ++i) result.elements[*target + i] = updates->elements[tuple * block + i];
    }
    return result;
}

}  // namespace

FoldFunction movementRule(std::string_view opType) {
    static constexpr std::array<std::pair<std::string_view, FoldFunction>, 11> kRules{{{"Identity", foldSame},
                                                                                       {"Gather", foldGather},
                                                                                       {"Slice", foldSlice},
                                                                                       {"Concat", foldConcat},
                                                                                       {"Unsqueeze", foldUnsqueeze},
                                                                                       {"Squeeze", foldSqueeze},
                                                                                       {"Reshape", foldReshape},
                                                                                       {"Flatten", foldFlatten},
                                                                                       {"Transpose", foldTranspose},
                                                                                       {"Expand", foldExpand},
                                                                                       {"ScatterND", foldScatterNd}}};
    for (const auto& [name, rule] : kRules)
        if (name == opType) return rule;
    return nullptr;
}

}  // namespace fusescope
