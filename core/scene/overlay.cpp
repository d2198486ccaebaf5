// SPDX-License-Identifier: Apache-2.0
#include "core/scene/overlay.h"

#include <algorithm>
#include <cmath>

namespace fusescope {
namespace {

constexpr double kNone = -1;

/// All that is known, ascending.
std::vector<double> sortedValues(const OverlayValues& values) {
    std::vector<double> all;
    for (const auto* const part : {&values.ops, &values.links})
        for (const double value : *part)
            if (std::isfinite(value)) all.push_back(value);
    std::sort(all.begin(), all.end());
    return all;
}

/// Of the middle one of equal values, in [0, 1].
double percentileOf(const std::vector<double>& sorted, double value) {
    if (sorted.size() < 2) return 0;
    const auto [first, last] = std::equal_range(sorted.begin(), sorted.end(), value);
    const double middle = static_cast<double>((first - sorted.begin()) + (last - sorted.begin()) - 1) / 2;
    return middle / static_cast<double>(sorted.size() - 1);
}

}  // namespace

ScaledOverlay scaledOverlay(const OverlayValues& values, OverlayRange range, OverlaySpacing spacing) {
    const std::vector<double> sorted = sortedValues(values);
    ScaledOverlay scaled;
    scaled.count = static_cast<int>(sorted.size());
    if (range == OverlayRange::Unit)
        scaled.high = 1;
    else if (!sorted.empty())
        scaled.high = sorted.back();
    if (range == OverlayRange::Fitted && !sorted.empty()) scaled.low = sorted.front();
    const double width = scaled.high - scaled.low;
    const auto score = [&](double value) {
        if (!std::isfinite(value)) return kNone;
        if (spacing == OverlaySpacing::Percentile) return percentileOf(sorted, value);
        return width > 0 ? std::clamp((value - scaled.low) / width, 0.0, 1.0) : 0.0;
    };
    for (const double value : values.ops) scaled.overlay.ops.push_back(score(value));
    for (const double value : values.links) scaled.overlay.links.push_back(score(value));
    return scaled;
}

}  // namespace fusescope
