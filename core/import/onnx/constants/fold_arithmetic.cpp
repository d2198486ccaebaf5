// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "core/base/bytes.h"
#include "core/import/onnx/constants/fold_rules.h"
#include "core/import/onnx/constants/strided.h"
#include "core/import/onnx/node_attributes.h"

namespace fusescope {
namespace {

using Folded = std::optional<ConstantTensor>;
using onnx::TensorProto;
using IntegerOperation = std::optional<std::int64_t> (*)(std::int64_t, std::int64_t);
using RealOperation = double (*)(double, double);

std::optional<std::int64_t> divided(std::int64_t a, std::int64_t b) {
    if (b == 0 || (b == -1 && a == std::numeric_limits<std::int64_t>::min())) return std::nullopt;
    return a / b;
}

std::optional<std::int64_t> subtracted(std::int64_t a, std::int64_t b) {
    if (b == std::numeric_limits<std::int64_t>::min()) return std::nullopt;
    return checkedAdd(a, -b);
}

/// The remainder with the sign of the divisor, as Mod has it for integers.
std::optional<std::int64_t> remainder(std::int64_t a, std::int64_t b) {
    if (b == 0 || b == -1) return b == 0 ? std::nullopt : std::optional<std::int64_t>(0);
    const std::int64_t rest = a % b;
    return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest;
}

std::optional<std::int64_t> power(std::int64_t base, std::int64_t exponent) {
    if (exponent < 0 || exponent > 63) return std::nullopt;
    std::optional<std::int64_t> result = 1;
    for (std::int64_t i = 0; i < exponent && result; ++i) result = checkedMultiply(*result, base);
    return result;
}

struct BinaryRule {
    std::string_view opType;
    IntegerOperation onIntegers;
    RealOperation onReals;
    bool isComparison = false;
};

constexpr std::array kBinaryRules{
    BinaryRule{"Add", checkedAdd, [](double a, double b) { return a + b; }},
    BinaryRule{"Sub", subtracted, [](double a, double b) { return a - b; }},
    BinaryRule{"Mul", checkedMultiply, [](double a, double b) { return a * b; }},
    BinaryRule{"Div", divided, [](double a, double b) { return a / b; }},
    BinaryRule{"Mod", remainder, [](double a, double b) { return std::fmod(a, b); }},
    BinaryRule{"Pow", power, [](double a, double b) { return std::pow(a, b); }},
    BinaryRule{"Min", [](std::int64_t a, std::int64_t b) { return std::optional(std::min(a, b)); },
               [](double a, double b) { return std::min(a, b); }},
    BinaryRule{"Max", [](std::int64_t a, std::int64_t b) { return std::optional(std::max(a, b)); },
               [](double a, double b) { return std::max(a, b); }},
    BinaryRule{"Equal", [](std::int64_t a, std::int64_t b) { return std::optional<std::int64_t>(a == b); },
               [](double a, double b) { return a == b ? 1.0 : 0.0; }, true},
    BinaryRule{"Less", [](std::int64_t a, std::int64_t b) { return std::optional<std::int64_t>(a < b); },
               [](double a, double b) { return a < b ? 1.0 : 0.0; }, true},
    BinaryRule{"LessOrEqual", [](std::int64_t a, std::int64_t b) { return std::optional<std::int64_t>(a <= b); },
               [](double a, double b) { return a <= b ? 1.0 : 0.0; }, true},
    BinaryRule{"Greater", [](std::int64_t a, std::int64_t b) { return std::optional<std::int64_t>(a > b); },
               [](double a, double b) { return a > b ? 1.0 : 0.0; }, true},
    BinaryRule{"GreaterOrEqual", [](std::int64_t a, std::int64_t b) { return std::optional<std::int64_t>(a >= b); },
               [](double a, double b) { return a >= b ? 1.0 : 0.0; }, true},
    BinaryRule{"And", [](std::int64_t a, std::int64_t b) { return std::optional<std::int64_t>(a != 0 && b != 0); },
               [](double, double) { return 0.0; }, true},
    BinaryRule{"Or", [](std::int64_t a, std::int64_t b) { return std::optional<std::int64_t>(a != 0 || b != 0); },
               [](double, double) { return 0.0; }, true},
};

const BinaryRule* binaryRule(std::string_view opType) {
    for (const BinaryRule& rule : kBinaryRules)
        if (rule.opType == opType) return &rule;
    return nullptr;
}

Scalar applied(const BinaryRule& rule, bool isReal, const Scalar& a, const Scalar& b) {
    if (!a.isKnown || !b.isKnown) return {0, 0, false};
    if (isReal && rule.isComparison) return {rule.onReals(a.real, b.real) != 0 ? 1 : 0, 0, true};
    if (isReal) return {0, rule.onReals(a.real, b.real), true};
    const auto value = rule.onIntegers(a.integer, b.integer);
    return {value.value_or(0), 0, value.has_value()};
}

Folded foldBinary(const FoldRequest& request) {
    const ConstantTensor* const a = request.operand(0);
    const ConstantTensor* const b = request.operand(1);
    const BinaryRule* const rule = binaryRule(request.node.op_type());
    if (!a || !b || !rule || a->isReal() != b->isReal() || request.operands.size() != 2) return std::nullopt;
    const auto dims = broadcastShape(a->dims, b->dims);
    if (!dims || !smallElementCount(*dims)) return std::nullopt;
    const auto indicesOfA = stridedIndices(*dims, 0, broadcastStrides(a->dims, *dims).value());
    const auto indicesOfB = stridedIndices(*dims, 0, broadcastStrides(b->dims, *dims).value());
    ConstantTensor result{rule->isComparison ? int{TensorProto::BOOL} : a->type, *dims, {}};
    for (std::size_t i = 0; i < indicesOfA.size(); ++i)
        result.elements.push_back(applied(*rule, a->isReal(), a->elements[indicesOfA[i]], b->elements[indicesOfB[i]]));
    return result;
}

std::optional<std::int64_t> integerFrom(double real) {
    if (!(std::abs(real) < 9e18)) return std::nullopt;  // also refuses NaN
    return static_cast<std::int64_t>(real);
}

Scalar castScalar(const Scalar& from, bool wasReal, const ConstantTensor& to) {
    if (!from.isKnown) return from;
    const bool isTrue = wasReal ? from.real != 0 : from.integer != 0;
    if (to.type == TensorProto::BOOL) return {isTrue ? 1 : 0, 0, true};
    if (to.isReal()) return {0, wasReal ? from.real : static_cast<double>(from.integer), true};
    if (!wasReal) return from;
    const auto value = integerFrom(from.real);
    return {value.value_or(0), 0, value.has_value()};
}

Folded foldCast(const FoldRequest& request) {
    const ConstantTensor* const data = request.operand(0);
    if (!data) return std::nullopt;
    ConstantTensor result{static_cast<int>(integerAttribute(request.node, "to", 0)), data->dims, {}};
    if (result.type < TensorProto::FLOAT || result.type == TensorProto::STRING || result.type > TensorProto::BFLOAT16)
        return std::nullopt;
    for (const Scalar& element : data->elements) result.elements.push_back(castScalar(element, data->isReal(), result));
    return result;
}

Folded foldRange(const FoldRequest& request) {
    const ConstantTensor* const start = request.operand(0);
    const ConstantTensor* const limit = request.operand(1);
    const ConstantTensor* const delta = request.operand(2);
    for (const ConstantTensor* const bound : {start, limit, delta})
        if (!bound || bound->elements.size() != 1 || !bound->isWhollyKnown()) return std::nullopt;
    if (start->isReal() != limit->isReal() || start->isReal() != delta->isReal()) return std::nullopt;
    const auto value = [](const ConstantTensor& bound) {
        return bound.isReal() ? bound.elements[0].real : static_cast<double>(bound.elements[0].integer);
    };
    const double count = std::ceil((value(*limit) - value(*start)) / value(*delta));
    if (!(count <= static_cast<double>(kMostConstantElements))) return std::nullopt;
    ConstantTensor result{start->type, {static_cast<std::int64_t>(std::max(0.0, count))}, {}};
    for (std::int64_t i = 0; i < result.dims[0]; ++i) {
        const double real = value(*start) + static_cast<double>(i) * value(*delta);
        if (start->isReal())
            result.elements.push_back({0, real, true});
        else
            result.elements.push_back({integerFrom(real).value_or(0), 0, integerFrom(real).has_value()});
    }
    return result;
}

Folded foldConstantOfShape(const FoldRequest& request) {
    const auto dims = request.integers("", 0);
    if (!dims) return std::nullopt;
    const auto count = smallElementCount(*dims);
    if (!count) return std::nullopt;
    ConstantTensor value{TensorProto::FLOAT, {1}, {Scalar{}}};
    if (const onnx::AttributeProto* const attribute = findAttribute(request.node, "value")) {
        const auto given = constantFrom(attribute->t());
        if (!given || given->elements.size() != 1) return std::nullopt;
        value = *given;
    }
    return take(value, *dims, std::vector<std::size_t>(*count, 0));
}

Folded foldWhere(const FoldRequest& request) {
    const ConstantTensor* const condition = request.operand(0);
    const ConstantTensor* const a = request.operand(1);
    const ConstantTensor* const b = request.operand(2);
    if (!condition || !a || !b || a->type != b->type || condition->isReal()) return std::nullopt;
    const auto both = broadcastShape(a->dims, b->dims);
    const auto dims = both ? broadcastShape(condition->dims, *both) : std::nullopt;
    if (!dims || !smallElementCount(*dims)) return std::nullopt;
    const auto asked = stridedIndices(*dims, 0, broadcastStrides(condition->dims, *dims).value());
    const auto indicesOfA = stridedIndices(*dims, 0, broadcastStrides(a->dims, *dims).value());
    const auto indicesOfB = stridedIndices(*dims, 0, broadcastStrides(b->dims, *dims).value());
    ConstantTensor result{a->type, *dims, {}};
    for (std::size_t i = 0; i < asked.size(); ++i) {
        const Scalar& choice = condition->elements[asked[i]];
        if (!choice.isKnown)
            result.elements.push_back(choice);
        else
            result.elements.push_back(choice.integer != 0 ? a->elements[indicesOfA[i]] : b->elements[indicesOfB[i]]);
    }
    return result;
}

Scalar unaryScalar(std::string_view opType, bool isReal, const Scalar& value) {
    if (!value.isKnown) return value;
    if (opType == "Not") return {value.integer == 0 ? 1 : 0, 0, true};
    if (opType == "Neg" && !isReal && value.integer > std::numeric_limits<std::int64_t>::min())
        return {-value.integer, 0, true};
    if (!isReal) return {0, 0, false};
    if (opType == "Neg") return {0, -value.real, true};
    if (opType == "Floor") return {0, std::floor(value.real), true};
    if (opType == "Ceil") return {0, std::ceil(value.real), true};
    return {0, std::sqrt(value.real), true};
}

Folded foldUnary(const FoldRequest& request) {
    const ConstantTensor* const data = request.operand(0);
    if (!data) return std::nullopt;
    ConstantTensor result{data->type, data->dims, {}};
    for (const Scalar& element : data->elements)
        result.elements.push_back(unaryScalar(request.node.op_type(), data->isReal(), element));
    return result;
}

/// Sum, product, least or greatest of all elements; reductions along some axes compute no sizes.
Folded foldReduction(const FoldRequest& request) {
    const ConstantTensor* const data = request.operand(0);
    const auto axes = request.integers("axes", 1);
    const std::string_view kind = std::string_view(request.node.op_type()).substr(6);
    const BinaryRule* const rule = binaryRule(kind == "Prod" ? "Mul" : kind == "Sum" ? "Add" : kind);
    if (!data || !rule || data->elements.empty() || (axes && axes->size() != data->dims.size() && !axes->empty()))
        return std::nullopt;
    Scalar total = data->elements.front();
    for (std::size_t i = 1; i < data->elements.size(); ++i)
        total = applied(*rule, data->isReal(), total, data->elements[i]);
    const bool keepsDims = integerAttribute(request.node, "keepdims", 1) != 0;
    return ConstantTensor{data->type, Shape(keepsDims ? data->dims.size() : 0, 1), {total}};
}

constexpr std::array<std::pair<std::string_view, FoldFunction>, 13> kRules{{{"Cast", foldCast},
                                                                            {"Range", foldRange},
                                                                            {"ConstantOfShape", foldConstantOfShape},
                                                                            {"Where", foldWhere},
                                                                            {"Not", foldUnary},
                                                                            {"Neg", foldUnary},
                                                                            {"Floor", foldUnary},
                                                                            {"Ceil", foldUnary},
                                                                            {"Sqrt", foldUnary},
                                                                            {"ReduceProd", foldReduction},
                                                                            {"ReduceSum", foldReduction},
                                                                            {"ReduceMin", foldReduction},
                                                                            {"ReduceMax", foldReduction}}};

}  // namespace

FoldFunction arithmeticRule(std::string_view opType) {
    for (const auto& [name, rule] : kRules)
        if (name == opType) return rule;
    return binaryRule(opType) ? foldBinary : nullptr;
}

}  // namespace fusescope
