// SPDX-License-Identifier: Apache-2.0
// Bytes of weights and feature maps at given element widths.
#pragma once

#include <cstdint>

#include "core/graph/op.h"

namespace fusescope {

/// Rounded up to whole bytes.
constexpr std::int64_t bytesOf(std::int64_t elements, int bits) { return (elements * bits + 7) / 8; }

/// Of all weights of the op, each rounded up to whole bytes.
std::int64_t weightBytes(const Op& op, int bits);

}  // namespace fusescope
