// SPDX-License-Identifier: Apache-2.0
// One output of an op reading one operand: everything a row rule depends on.
#pragma once

#include <cstdint>

#include "core/cost/op_rules.h"
#include "core/cost/row_rule.h"
#include "core/graph/op_graph.h"

namespace fusescope {

inline constexpr std::int64_t kMostRows = std::int64_t{1} << 20;

/// The axis that rows lie on; -1 if the tensor has one row.
inline int rowAxis(const Tensor& tensor) {
    const std::size_t rank = tensor.shape ? tensor.shape->size() : 0;
    return rank == 4 ? 2 : rank == 3 ? 1 : -1;
}

struct OperandReading {
    const OpGraph& graph;
    const Op& op;
    const Tensor& input;
    const Tensor& output;
    RowShape in;
    RowShape out;
    std::size_t operand = 0;  ///< index into op.inputs
    std::size_t result = 0;   ///< index into op.outputs

    int slot() const { return op.inputs[operand].slot; }
    RowRule rule(RowAccess access) const { return {access, 1, 1, 0, in.rows, out.rows}; }
    RowRule held() const { return rule(RowAccess::Held); }
    bool hasSameRows() const {
        return in.rows == out.rows && (in.rows == 1 || input.shape->size() == output.shape->size());
    }
    /// Row for row if the rows correspond, else the operand is held (which covers broadcasts with one row).
    RowRule sameRow() const { return rule(hasSameRows() ? RowAccess::SameRow : RowAccess::Held); }
    /// Output row i is input row i·stride + first; rows that do not exist are filled in.
    RowRule shifted(std::int64_t first, std::int64_t stride = 1) const {
        if (first < -kMostRows || first > kMostRows || stride < 1 || stride > kMostRows) return held();
        return {RowAccess::Window, 1, stride, -first, in.rows, out.rows};
    }
    /// Counted from the front; attribute axes may count from the back.
    std::int64_t axis(std::int64_t value) const {
        return value < 0 ? value + static_cast<std::int64_t>(input.shape->size()) : value;
    }
    bool isRowAxis(std::int64_t value) const { return rowAxis(input) >= 0 && axis(value) == rowAxis(input); }
};

}  // namespace fusescope
