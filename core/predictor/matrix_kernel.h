// SPDX-License-Identifier: Apache-2.0
// The products that inference and its gradients spend their time in.
#pragma once

#include <cstddef>

namespace fusescope {

/// out[rows, columns] += left[rows, inner] · right[inner, columns], all row-major. Every element is summed in the order
/// of `inner`, whatever the machine's vectors.
void addProduct(const float* left, const float* right, float* out, std::size_t rows, std::size_t inner,
                std::size_t columns);

/// out[i] += factor · values[i]
void addScaled(float* out, const float* values, float factor, std::size_t count);

/// Σ left[i] · right[i], in eight interleaved sums whatever the machine's vectors.
float dotProduct(const float* left, const float* right, std::size_t count);

}  // namespace fusescope
