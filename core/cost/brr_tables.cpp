// SPDX-License-Identifier: Apache-2.0
#include "core/cost/brr_tables.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/cost/widths.h"

namespace fusescope {
namespace {

bool isConvolution(const Op& op) {
    static constexpr std::array<std::string_view, 8> kTypes{"Conv", "ConvInteger", "QLinearConv", "ConvTranspose",
                                                            "Gemm", "MatMul", "MatMulInteger", "QLinearMatMul"};
    return op.domain.empty() && filterOf(op) && std::find(kTypes.begin(), kTypes.end(), op.type) != kTypes.end();
}

bool isDepthwise(const Op& op) { return op.type.ends_with("Conv") && op.attribute<std::int64_t>("group", 1) > 1; }

bool isPoolAddOrConcat(const Op& op) {
    return op.type.find("Pool") != std::string::npos || op.type == "Add" || op.type == "Concat";
}

/// Win_v for windows; the operand's own width for everything else.
std::int64_t windowWidth(const Op& op, const RowRule& rule, const RowShape& in, const RowShape& out) {
    if (rule.access != RowAccess::Window || in.width == 1) return in.width;
    const auto last = [&](const char* key) {
        const auto sizes = op.attribute<std::vector<std::int64_t>>(key, {});
        return sizes.empty() ? 1 : sizes.back();
    };
    std::int64_t kernel = last("kernel_shape");
    if (const Weight* const filter = filterOf(op); filter && filter->shape.size() == 4) kernel = filter->shape.back();
    return (kernel - 1) * last("dilations") + 1 + (out.width - 1) * last("strides");
}

}  // namespace

BrrTables::BrrTables(std::shared_ptr<const OpGraph> graph, const Accelerator& hardware)
    : accelerator(hardware), traffic(makeTrafficTables(graph, hardware)) {
    for (std::int32_t op = 0; op < graph->opCount(); ++op) {
        if (hardware.optimusCompat && isDepthwise(graph->op(OpId(op))))
            traffic.weightBytes[static_cast<std::size_t>(op)] = 0;
        ops.push_back(describe(*graph, graph->op(OpId(op))));
    }
    slices.push_back(hardware.channelSlice);
    if (hardware.sliceChoice == SliceChoice::Fixed) return;
    while (slices.back() > 1) slices.push_back(slices.back() / 2);
}

BrrOp BrrTables::describe(const OpGraph& graph, const Op& op) const {
    BrrOp described;
    described.isModelled = notModelledReason(graph, op).empty();
    if (!described.isModelled) return described;
    const RowShape out = rowShape(graph.tensor(op.outputs.front()));
    described.isConv = isConvolution(op);
    described.mayBeFirst = !accelerator.optimusCompat || !isPoolAddOrConcat(op);
    described.rows = out.rows;
    for (const TensorId output : op.outputs)
        described.elementsPerRow += (rowShape(graph.tensor(output)).elements() + out.rows - 1) / out.rows;
    described.bits = activationBits(graph.tensor(op.outputs.front()), accelerator);
    described.channels = std::max<std::int64_t>(1, described.elementsPerRow / out.width);
    const OutputRules rules = rulesOf(graph, op, 0);
    described.isRowWise = rules.isRowWise;
    for (const OperandRule& operand : rules.operands) {
        const RowShape in = rowShape(graph.tensor(operand.tensor));
        const auto known = std::find_if(described.operands.begin(), described.operands.end(),
                                        [&](const BrrOperand& other) { return other.tensor == operand.tensor; });
        if (known != described.operands.end()) continue;
        const int bits = activationBits(graph.tensor(operand.tensor), accelerator);
        const std::int64_t windowElements = in.rowElements / in.width * windowWidth(op, operand.rule, in, out);
        described.operands.push_back({operand.tensor, graph.tensor(operand.tensor).producer, operand.rule,
                                      rowBits(in.rowElements, bits, accelerator),
                                      rowBits(windowElements, bits, accelerator), in.rows});
    }
    return described;
}

bool BrrTables::mayFit(const GroupSet& group) const {
    bool all = !accelerator.maxGroupOps || group.count() <= *accelerator.maxGroupOps;
    group.forEach([&](OpId op) { all = all && ops[op.index()].isModelled; });
    return all;
}

bool BrrTables::mayStart(const GroupSet& group) const {
    if (!accelerator.optimusCompat || group.count() == 1) return true;
    bool all = true;
    group.forEach([&](OpId op) {
        const auto& operands = ops[op.index()].operands;
        const bool isFirst = std::none_of(operands.begin(), operands.end(),
                                          [&](const BrrOperand& operand) { return group.contains(operand.producer); });
        all = all && (!isFirst || ops[op.index()].mayBeFirst);
    });
    return all;
}

bool BrrTables::isFreeAlone(const GroupSet& group) const {
    return accelerator.optimusCompat && group.count() == 1 && !ops[group.first().index()].isConv;
}

std::optional<TiledConv> BrrTables::tiledConv(const GroupSet& group, const Traffic& groupTraffic) const {
    const OpId first = group.first();
    const BrrOp& conv = ops[first.index()];
    const Op& op = traffic.graph->op(first);
    if (!conv.isConv || conv.operands.size() != 1 || conv.operands.front().rule.access != RowAccess::Window)
        return std::nullopt;
    bool isTileable = true;
    group.forEach([&](OpId other) {
        if (other == first) return;
        isTileable = isTileable && !ops[other.index()].isConv && ops[other.index()].isRowWise;
        for (const BrrOperand& operand : ops[other.index()].operands)
            isTileable = isTileable && group.contains(operand.producer) && operand.rule.access == RowAccess::SameRow;
    });
    if (!isTileable) return std::nullopt;
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
    tiled.weightBits = weights > 0 ? static_cast<int>((weightBytes(op, accelerator) * 8 + weights - 1) / weights) : accelerator.weightBits;
    tiled.weightBufferBytes = accelerator.weightBufferBytes;
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
