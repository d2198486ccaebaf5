// SPDX-License-Identifier: Apache-2.0
// Bits and bytes of elements, rows and weights. A tensor or weight whose type says its width (int8, float16…) has that
// width; float32 stands for "as the accelerator holds it".
#pragma once

#include <cstdint>

#include "core/graph/op_graph.h"
#include "core/hardware/accelerator.h"

namespace fusescope {

constexpr std::int64_t bytesOfBits(std::int64_t bits) { return (bits + 7) / 8; }
constexpr std::int64_t bytesOf(std::int64_t elements, int bits) { return bytesOfBits(elements * bits); }

/// Width of an element of a feature map.
int activationBits(const Tensor& tensor, const Accelerator& accelerator);

/// Of all weights of the op, each rounded up to whole bytes.
std::int64_t weightBytes(const Op& op, const Accelerator& accelerator);

/// One row of so many elements on chip, rounded up to the accelerator's row alignment.
std::int64_t rowBits(std::int64_t elements, int bits, const Accelerator& accelerator);

}  // namespace fusescope
