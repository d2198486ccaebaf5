// SPDX-License-Identifier: Apache-2.0
#include "core/io/bar_chart.h"

#include <algorithm>
#include <array>

#include "core/base/formatted.h"
#include "core/io/svg_writer.h"

namespace fusescope {
namespace {

constexpr double kBar = 9;
constexpr double kGap = 14;
constexpr double kLeft = 52;
constexpr double kTop = 62;
constexpr double kPlotHeight = 200;
constexpr double kLabelRoom = 150;
constexpr std::array<const char*, 5> kColors{"#00224e", "#35456c", "#666970", "#a59c74", "#fee838"};  // cividis

double yOf(double share) { return kTop + kPlotHeight * (1 - std::clamp(share, 0.0, 1.0)); }

const char* colorOf(std::size_t series, std::size_t count) {
    return kColors[count < 2 ? 1 : series * (kColors.size() - 1) / (count - 1)];
}

void addAxis(std::string& text, const BarChart& chart, double width) {
    for (int tick = 0; tick <= 4; ++tick) {
        const double y = yOf(tick / 4.0);
        text += formatted(
            "<path class=\"grid\" d=\"M%.0f %.1fH%.0f\"/><text x=\"%.0f\" y=\"%.1f\" text-anchor=\"end\">%d "
            "%%</text>\n",
            kLeft, y, width - 10, kLeft - 6, y + 4, 25 * tick);
    }
    text += formatted("<text x=\"8\" y=\"%.0f\">%s</text>\n", kTop - 10, xmlEscaped(chart.axis).c_str());
    double x = kLeft;
    for (std::size_t s = 0; s < chart.series.size(); ++s) {
        const std::string name = xmlEscaped(chart.series[s].name);
        text += formatted(
            "<rect x=\"%.0f\" y=\"32\" width=\"10\" height=\"10\" fill=\"%s\"/><text x=\"%.0f\" y=\"41\">%s</text>\n",
            x, colorOf(s, chart.series.size()), x + 14, name.c_str());
        x += 28 + 7 * static_cast<double>(chart.series[s].name.size());
    }
}

}  // namespace

std::string barChartSvg(const BarChart& chart) {
    const double step = kBar * static_cast<double>(chart.series.size()) + kGap;
    const double width = std::max(560.0, kLeft + step * static_cast<double>(chart.categories.size()) + 60);
    const double height = kTop + kPlotHeight + kLabelRoom;
    const std::string title = xmlEscaped(chart.title);
    std::string text;
    text += formatted(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\" viewBox=\"0 0 %.0f %.0f\">\n", width,
        height, width, height);
    text += formatted(
        "<title>%s</title>\n<style>text{font:11px "
        "sans-serif;fill:#333}.head{font-size:14px;font-weight:bold}.grid{stroke:#ddd}</style>\n"
        "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>\n<text class=\"head\" x=\"8\" y=\"20\">%s</text>\n",
        title.c_str(), title.c_str());
    addAxis(text, chart, width);
    for (std::size_t c = 0; c < chart.categories.size(); ++c) {
        const double left = kLeft + kGap / 2 + step * static_cast<double>(c);
        const std::string name = xmlEscaped(chart.categories[c]);
        for (std::size_t s = 0; s < chart.series.size(); ++s) {
            const double share = chart.series[s].values[c];
            text += formatted(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.0f\" height=\"%.1f\" fill=\"%s\"><title>%s, %s: %.2f "
                "%%</title></rect>\n",
                left + kBar * static_cast<double>(s), yOf(share), kBar - 1, kTop + kPlotHeight - yOf(share),
                colorOf(s, chart.series.size()), name.c_str(), xmlEscaped(chart.series[s].name).c_str(), 100 * share);
        }
        text += formatted("<text transform=\"translate(%.1f %.0f) rotate(45)\">%s</text>\n", left,
                          kTop + kPlotHeight + 14, name.c_str());
    }
    return text + "</svg>\n";
}

}  // namespace fusescope
