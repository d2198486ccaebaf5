// SPDX-License-Identifier: Apache-2.0
// What masks are learned by: the loss of the class "invalid", and the entropy that drives a mask to 0 or 1.
#pragma once

#include <cmath>

namespace fusescope {

inline double sigmoidOf(double t) { return 1 / (1 + std::exp(-t)); }

/// -log p(invalid) of a logit, and its slope, which stays exact where p rounds to 1.
inline double invalidLoss(double logit) {
    return logit > 0 ? std::log1p(std::exp(-logit)) : std::log1p(std::exp(logit)) - logit;
}
inline double invalidLossSlope(double logit) { return -1 / (1 + std::exp(logit)); }

inline constexpr double kMaskEpsilon = 1e-15;  ///< as PyTorch Geometric has it

/// -m log m - (1 - m) log(1 - m), and its slope.
inline double maskEntropy(double m) {
    return -m * std::log(m + kMaskEpsilon) - (1 - m) * std::log(1 - m + kMaskEpsilon);
}
inline double maskEntropySlope(double m) {
    return -std::log(m + kMaskEpsilon) - m / (m + kMaskEpsilon) + std::log(1 - m + kMaskEpsilon) +
           (1 - m) / (1 - m + kMaskEpsilon);
}

}  // namespace fusescope
