// SPDX-License-Identifier: Apache-2.0
// Round numbers for axes.
#pragma once

#include <vector>

namespace fusescope {

/// 1, 2 or 5 times a power of ten, so that `ticks` of them reach `length`.
double niceStep(double length, int ticks);

/// Multiples of a nice step in [least, most], about `ticks` of them.
std::vector<double> linearTicks(double least, double most, int ticks);

/// Powers of ten in [least, most], then least or most if there are fewer than two; least >= 1.
std::vector<double> powerTicks(double least, double most);

}  // namespace fusescope
