// SPDX-License-Identifier: Apache-2.0
#include "core/scene/op_family.h"

#include <array>
#include <string>

namespace fusescope {
namespace {

// Lists of words, each with a space on both sides.
constexpr std::string_view kConvolutions = " Conv ConvTranspose ConvInteger DeformConv QLinearConv ";
constexpr std::string_view kActivations =
    " Relu LeakyRelu PRelu Elu Selu Celu ThresholdedRelu Sigmoid Tanh Clip Softplus Softsign HardSigmoid HardSwish Gelu"
    " Mish Swish Erf Softmax LogSoftmax Hardmax ";
constexpr std::string_view kElementwise =
    " Add Sub Mul Div Pow Sqrt Exp Log Neg Abs Min Max Sum Mean Mod Floor Ceil Round Sign Sin Cos Where And Or Not Xor"
    " Equal Greater Less GreaterOrEqual LessOrEqual Reciprocal Cast QuantizeLinear DequantizeLinear QLinearAdd"
    " QLinearMul ";
constexpr std::string_view kReductions =
    " MaxPool AveragePool LpPool GlobalAveragePool GlobalMaxPool GlobalLpPool ReduceMean ReduceSum ReduceMax ReduceMin"
    " ReduceL1 ReduceL2 ReduceProd ReduceSumSquare ReduceLogSum ReduceLogSumExp ArgMax ArgMin CumSum TopK"
    " BatchNormalization LayerNormalization InstanceNormalization GroupNormalization LRN LpNormalization"
    " MeanVarianceNormalization QLinearGlobalAveragePool QLinearAveragePool ";
constexpr std::string_view kDense = " Gemm MatMul MatMulInteger QLinearMatMul Einsum LSTM GRU RNN Attention ";

bool isIn(std::string_view words, std::string_view type) {
    return words.find(' ' + std::string(type) + ' ') != std::string_view::npos;
}

}  // namespace

OpFamily opFamily(std::string_view opType) {
    if (isIn(kConvolutions, opType)) return OpFamily::Convolution;
    if (isIn(kActivations, opType)) return OpFamily::Activation;
    if (isIn(kElementwise, opType)) return OpFamily::Elementwise;
    if (isIn(kReductions, opType)) return OpFamily::Reduction;
    if (isIn(kDense, opType)) return OpFamily::Dense;
    return OpFamily::DataMovement;
}

const char* opFamilyName(OpFamily family) {
    static constexpr std::array<const char*, kOpFamilyCount> kNames{
        "convolution", "activation", "elementwise", "pooling and reduction", "dense", "data movement"};
    return kNames[static_cast<std::size_t>(family)];
}

}  // namespace fusescope
