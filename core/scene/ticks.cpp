// SPDX-License-Identifier: Apache-2.0
#include "core/scene/ticks.h"

#include <algorithm>
#include <cmath>

namespace fusescope {

double niceStep(double length, int ticks) {
    const double least = std::max(1.0, length / ticks);
    const double power = std::pow(10, std::floor(std::log10(least)));
    for (const double times : {1.0, 2.0, 5.0})
        if (times * power >= least) return times * power;
    return 10 * power;
}

std::vector<double> linearTicks(double least, double most, int ticks) {
    const double step = niceStep(most - least, ticks);
    std::vector<double> values;
    for (double value = std::ceil(least / step) * step; value <= most; value += step) values.push_back(value);
    return values;
}

std::vector<double> powerTicks(double least, double most) {
    std::vector<double> values;
    for (double value = std::pow(10, std::ceil(std::log10(least))); value <= most; value *= 10) values.push_back(value);
    if (values.size() < 2) values = {least, most};
    return values;
}

}  // namespace fusescope
