// SPDX-License-Identifier: Apache-2.0
#include "core/cost/op_rules.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/base/bytes.h"
#include "core/cost/movement_rules.h"
#include "core/cost/op_types.h"
#include "core/cost/operand_reading.h"

namespace fusescope {
namespace {

/// Padding at the top, explicit or by what the output's size leaves missing.
std::int64_t topPadding(const OperandReading& reading, const RowRule& rule) {
    using Sizes = std::vector<std::int64_t>;
    const std::string mode = reading.op.attribute<std::string>("auto_pad", "NOTSET");
    const bool isTransposed = rule.access == RowAccess::Transposed;
    const bool isGiven = isTransposed && reading.op.attributes.contains("output_shape");
    if (mode == "SAME_UPPER" || mode == "SAME_LOWER" || isGiven) {
        const auto further = reading.op.attribute<Sizes>("output_padding", {});
        const std::int64_t total = isTransposed
                                       ? (reading.in.rows - 1) * rule.stride + (further.empty() ? 0 : further.front()) +
                                             rule.kernel - reading.out.rows
                                       : (reading.out.rows - 1) * rule.stride + rule.kernel - reading.in.rows;
        const std::int64_t missing = std::max<std::int64_t>(0, total);
        return mode == "SAME_UPPER" ? missing / 2 : missing - missing / 2;
    }
    const auto pads = reading.op.attribute<Sizes>("pads", {});
    return mode == "VALID" || pads.empty() ? 0 : pads.front();
}

RowRule window(const OperandReading& reading, RowAccess access) {
    if (rowAxis(reading.input) != 2 || rowAxis(reading.output) != 2) return reading.held();
    auto kernelShape = reading.op.attribute<std::vector<std::int64_t>>("kernel_shape", {});
    if (kernelShape.empty())
        if (const Weight* const filter = filterOf(reading.op); filter && filter->shape.size() == 4)
            kernelShape.assign(filter->shape.begin() + 2, filter->shape.end());
    if (kernelShape.empty()) return reading.held();
    const auto strides = reading.op.attribute<std::vector<std::int64_t>>("strides", {});
    const auto dilations = reading.op.attribute<std::vector<std::int64_t>>("dilations", {});
    RowRule rule = reading.rule(access);
    rule.stride = strides.empty() ? 1 : strides.front();
    const auto spread = checkedMultiply(kernelShape.front() - 1, dilations.empty() ? 1 : dilations.front());
    if (!spread || *spread < 0 || *spread > kMostRows || rule.stride < 1 || rule.stride > kMostRows)
        return reading.held();
    rule.kernel = *spread + 1;
    rule.padding = topPadding(reading, rule);
    if (rule.padding < 0 || rule.padding > kMostRows) return reading.held();
    return rule;
}

/// Ops that work along one axis: row for row unless it is the rows' axis.
RowRule alongAxis(const OperandReading& reading, std::int64_t axis) {
    return reading.axis(axis) == rowAxis(reading.input) ? reading.held() : reading.sameRow();
}

/// Rows go on as rows unless they are reduced, or an axis that disappears makes others of them.
RowRule reduction(const OperandReading& reading, const std::vector<std::int64_t>& axes) {
    const int rows = rowAxis(reading.input);
    const bool isNoOp = axes.empty() && reading.op.attribute<std::int64_t>("noop_with_empty_axes", 0) != 0;
    if (isNoOp) return reading.sameRow();
    const bool reducesRows = axes.empty() || rows < 0 ||
                             std::any_of(axes.begin(), axes.end(), [&](auto axis) { return reading.isRowAxis(axis); });
    if (reducesRows) return reading.rule(reading.out.rows == 1 ? RowAccess::Eaten : RowAccess::Held);
    if (reading.op.attribute<std::int64_t>("keepdims", 1) != 0) return reading.sameRow();
    const auto before = std::count_if(axes.begin(), axes.end(), [&](auto axis) { return reading.axis(axis) < rows; });
    return reading.rule(rows - before == rowAxis(reading.output) ? RowAccess::SameRow : RowAccess::Held);
}

/// A product with a constant matrix on the right works on each row by itself: a window with K = 1.
RowRule matrixProduct(const OperandReading& reading) {
    const bool isConstant = filterOf(reading.op) != nullptr;
    return reading.rule(isConstant && reading.hasSameRows() ? RowAccess::Window : RowAccess::Held);
}

RowRule operandRule(const OperandReading& reading) {
    const std::string& type = reading.op.type;
    if (!isOfKnownDomain(reading.op)) return reading.held();
    if (isElementwiseType(type)) return reading.sameRow();
    if (isOneOf(type, kWindowTypes)) return reading.slot() == 0 ? window(reading, RowAccess::Window) : reading.held();
    if (type == "ConvTranspose") return reading.slot() == 0 ? window(reading, RowAccess::Transposed) : reading.held();
    if (const auto movement = movementRule(reading)) return *movement;
    if (isOneOf(type, kNormalisedAlongAxisTypes) || type == "LpNormalization")
        return alongAxis(reading, reading.op.attribute<std::int64_t>("axis", -1));
    if (isOneOf(type, kGlobalPoolTypes))
        return reading.rule(reading.out.rows == 1 ? RowAccess::Eaten : RowAccess::Held);
    if (isOneOf(type, kReductionTypes))
        return reading.slot() == 0 ? reduction(reading, reading.op.attribute<std::vector<std::int64_t>>("axes", {}))
                                   : reading.held();
    if (type == "ArgMax" || type == "ArgMin")
        return reduction(reading, {reading.op.attribute<std::int64_t>("axis", 0)});
    if (type == "LayerNormalization" || type == "RMSNormalization")
        return reading.axis(reading.op.attribute<std::int64_t>("axis", -1)) > rowAxis(reading.input) ? reading.sameRow()
                                                                                                     : reading.held();
    if (isOneOf(type, kProductTypes)) return matrixProduct(reading);
    return reading.held();
}

bool isRowWiseType(const Op& op) {
    static constexpr std::array<std::string_view, 6> kCopies{"Concat", "QLinearConcat",      "Slice",
                                                             "Split",  "LayerNormalization", "RMSNormalization"};
    return isOfKnownDomain(op) &&
           (isElementwiseType(op.type) || isOneOf(op.type, kCopies) || isOneOf(op.type, kNormalisedAlongAxisTypes));
}

bool isResampled(RowAccess access) { return access == RowAccess::Nearest || access == RowAccess::Linear; }

OpKind kindOf(const OutputRules& rules) {
    OpKind kind = OpKind::Global;
    for (const OperandRule& operand : rules.operands) {
        const RowAccess access = operand.rule.access;
        if (access == RowAccess::Window || access == RowAccess::Transposed || isResampled(access))
            return OpKind::Window;
        if (access == RowAccess::SameRow) kind = OpKind::RowWise;
    }
    return kind;
}

}  // namespace

OpKind opKind(const OpGraph& graph, const Op& op) {
    if (!notModelledReason(graph, op).empty()) return OpKind::NotModelled;
    if (!isOfKnownDomain(op) || !isKnownType(op.type)) return OpKind::Opaque;
    return kindOf(rulesOf(graph, op, 0));
}

const char* opKindName(OpKind kind) {
    switch (kind) {
        case OpKind::Window:
            return "window";
        case OpKind::RowWise:
            return "row-wise";
        case OpKind::Global:
            return "global";
        case OpKind::Opaque:
            return "opaque";
        case OpKind::NotModelled:
            return "not modelled";
    }
    return "";
}

RowShape rowShape(const Tensor& tensor) {
    RowShape rows;
    const auto elements = elementCount(tensor);
    if (!elements || *elements > kMostElements) return rows;
    const int axis = rowAxis(tensor);
    if (axis >= 0) rows.rows = (*tensor.shape)[static_cast<std::size_t>(axis)];
    if (axis == 2) rows.width = tensor.shape->back();
    rows.rowElements = *elements / rows.rows;
    rows.isKnown = rows.rows <= kMostRows;
    return rows;
}

OutputRules rulesOf(const OpGraph& graph, const Op& op, std::size_t output) {
    const Tensor& made = graph.tensor(op.outputs[output]);
    OutputRules rules;
    rules.isRowWise = isRowWiseType(op);
    rules.isElementwise = isOfKnownDomain(op) && isElementwiseType(op.type) && op.type != "LRN";
    for (std::size_t i = 0; i < op.inputs.size(); ++i) {
        const Tensor& read = graph.tensor(op.inputs[i].tensor);
        const OperandReading reading{graph, op, read, made, rowShape(read), rowShape(made), i, output};
        if (!reading.in.isKnown || !reading.out.isKnown) continue;
        rules.operands.push_back({op.inputs[i].tensor, operandRule(reading)});
    }
    return rules;
}

std::string notModelledReason(const OpGraph& graph, const Op& op) {
    if (!op.notModelled.empty()) return op.notModelled;
    if (op.outputs.empty()) return "it has no output";
    const auto reason = [](const Tensor& tensor) -> std::string {
        if (!tensor.shape) return "the shape of \"" + tensor.name + "\" is not known";
        return rowShape(tensor).isKnown ? "" : "\"" + tensor.name + "\" is larger than can be modelled";
    };
    for (const Operand& input : op.inputs)
        if (auto text = reason(graph.tensor(input.tensor)); !text.empty()) return text;
    for (const TensorId output : op.outputs)
        if (auto text = reason(graph.tensor(output)); !text.empty()) return text;
    for (const Weight& weight : op.weights) {
        std::int64_t elements = 1;
        for (const std::int64_t size : weight.shape) elements *= size;
        if (elements > kMostElements) return "its weights \"" + weight.name + "\" are larger than can be modelled";
    }
    return {};
}

}  // namespace fusescope
