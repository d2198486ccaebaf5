// SPDX-License-Identifier: Apache-2.0
// Counts of absurd sizes: products and sums that stop at a most instead of wrapping round. No buffer reaches that most,
// so that what cannot be counted does not fit.
#pragma once

#include <algorithm>
#include <cstdint>

namespace fusescope {

inline constexpr std::int64_t kMostCounted = std::int64_t{1} << 62;
/// Moved by one group: more than its tensors, of at most 2^40 elements each, are together; 65 536 of them can be added.
inline constexpr std::int64_t kMostDramBytes = std::int64_t{1} << 46;

/// Of counts, none below 0.
constexpr std::int64_t cappedProduct(std::int64_t a, std::int64_t b) {
    std::int64_t product = 0;
    return __builtin_mul_overflow(a, b, &product) ? kMostCounted : std::min(product, kMostCounted);
}

/// Of counts up to kMostCounted.
constexpr std::int64_t cappedSum(std::int64_t a, std::int64_t b) { return std::min(a + b, kMostCounted); }

/// `bytes` that are moved so many times, at least once; never falling in either.
constexpr std::int64_t movedBytes(std::int64_t bytes, std::int64_t times) {
    return std::max(bytes, std::min(cappedProduct(bytes, times), kMostDramBytes));
}

}  // namespace fusescope
