// SPDX-License-Identifier: Apache-2.0
#include "core/cost/unfused.h"

#include <algorithm>

#include "core/cost/op_rules.h"
#include "core/cost/widths.h"

namespace fusescope {
namespace {

/// Output channels the op works on at once.
constexpr std::int64_t kChannelsAtOnce = 32;

std::int64_t ceilDivide(std::int64_t a, std::int64_t b) { return (a + b - 1) / b; }

}  // namespace

std::optional<std::int64_t> unfusedDramBytes(const TrafficTables& tables, OpId id, const Accelerator& accelerator,
                                             std::int64_t betaBytes) {
    const OpGraph& graph = *tables.graph;
    const Op& op = graph.op(id);
    if (!notModelledReason(graph, op).empty()) return std::nullopt;
    const RowShape made = rowShape(graph.tensor(op.outputs.front()));
    const std::int64_t channels = std::max<std::int64_t>(1, made.rowElements / made.width);
    const std::int64_t slice = std::min(kChannelsAtOnce, channels);
    const auto operands = rulesOf(graph, op, 0).operands;
    const auto neededFor = [&](std::int64_t rows) {
        std::int64_t bytes = ceilDivide(tables.weightBytes[id.index()] * slice, channels) +
                             bytesOf(slice * rows * made.width, activationBits(graph.tensor(op.outputs.front()), accelerator));
        for (const OperandRule& operand : operands)
            bytes += bytesOf(rowsRead(operand.rule, rows) * rowShape(graph.tensor(operand.tensor)).rowElements,
                             activationBits(graph.tensor(operand.tensor), accelerator));
        return bytes;
    };
    std::int64_t low = 1;  // at least one row, whether it fits or not
    std::int64_t high = made.rows;
    while (low < high) {
        const std::int64_t middle = low + (high - low + 1) / 2;
        if (neededFor(middle) < betaBytes)
            low = middle;
        else
            high = middle - 1;
    }
    const std::int64_t passes = ceilDivide(made.rows, low);
    return groupTraffic(tables, GroupSet{id}).totalBytes() + tables.weightBytes[id.index()] * (passes - 1);
}

}  // namespace fusescope
