// SPDX-License-Identifier: Apache-2.0
// What the cost models know of each op and tensor of a graph, worked out once: rows, row sizes, weights, and how every
// operand is read. COST: only rank 4 [N, C, H, W] has rows along H; rank 3 [N, T, F] along T; any other has one row.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/cost/row_rule.h"
#include "core/graph/op_graph.h"

namespace fusescope {

/// A tensor as rows: N·C·H·W elements as H rows of N·C·W.
struct RowShape {
    std::int64_t rows = 1;         ///< H
    std::int64_t rowElements = 0;  ///< N·C·W
    std::int64_t width = 1;        ///< W
    bool isKnown = false;          ///< false: not modelled

    std::int64_t elements() const { return rows * rowElements; }
};

inline constexpr std::int64_t kMostElements = std::int64_t{1} << 40;  ///< of a tensor that is modelled

/// Rows of a shape; unknown if it is missing or absurd (over 2^20 rows or kMostElements).
RowShape rowShape(const Tensor& tensor);

/// How one output of an op reads one operand.
struct OperandRule {
    TensorId tensor;
    RowRule rule;
};

struct OutputRules {
    std::vector<OperandRule> operands;  ///< in operand order; a tensor read twice stands twice
    bool isRowWise = false;             ///< the op may write over its operand's row
    bool isElementwise = false;         ///< an element depends on the operands' elements at its place alone
};

/// The rules of output `output` (index into op.outputs).
OutputRules rulesOf(const OpGraph& graph, const Op& op, std::size_t output);

/// The kinds of op of the cost models, by how the first output reads its operands.
enum class OpKind {
    Window,       ///< some rows around each
    RowWise,      ///< the same row, beside operands of one row and such that are held
    Global,       ///< all rows
    Opaque,       ///< nothing is known of the operator: its operands are held whole
    NotModelled,  ///< it has no price
};

OpKind opKind(const OpGraph& graph, const Op& op);
const char* opKindName(OpKind kind);  ///< "window", "row-wise", "global", "opaque", "not modelled"

/// Why the op cannot be priced: its own reason, a shape that is not known, no output; empty if it can.
std::string notModelledReason(const OpGraph& graph, const Op& op);

}  // namespace fusescope
