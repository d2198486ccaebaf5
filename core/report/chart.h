// SPDX-License-Identifier: Apache-2.0
// Lines over an axis as a figure of a report.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/report/document.h"

namespace fusescope {

struct ChartSeries {
    std::string name;
    std::vector<Point> points;  ///< by x
    bool isStep = false;        ///< holds its value up to the next point
};

/// A line across the plot, with what it stands for.
struct ChartMark {
    double at = 0;
    std::string text;
};

struct Chart {
    std::string title;
    std::string xTitle;
    std::string yTitle;
    bool isLogarithmic = false;  ///< x, in powers of two; all x above 0
    std::vector<ChartSeries> series;
    std::vector<ChartMark> columns;  ///< upright, at an x
    std::vector<ChartMark> rows;     ///< level, at a y
    std::function<std::string(double)> xText;
    std::function<std::string(double)> yText;
};

/// The y axis goes from the least to the greatest value with some room; series differ in colour and dash.
Figure chartFigure(const Chart& chart);

}  // namespace fusescope
