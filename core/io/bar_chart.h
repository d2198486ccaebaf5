// SPDX-License-Identifier: Apache-2.0
// Groups of bars between 0 and 1 as a standalone SVG file, for reports.
#pragma once

#include <string>
#include <vector>

namespace fusescope {

struct BarSeries {
    std::string name;
    std::vector<double> values;  ///< [categories], shares from 0 to 1
};

struct BarChart {
    std::string title;
    std::vector<std::string> categories;
    std::vector<BarSeries> series;
    std::string axis;  ///< what a share is of
};

/// Every bar has a tooltip with its value; colours are distinguishable in greyscale.
std::string barChartSvg(const BarChart& chart);

}  // namespace fusescope
