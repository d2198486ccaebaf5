// SPDX-License-Identifier: Apache-2.0
// A tensor of the op graph: what an edge carries. Values only; payloads are never held.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/ids.h"

namespace fusescope {

enum class ElementType {
    Unknown,
    Float32,
    Float64,
    Float16,
    BFloat16,
    Int8,
    Int16,
    Int32,
    Int64,
    UInt8,
    UInt16,
    UInt32,
    UInt64,
    Bool,
    String,
    Int4,
    UInt4,
    Float8,
};

/// Sizes along the axes, outermost first: [N, C, H, W]. Every size is at least 1.
using Shape = std::vector<std::int64_t>;

struct Tensor {
    std::string name;
    ElementType elementType = ElementType::Unknown;
    std::optional<Shape> shape;   ///< nothing: not known
    OpId producer;                ///< invalid for a graph input
    std::vector<OpId> consumers;  ///< each once, ascending
    bool isGraphOutput = false;

    bool isGraphInput() const { return !producer.isValid(); }
};

/// Number of elements; nothing if the shape is unknown. Products that overflow are refused when the graph is built.
std::optional<std::int64_t> elementCount(const Tensor& tensor);

/// "64x56x56" for [1, 64, 56, 56]; a batch above 1 is shown as well; "?" if unknown, "scalar" for [].
std::string shapeText(const std::optional<Shape>& shape);

const char* elementTypeName(ElementType type);

}  // namespace fusescope
