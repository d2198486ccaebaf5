// SPDX-License-Identifier: Apache-2.0
#include "core/cost/unfused.h"

#include <algorithm>

#include "core/cost/capped.h"
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
    const Tensor& output = graph.tensor(op.outputs.front());
    const RowShape made = rowShape(output);
    const std::int64_t channels = std::max<std::int64_t>(1, made.rowElements / made.width);
    const std::int64_t slice = std::min(kChannelsAtOnce, channels);
    const auto operands = rulesOf(graph, op, 0).operands;
    const auto rowsBytes = [&](std::int64_t rows, std::int64_t rowElements, const Tensor& tensor) {
        return bytesOfBits(rows * rowBits(rowElements, activationBits(tensor, accelerator), accelerator));
    };
    const auto neededFor = [&](std::int64_t rows) {
        std::int64_t bytes = rowsBytes(rows, slice * made.width, output);
        if (!accelerator.weightBufferBytes) bytes += ceilDivide(tables.weightBytes[id.index()] * slice, channels);
        for (const OperandRule& operand : operands) {
            const Tensor& read = graph.tensor(operand.tensor);
            bytes += rowsBytes(rowsRead(operand.rule, rows), rowShape(read).rowElements, read);
        }
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
    const Traffic traffic = groupTraffic(tables, GroupSet{id});
    return traffic.inputBytes + traffic.outputBytes + movedBytes(traffic.weightBytes, passes);
}

}  // namespace fusescope
