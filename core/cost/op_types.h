// SPDX-License-Identifier: Apache-2.0
// Operator types by how they read their operands.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "core/graph/op.h"

namespace fusescope {

template <std::size_t N>
constexpr bool isOneOf(std::string_view type, const std::array<std::string_view, N>& types) {
    return std::find(types.begin(), types.end(), type) != types.end();
}

/// Element by element; LRN stays within a row.
inline constexpr auto kElementwiseTypes = std::to_array<std::string_view>({"Abs",
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
                                                                           "BitwiseAnd",
                                                                           "BitwiseNot",
                                                                           "BitwiseOr",
                                                                           "BitwiseXor",
                                                                           "Cast",
                                                                           "CastLike",
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
                                                                           "Identity",
                                                                           "IsInf",
                                                                           "IsNaN",
                                                                           "LRN",
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
                                                                           "Sinh",
                                                                           "Softplus",
                                                                           "Softsign",
                                                                           "Sqrt",
                                                                           "Sub",
                                                                           "Sum",
                                                                           "Swish",
                                                                           "Tan",
                                                                           "Tanh",
                                                                           "ThresholdedRelu",
                                                                           "Where",
                                                                           "Xor",
                                                                           "QLinearAdd",
                                                                           "QLinearLeakyRelu",
                                                                           "QLinearMul",
                                                                           "QLinearSigmoid"});
inline constexpr auto kWindowTypes = std::to_array<std::string_view>(
    {"MaxPool", "AveragePool", "LpPool", "Conv", "ConvInteger", "QLinearConv", "QLinearAveragePool"});
inline constexpr auto kGlobalPoolTypes =
    std::to_array<std::string_view>({"GlobalAveragePool", "GlobalMaxPool", "GlobalLpPool", "QLinearGlobalAveragePool"});
inline constexpr auto kReductionTypes =
    std::to_array<std::string_view>({"ReduceMean", "ReduceSum", "ReduceMax", "ReduceMin", "ReduceProd", "ReduceL1",
                                     "ReduceL2", "ReduceSumSquare", "ReduceLogSum", "ReduceLogSumExp"});
inline constexpr auto kNormalisedAlongAxisTypes =
    std::to_array<std::string_view>({"Softmax", "LogSoftmax", "Hardmax", "QLinearSoftmax"});
inline constexpr auto kProductTypes =
    std::to_array<std::string_view>({"MatMul", "Gemm", "MatMulInteger", "QLinearMatMul", "QGemm"});
/// Apply a filter: convolutions in the sense of BRR, if the filter is constant.
inline constexpr auto kFilterTypes =
    std::to_array<std::string_view>({"Conv", "ConvInteger", "QLinearConv", "ConvTranspose", "Gemm", "MatMul",
                                     "MatMulInteger", "QLinearMatMul", "QGemm"});
/// Copies in another order or shape.
inline constexpr auto kMovementTypes =
    std::to_array<std::string_view>({"Concat", "Reshape", "Flatten", "Squeeze", "Unsqueeze", "Resize", "Upsample",
                                     "Pad", "Split", "Slice", "DepthToSpace", "SpaceToDepth", "QLinearConcat"});
/// Known to need their operand whole, whatever their attributes.
inline constexpr auto kWholeMapTypes = std::to_array<std::string_view>(
    {"Transpose", "InstanceNormalization", "GroupNormalization", "MeanVarianceNormalization"});

constexpr bool isElementwiseType(std::string_view type) { return isOneOf(type, kElementwiseTypes); }

/// Operators of ONNX Runtime's own domain, written by its quantisation tools.
inline constexpr auto kRuntimeTypes =
    std::to_array<std::string_view>({"QLinearAdd", "QLinearMul", "QLinearSigmoid", "QLinearLeakyRelu", "QLinearSoftmax",
                                     "QLinearAveragePool", "QLinearGlobalAveragePool", "QLinearConcat", "QGemm"});

/// Whether the type of an op says what it does: it is of the default operators, or of a few others.
inline bool isOfKnownDomain(const Op& op) {
    return op.domain.empty() || (op.domain == "com.microsoft" && isOneOf(op.type, kRuntimeTypes));
}

/// Whether anything is known of how the type reads its operands; any other op is opaque.
constexpr bool isKnownType(std::string_view type) {
    return isElementwiseType(type) || isOneOf(type, kWindowTypes) || isOneOf(type, kGlobalPoolTypes) ||
           isOneOf(type, kReductionTypes) || isOneOf(type, kNormalisedAlongAxisTypes) || isOneOf(type, kProductTypes) ||
           isOneOf(type, kMovementTypes) || isOneOf(type, kWholeMapTypes) || type == "ConvTranspose" ||
           type == "LpNormalization" || type == "ArgMax" || type == "ArgMin" || type == "LayerNormalization" ||
           type == "RMSNormalization";
}

}  // namespace fusescope
