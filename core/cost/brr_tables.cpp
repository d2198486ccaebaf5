// SPDX-License-Identifier: Apache-2.0
#include "core/cost/brr_tables.h"

#include <algorithm>
#include <string_view>

#include "core/cost/capped.h"
#include "core/cost/op_types.h"
#include "core/cost/widths.h"

namespace fusescope {
namespace {

bool isConvolution(const Op& op) { return isOfKnownDomain(op) && isOneOf(op.type, kFilterTypes) && filterOf(op); }

bool isDepthwise(const Op& op) { return op.type.ends_with("Conv") && op.attribute<std::int64_t>("group", 1) > 1; }

bool isPoolAddOrConcat(const Op& op) {
    return op.type.find("Pool") != std::string::npos || op.type == "Add" || op.type == "Concat";
}

/// Win_v for windows; the operand's own width for everything else, and for windows over more padding than can be
/// counted.
std::int64_t windowWidth(const Op& op, const RowRule& rule, const RowShape& in, const RowShape& out) {
    if (rule.access != RowAccess::Window || in.width == 1) return in.width;
    const auto last = [&](const char* key) {
        const auto sizes = op.attribute<std::vector<std::int64_t>>(key, {});
        return std::max<std::int64_t>(1, sizes.empty() ? 1 : sizes.back());
    };
    std::int64_t kernel = last("kernel_shape");
    if (const Weight* const filter = filterOf(op); filter && filter->shape.size() == 4)
        kernel = std::max<std::int64_t>(1, filter->shape.back());
    const std::int64_t width =
        cappedSum(cappedProduct(kernel - 1, last("dilations")), cappedProduct(out.width - 1, last("strides")));
    return cappedProduct(in.elements() / in.width, width) < kMostElements ? width + 1 : in.width;
}

}  // namespace

BrrTables::BrrTables(std::shared_ptr<const OpGraph> graph, const Accelerator& hardware)
    : accelerator(hardware), traffic(makeTrafficTables(graph, hardware)) {
    slices.push_back(hardware.channelSlice);
    while (hardware.sliceChoice == SliceChoice::PerGroup && slices.back() > 1) slices.push_back(slices.back() / 2);
    for (std::int32_t op = 0; op < graph->opCount(); ++op) {
        if (hardware.optimusCompat && isDepthwise(graph->op(OpId(op))))
            traffic.weightBytes[static_cast<std::size_t>(op)] = 0;
        ops.push_back(describe(*graph, graph->op(OpId(op))));
    }
}

BrrOp BrrTables::describe(const OpGraph& graph, const Op& op) const {
    BrrOp described;
    described.isModelled = notModelledReason(graph, op).empty();
    if (!described.isModelled) return described;
    const RowShape out = rowShape(graph.tensor(op.outputs.front()));
    described.isConv = isConvolution(op);
    described.mayBeFirst = !accelerator.optimusCompat || !isPoolAddOrConcat(op);
    described.rows = out.rows;
    std::int64_t elementsPerRow = 0;
    for (const TensorId output : op.outputs)
        elementsPerRow += (rowShape(graph.tensor(output)).elements() + out.rows - 1) / out.rows;
    described.bits = activationBits(graph.tensor(op.outputs.front()), accelerator);
    described.channels = std::max<std::int64_t>(1, elementsPerRow / out.width);
    described.fullRowBits = rowBits(elementsPerRow, described.bits, accelerator);
    for (const std::int64_t slice : slices)
        described.sliceRowBits.push_back(rowBits(
            elementsPerRow / described.channels * std::min(slice, described.channels), described.bits, accelerator));
    const OutputRules rules = rulesOf(graph, op, 0);
    described.isElementwise = rules.isElementwise;
    for (const OperandRule& operand : rules.operands) {
        const RowShape in = rowShape(graph.tensor(operand.tensor));
        const auto known = std::find_if(described.operands.begin(), described.operands.end(),
                                        [&](const BrrOperand& other) { return other.tensor == operand.tensor; });
        if (known != described.operands.end()) {
            if (known->rule != operand.rule) known->rule.access = RowAccess::Held;
            continue;
        }
        const int bits = activationBits(graph.tensor(operand.tensor), accelerator);
        const std::int64_t windowElements = in.rowElements / in.width * windowWidth(op, operand.rule, in, out);
        described.operands.push_back({operand.tensor, graph.tensor(operand.tensor).producer, operand.rule,
                                      rowRatio(operand.rule), rowBits(in.rowElements, bits, accelerator),
                                      rowBits(windowElements, bits, accelerator), in.rows});
    }
    // One tile of the op makes rows of all its outputs; where they read different rows, the operand stays whole.
    for (std::size_t output = 1; output < op.outputs.size(); ++output)
        for (const OperandRule& operand : rulesOf(graph, op, output).operands)
            for (BrrOperand& known : described.operands)
                if (known.tensor == operand.tensor && known.rule != operand.rule) known.rule.access = RowAccess::Held;
    return described;
}

bool BrrTables::mayFit(std::span<const OpId> members) const {
    if (accelerator.maxGroupOps && static_cast<int>(members.size()) > *accelerator.maxGroupOps) return false;
    return std::all_of(members.begin(), members.end(), [&](OpId op) { return ops[op.index()].isModelled; });
}

bool BrrTables::isFreeAlone(std::span<const OpId> members) const {
    return accelerator.optimusCompat && members.size() == 1 && !ops[members.front().index()].isConv;
}

std::optional<TiledConv> BrrTables::tiledConv(std::span<const OpId> members, const Traffic& groupTraffic) const {
    const BrrOp& conv = ops[members.front().index()];
    if (!conv.isConv || conv.operands.size() != 1 || conv.operands.front().rule.access != RowAccess::Window)
        return std::nullopt;
    const auto followsRowByRow = [&](OpId other) {
        const BrrOp& local = ops[other.index()];
        return !local.isConv && local.isElementwise &&
               std::all_of(local.operands.begin(), local.operands.end(), [&](const BrrOperand& operand) {
                   const bool isInside = std::find(members.begin(), members.end(), operand.producer) != members.end();
                   return isInside && operand.rule.access == RowAccess::SameRow;
               });
    };
    if (!std::all_of(members.begin() + 1, members.end(), followsRowByRow)) return std::nullopt;
    const Op& op = traffic.graph->op(members.front());
    const BrrOperand& input = conv.operands.front();
    const RowShape in = rowShape(traffic.graph->tensor(input.tensor));
    const RowShape out = rowShape(traffic.graph->tensor(op.outputs.front()));
    TiledConv tiled;
    tiled.outputChannels = conv.channels;
    tiled.inputChannels = std::max<std::int64_t>(1, in.rowElements / in.width / op.attribute<std::int64_t>("group", 1));
    tiled.outputRows = out.rows;
    tiled.inputRows = in.rows;
    if (const Weight* const filter = filterOf(op); filter && filter->shape.size() == 4)
        tiled.kernelElements = filter->shape[2] * filter->shape[3];
    tiled.kernelRows = input.rule.kernel;
    tiled.stride = input.rule.stride;
    tiled.outputWidth = out.width;
    tiled.inputWidth = in.width;
    tiled.weightBytes = groupTraffic.weightBytes;
    tiled.inputBytes = groupTraffic.inputBytes;
    tiled.outputBytes = groupTraffic.outputBytes;
    tiled.inputBits = activationBits(traffic.graph->tensor(input.tensor), accelerator);
    tiled.outputBits = conv.bits;
    const std::int64_t weights = weightElements(op);
    tiled.weightBits = weights > 0 ? static_cast<int>((weightBytes(op, accelerator) * 8 + weights - 1) / weights)
                                   : accelerator.weightBits;
    tiled.weightBufferBytes = accelerator.weightBufferBytes;
    tiled.rowAlignmentBytes = accelerator.rowAlignmentBytes;
    return tiled;
}

std::int64_t pyramidRows(const RowRule& rule, std::int64_t m) {
    switch (rule.access) {
        case RowAccess::SameRow:
            return std::min(m, rule.inputRows);
        case RowAccess::Window:
            return std::min((m - 1) * rule.stride + rule.kernel, rule.inputRows);
        case RowAccess::Held:
        case RowAccess::Eaten:
            return rule.inputRows;
        default:
            return rowsRead(rule, m);
    }
}

}  // namespace fusescope
