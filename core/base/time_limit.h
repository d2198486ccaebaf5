// SPDX-License-Identifier: Apache-2.0
// Limits of time as people name them.
#pragma once

#include <algorithm>
#include <chrono>

namespace fusescope {

/// For RunControl::stopAfter(); more than a century, which the clock cannot count, is a century.
inline std::chrono::nanoseconds timeLimit(double seconds) {
    constexpr double kCentury = 3.2e9;
    const std::chrono::duration<double> limit(std::clamp(seconds, 0.0, kCentury));
    return std::chrono::duration_cast<std::chrono::nanoseconds>(limit);
}

}  // namespace fusescope
