// SPDX-License-Identifier: Apache-2.0
// The one product that inference spends its time in.
#pragma once

#include <cstddef>

namespace fusescope {

/// out[rows, columns] += left[rows, inner] · right[inner, columns], all row-major. Every element is summed in the order
/// of `inner`, whatever the machine's vectors.
void addProduct(const float* left, const float* right, float* out, std::size_t rows, std::size_t inner,
                std::size_t columns);

}  // namespace fusescope
