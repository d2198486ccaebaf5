// SPDX-License-Identifier: Apache-2.0
#include "core/cost/op_rules.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/base/bytes.h"

namespace fusescope {
namespace {

constexpr std::int64_t kMostRows = std::int64_t{1} << 20;
constexpr std::int64_t kMostElements = std::int64_t{1} << 40;

/// The axis that rows lie on; -1 if the tensor has one row.
int rowAxis(const Tensor& tensor) {
    const std::size_t rank = tensor.shape ? tensor.shape->size() : 0;
    return rank == 4 ? 2 : rank == 3 ? 1 : -1;
}

template <std::size_t N>
bool isOneOf(std::string_view type, const std::array<std::string_view, N>& types) {
    return std::find(types.begin(), types.end(), type) != types.end();
}

constexpr std::array<std::string_view, 61> kElementwise{
    "Abs",
    "Acos",
    "Acosh",
    "Add",
    "And",
    "Asin",
    "Asinh",
    "Atan",
    "Atanh",
    "BatchNormalization",
    "BitShift",
    "Cast",
    "Ceil",
    "Celu",
    "Clip",
    "Cos",
    "Cosh",
    "DequantizeLinear",
    "Div",
    "Elu",
    "Equal",
    "Erf",
    "Exp",
    "Floor",
    "Gelu",
    "Greater",
    "GreaterOrEqual",
    "HardSigmoid",
    "HardSwish",
    "IsInf",
    "IsNaN",
    "LeakyRelu",
    "Less",
    "LessOrEqual",
    "Log",
    "Max",
    "Mean",
    "Min",
    "Mish",
    "Mod",
    "Mul",
    "Neg",
    "Not",
    "Or",
    "PRelu",
    "Pow",
    "QuantizeLinear",
    "Reciprocal",
    "Relu",
    "Round",
    "Selu",
    "Shrink",
    "Sigmoid",
    "Sign",
    "Sin",
    "Softplus",
    "Softsign",
    "Sqrt",
    "Sub",
    "Sum",
    "Tan",
};
constexpr std::array<std::string_view, 5> kMoreElementwise{"Tanh", "ThresholdedRelu", "Where", "Xor", "LRN"};
constexpr std::array<std::string_view, 6> kPools{"MaxPool", "AveragePool", "LpPool",
                                                 "Conv",    "ConvInteger", "QLinearConv"};
constexpr std::array<std::string_view, 4> kGlobalPools{"GlobalAveragePool", "GlobalMaxPool", "GlobalLpPool", "ArgMax"};
constexpr std::array<std::string_view, 10> kReductions{"ReduceMean",   "ReduceSum",      "ReduceMax", "ReduceMin",
                                                       "ReduceProd",   "ReduceL1",       "ReduceL2",  "ReduceSumSquare",
                                                       "ReduceLogSum", "ReduceLogSumExp"};
constexpr std::array<std::string_view, 3> kNormalisedAlongAxis{"Softmax", "LogSoftmax", "Hardmax"};

bool isElementwise(std::string_view type) { return isOneOf(type, kElementwise) || isOneOf(type, kMoreElementwise); }

/// Everything one rule depends on.
struct Reading {
    const OpGraph& graph;
    const Op& op;
    const Tensor& input;
    const Tensor& output;
    RowShape in;
    RowShape out;
    int slot = 0;

    RowRule rule(RowAccess access) const { return {access, 1, 1, 0, in.rows, out.rows}; }
    bool hasSameRows() const {
        return in.rows == out.rows && (in.rows == 1 || input.shape->size() == output.shape->size());
    }
    /// Row for row if the rows correspond, else the operand is held (which covers broadcasts with one row).
    RowRule sameRow() const { return rule(hasSameRows() ? RowAccess::SameRow : RowAccess::Held); }
    /// Counted from the front; attribute axes may count from the back.
    std::int64_t axis(std::int64_t value) const {
        return value < 0 ? value + static_cast<std::int64_t>(input.shape->size()) : value;
    }
};

/// Padding at the top, explicit or by auto_pad.
std::int64_t topPadding(const Reading& reading, std::int64_t kernel, std::int64_t stride) {
    const std::string mode = reading.op.attribute<std::string>("auto_pad", "NOTSET");
    if (mode == "SAME_UPPER" || mode == "SAME_LOWER") {
        const std::int64_t total =
            std::max<std::int64_t>(0, (reading.out.rows - 1) * stride + kernel - reading.in.rows);
        return mode == "SAME_UPPER" ? total / 2 : total - total / 2;
    }
    const auto pads = reading.op.attribute<std::vector<std::int64_t>>("pads", {});
    return mode == "VALID" || pads.empty() ? 0 : pads.front();
}

RowRule window(const Reading& reading, RowAccess access) {
    if (rowAxis(reading.input) != 2 || rowAxis(reading.output) != 2) return reading.rule(RowAccess::Held);
    auto kernelShape = reading.op.attribute<std::vector<std::int64_t>>("kernel_shape", {});
    if (kernelShape.empty())
        if (const Weight* const filter = filterOf(reading.op); filter && filter->shape.size() == 4)
            kernelShape.assign(filter->shape.begin() + 2, filter->shape.end());
    if (kernelShape.empty()) return reading.rule(RowAccess::Held);
    const auto strides = reading.op.attribute<std::vector<std::int64_t>>("strides", {});
    const auto dilations = reading.op.attribute<std::vector<std::int64_t>>("dilations", {});
    RowRule rule = reading.rule(access);
    rule.stride = strides.empty() ? 1 : strides.front();
    const auto spread = checkedMultiply(kernelShape.front() - 1, dilations.empty() ? 1 : dilations.front());
    if (!spread || *spread < 0 || *spread > kMostRows || rule.stride < 1 || rule.stride > kMostRows)
        return reading.rule(RowAccess::Held);
    rule.kernel = *spread + 1;
    rule.padding = topPadding(reading, rule.kernel, rule.stride);
    if (rule.padding < 0 || rule.padding > kMostRows) return reading.rule(RowAccess::Held);
    return rule;
}

RowRule resize(const Reading& reading) {
    if (rowAxis(reading.input) != 2 || rowAxis(reading.output) != 2) return reading.rule(RowAccess::Held);
    const std::string mode = reading.op.attribute<std::string>("mode", "nearest");
    const std::string centres = reading.op.attribute<std::string>("coordinate_transformation_mode", "half_pixel");
    if (mode == "linear" && (centres == "half_pixel" || centres == "pytorch_half_pixel"))
        return reading.rule(RowAccess::Linear);
    const bool isIntegral = reading.out.rows % reading.in.rows == 0;
    const bool isUpsample = reading.op.type == "Upsample" || centres == "asymmetric" || isIntegral;
    return reading.rule(mode == "nearest" && isUpsample ? RowAccess::Nearest : RowAccess::Held);
}

RowRule pad(const Reading& reading) {
    const auto pads = reading.op.attribute<std::vector<std::int64_t>>("pads", {});
    const std::string mode = reading.op.attribute<std::string>("mode", "constant");
    const int axis = rowAxis(reading.input);
    if (mode == "reflect" || mode == "wrap" || pads.size() != 2 * reading.input.shape->size())
        return reading.rule(RowAccess::Held);
    if (axis < 0) return reading.sameRow();
    RowRule rule = reading.rule(RowAccess::Window);
    rule.padding = pads[static_cast<std::size_t>(axis)];
    return rule.padding < 0 || rule.padding > kMostRows ? reading.rule(RowAccess::Held) : rule;
}

/// Ops that work along one axis: row for row unless it is the rows' axis.
RowRule alongAxis(const Reading& reading, std::int64_t axis) {
    return reading.axis(axis) == rowAxis(reading.input) ? reading.rule(RowAccess::Held) : reading.sameRow();
}

RowRule reduction(const Reading& reading) {
    const auto axes = reading.op.attribute<std::vector<std::int64_t>>("axes", {});
    const int rows = rowAxis(reading.input);
    const bool reducesRows = axes.empty() || rows < 0 || std::any_of(axes.begin(), axes.end(), [&](std::int64_t axis) {
                                 return reading.axis(axis) == rows;
                             });
    if (!reducesRows) return reading.sameRow();
    return reading.rule(reading.out.rows == 1 ? RowAccess::Eaten : RowAccess::Held);
}

RowRule slice(const Reading& reading) {
    const auto axes = reading.op.attribute<std::vector<std::int64_t>>("axes", {});
    const int rows = rowAxis(reading.input);
    const bool cutsRows = axes.empty() || std::any_of(axes.begin(), axes.end(),
                                                      [&](std::int64_t axis) { return reading.axis(axis) == rows; });
    return cutsRows && reading.in.rows != reading.out.rows ? reading.rule(RowAccess::Held) : reading.sameRow();
}

/// A product with a constant matrix on the right works on each row by itself: a window with K = 1.
RowRule matrixProduct(const Reading& reading) {
    const bool isConstant = filterOf(reading.op) != nullptr;
    return reading.rule(isConstant && reading.hasSameRows() ? RowAccess::Window : RowAccess::Held);
}

RowRule operandRule(const Reading& reading) {
    const std::string& type = reading.op.type;
    if (!reading.op.domain.empty()) return reading.rule(RowAccess::Held);
    if (isElementwise(type)) return reading.sameRow();
    if (isOneOf(type, kPools))
        return reading.slot == 0 ? window(reading, RowAccess::Window) : reading.rule(RowAccess::Held);
    if (type == "ConvTranspose")
        return reading.slot == 0 ? window(reading, RowAccess::Transposed) : reading.rule(RowAccess::Held);
    if (type == "Resize" || type == "Upsample") return resize(reading);
    if (type == "Pad") return pad(reading);
    if (type == "Concat" || type == "Split") return alongAxis(reading, reading.op.attribute<std::int64_t>("axis", 0));
    if (isOneOf(type, kNormalisedAlongAxis)) return alongAxis(reading, reading.op.attribute<std::int64_t>("axis", -1));
    if (type == "Slice") return slice(reading);
    if (isOneOf(type, kGlobalPools)) return reading.rule(reading.out.rows == 1 ? RowAccess::Eaten : RowAccess::Held);
    if (isOneOf(type, kReductions)) return reduction(reading);
    if (type == "LayerNormalization")
        return reading.axis(reading.op.attribute<std::int64_t>("axis", -1)) > rowAxis(reading.input)
                   ? reading.sameRow()
                   : reading.rule(RowAccess::Held);
    if (type == "MatMul" || type == "Gemm" || type == "MatMulInteger" || type == "QLinearMatMul")
        return matrixProduct(reading);
    const bool isCopy = type == "Flatten" || type == "Reshape" || type == "Squeeze" || type == "Unsqueeze";
    return reading.rule(isCopy && reading.out.rows == 1 ? RowAccess::Eaten : RowAccess::Held);
}

bool isRowWiseType(const Op& op) {
    static constexpr std::array<std::string_view, 4> kCopies{"Concat", "Slice", "Split", "LayerNormalization"};
    return op.domain.empty() &&
           (isElementwise(op.type) || isOneOf(op.type, kCopies) || isOneOf(op.type, kNormalisedAlongAxis));
}

}  // namespace

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
    for (const Operand& operand : op.inputs) {
        const Tensor& read = graph.tensor(operand.tensor);
        const Reading reading{graph, op, read, made, rowShape(read), rowShape(made), operand.slot};
        if (!reading.in.isKnown || !reading.out.isKnown) continue;
        rules.operands.push_back({operand.tensor, operandRule(reading)});
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
