// SPDX-License-Identifier: Apache-2.0
// The families of arithmetic behind makeArithmetic(): each takes the ops it knows and returns null for the others.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/cost/executor/op_arithmetic.h"

namespace fusescope {

/// An op with the sizes of what it reads and makes, all known.
struct SizedOp {
    const Op& op;
    std::vector<MapSize> inputs;
    MapSize output;
    std::vector<std::size_t> inputRanks;
    std::size_t outputRank = 0;
    std::uint64_t seed = 0;
};

std::unique_ptr<OpArithmetic> makeConvolution(const SizedOp& sized);
std::unique_ptr<OpArithmetic> makeProduct(const SizedOp& sized);  ///< Gemm, MatMul with a constant matrix
std::unique_ptr<OpArithmetic> makePool(const SizedOp& sized);
std::unique_ptr<OpArithmetic> makeWholeMap(const SizedOp& sized);  ///< global average, Flatten
std::unique_ptr<OpArithmetic> makeElementwise(const SizedOp& sized);
std::unique_ptr<OpArithmetic> makeMovement(const SizedOp& sized);  ///< Concat, Resize, Pad, Softmax

/// The values of one weight, uniform in [-scale, scale).
std::vector<double> weightValues(const SizedOp& sized, const Weight& weight, double scale);

const Weight* weightIn(const Op& op, int slot);

}  // namespace fusescope
