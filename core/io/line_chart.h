// SPDX-License-Identifier: Apache-2.0
// Lines over a common axis as a standalone SVG file, for reports.
#pragma once

#include <string>
#include <vector>

namespace fusescope {

struct ChartPoint {
    double x = 0;
    double y = 0;
};

struct ChartLine {
    std::string name;
    std::vector<ChartPoint> points;  ///< by x
};

struct LineChart {
    std::string title;
    std::string xAxis;  ///< "plans"
    std::string yAxis;  ///< "MB"
    std::vector<ChartLine> lines;
};

/// Both axes from the least to the greatest value. Every point has a tooltip; lines differ in colour, dash and mark.
std::string lineChartSvg(const LineChart& chart);

}  // namespace fusescope
