// SPDX-License-Identifier: Apache-2.0
// Families of ops: what the coloured edge of a card says.
#pragma once

#include <string_view>

namespace fusescope {

enum class OpFamily { Convolution, Activation, Elementwise, Reduction, Dense, DataMovement };
inline constexpr int kOpFamilyCount = 6;

/// By ONNX op type; unknown types count as data movement, the neutral one.
OpFamily opFamily(std::string_view opType);

/// "convolution", "pooling and reduction"…
const char* opFamilyName(OpFamily family);

}  // namespace fusescope
