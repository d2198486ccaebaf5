// SPDX-License-Identifier: Apache-2.0
#include "core/io/line_chart.h"

#include <algorithm>
#include <array>

#include "core/base/formatted.h"
#include "core/io/svg_writer.h"

namespace fusescope {
namespace {

struct Frame {
    double left, top, right, bottom;
};

constexpr Frame kPlot{64, 44, 504, 264};
constexpr double kLegendLeft = 520;
constexpr double kLine = 18;
constexpr std::array<const char*, 5> kColors{"#666970", "#00224e", "#35456c", "#a59c74", "#c9a800"};  // cividis
constexpr std::array<const char*, 5> kDashes{"none", "none", "6 3", "2 3", "8 3 2 3"};

struct Scale {
    double low = 0;
    double high = 1;
    double begin = 0;  // in the picture
    double end = 1;

    double at(double value) const { return begin + (end - begin) * (value - low) / (high - low); }
};

/// Of one coordinate of all points; a range without length is widened.
template <class Coordinate>
Scale scaleOf(const LineChart& chart, Coordinate&& coordinate, double begin, double end) {
    Scale scale{0, 0, begin, end};
    bool isFirst = true;
    for (const ChartLine& line : chart.lines)
        for (const ChartPoint& point : line.points) {
            scale.low = isFirst ? coordinate(point) : std::min(scale.low, coordinate(point));
            scale.high = isFirst ? coordinate(point) : std::max(scale.high, coordinate(point));
            isFirst = false;
        }
    if (scale.high <= scale.low) scale.high = scale.low + 1;
    return scale;
}

std::string axes(const LineChart& chart, const Scale& x, const Scale& y) {
    std::string text;
    for (int tick = 0; tick <= 4; ++tick) {
        const double share = tick / 4.0;
        const double row = y.begin + share * (y.end - y.begin);
        const double column = x.begin + share * (x.end - x.begin);
        text += formatted(
            "<path class=\"grid\" d=\"M%.0f %.1fH%.0f\"/><text x=\"%.0f\" y=\"%.1f\" "
            "text-anchor=\"end\">%.4g</text>\n",
            kPlot.left, row, kPlot.right, kPlot.left - 6, row + 4, y.low + share * (y.high - y.low));
        text += formatted("<text x=\"%.1f\" y=\"%.0f\" text-anchor=\"middle\">%.4g</text>\n", column,
                          kPlot.bottom + kLine, x.low + share * (x.high - x.low));
    }
    return text +
           formatted("<text x=\"8\" y=\"%.0f\">%s</text><text x=\"%.0f\" y=\"%.0f\" text-anchor=\"end\">%s</text>\n",
                     kPlot.top - 8, xmlEscaped(chart.yAxis).c_str(), kPlot.right, kPlot.bottom + 2 * kLine,
                     xmlEscaped(chart.xAxis).c_str());
}

std::string lineText(const ChartLine& line, std::size_t index, const Scale& x, const Scale& y) {
    const std::string name = xmlEscaped(line.name);
    const char* const color = kColors[index % kColors.size()];
    std::string path;
    std::string marks;
    for (const ChartPoint& point : line.points) {
        path += formatted("%s%.1f %.1f", path.empty() ? "M" : "L", x.at(point.x), y.at(point.y));
        marks +=
            formatted("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"><title>%s, %.6g: %.6g</title></circle>\n",
                      x.at(point.x), y.at(point.y), color, name.c_str(), point.x, point.y);
    }
    const double row = kPlot.top + kLine * static_cast<double>(index);
    const std::string style = formatted("stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"%s\" fill=\"none\"", color,
                                        kDashes[index % kDashes.size()]);
    return "<path d=\"" + path + "\" " + style + "/>\n" + marks +
           formatted("<path d=\"M%.0f %.0fh24\" %s/><text x=\"%.0f\" y=\"%.0f\">%s</text>\n", kLegendLeft, row,
                     style.c_str(), kLegendLeft + 30, row + 4, name.c_str());
}

}  // namespace

std::string lineChartSvg(const LineChart& chart) {
    const Scale x = scaleOf(
        chart, [](const ChartPoint& point) { return point.x; }, kPlot.left, kPlot.right);
    const Scale y = scaleOf(
        chart, [](const ChartPoint& point) { return point.y; }, kPlot.bottom, kPlot.top);
    const std::string title = xmlEscaped(chart.title);
    std::string text = formatted(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"640\" height=\"310\" viewBox=\"0 0 640 310\">\n"
        "<title>%s</title>\n<style>text{font:11px sans-serif;fill:#333}.head{font-size:14px;font-weight:bold}"
        ".grid{stroke:#ddd}</style>\n<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>\n"
        "<text class=\"head\" x=\"8\" y=\"20\">%s</text>\n",
        title.c_str(), title.c_str());
    text += axes(chart, x, y);
    for (std::size_t i = 0; i < chart.lines.size(); ++i) text += lineText(chart.lines[i], i, x, y);
    return text + "</svg>\n";
}

}  // namespace fusescope
