// SPDX-License-Identifier: Apache-2.0
#include "core/report/chart.h"

#include <algorithm>
#include <cmath>

#include "core/scene/ticks.h"

namespace fusescope {
namespace {

constexpr Rect kPlot{72, 16, 700, 236};
constexpr double kWidth = 720;
constexpr double kLine = 16;
constexpr double kFont = 10;
constexpr int kTicks = 6;

struct Axis {
    double least = 0;
    double most = 1;
    double begin = 0;  // in the picture
    double end = 1;
    bool isLogarithmic = false;

    double at(double value) const {
        const auto place = [this](double x) { return isLogarithmic ? std::log2(std::max(x, 1.0)) : x; };
        return begin + (end - begin) * (place(value) - place(least)) / (place(most) - place(least));
    }
    bool contains(double value) const { return value >= least && value <= most; }
};

class ChartPainter {
 public:
    explicit ChartPainter(const Chart& chart) : chart_(chart) {
        const auto range = [&](auto&& coordinate, const std::vector<ChartMark>& marks, Axis& axis) {
            bool isFirst = true;
            const auto take = [&](double value) {
                axis.least = isFirst ? value : std::min(axis.least, value);
                axis.most = isFirst ? value : std::max(axis.most, value);
                isFirst = false;
            };
            for (const ChartSeries& series : chart.series)
                for (const Point& point : series.points) take(coordinate(point));
            for (const ChartMark& mark : marks) take(mark.at);
        };
        x_ = {0, 1, kPlot.left, kPlot.right, chart.isLogarithmic};
        y_ = {0, 1, kPlot.bottom, kPlot.top, false};
        range([](const Point& p) { return p.x; }, chart.columns, x_);
        range([](const Point& p) { return p.y; }, chart.rows, y_);
        if (x_.most <= x_.least) x_.most = x_.least + 1;
        const double room = y_.most > y_.least ? (y_.most - y_.least) * 0.06 : std::max(1.0, std::abs(y_.most) * 0.1);
        y_.least -= room;
        y_.most += room;
    }

    Figure figure() {
        axes();
        for (const ChartMark& mark : chart_.columns) column(mark);
        for (const ChartMark& mark : chart_.rows) row(mark);
        for (std::size_t i = 0; i < chart_.series.size(); ++i) line(chart_.series[i], i);
        const double bottom = legend();
        return {chart_.title, {}, list_.take(), {0, 0, kWidth, bottom}, false, {}};
    }

 private:
    using Layer = DrawListBuilder::Layer;

    void text(Point at, const std::string& words, Anchor anchor, ColorRole color = ColorRole::Muted,
              FontWeight weight = FontWeight::Regular) {
        list_.text(Layer::LabelTexts, {kFont, weight, color, anchor, 1}, {at, words, 0});
    }

    Path& stroke(ColorRole color, double width, LineStyle style, Layer layer) {
        ShapeStyle shape;
        shape.stroke = color;
        shape.strokeWidth = width;
        shape.line = style;
        Path& path = list_.path(layer, shape);
        path.beginFigure();
        return path;
    }

    void straight(Point from, Point to, ColorRole color, double width, LineStyle style, Layer layer) {
        Path& path = stroke(color, width, style, layer);
        path.moveTo(from);
        path.lineTo(to);
    }

    std::vector<double> columns() const {
        if (!x_.isLogarithmic) return linearTicks(x_.least, x_.most, kTicks);
        std::vector<double> powers;
        for (double x = 1; x <= x_.most; x *= 2)
            if (x >= x_.least) powers.push_back(x);
        while (powers.size() > 2 * kTicks) {
            for (std::size_t i = 1; i < powers.size(); ++i) powers.erase(powers.begin() + static_cast<long>(i));
        }
        return powers;
    }

    void axes() {
        for (const double value : linearTicks(y_.least, y_.most, kTicks)) {
            const double at = y_.at(value);
            straight({kPlot.left, at}, {kPlot.right, at}, ColorRole::Border, 1, LineStyle::Solid, Layer::Hulls);
            text({kPlot.left - 8, at + 3.5}, chart_.yText(value), Anchor::End);
        }
        for (const double value : columns()) {
            const double at = x_.at(value);
            straight({at, kPlot.bottom}, {at, kPlot.bottom + 4}, ColorRole::Border, 1, LineStyle::Solid, Layer::Hulls);
            text({at, kPlot.bottom + kLine}, chart_.xText(value), Anchor::Middle);
        }
        straight({kPlot.left, kPlot.bottom}, {kPlot.right, kPlot.bottom}, ColorRole::Muted, 1, LineStyle::Solid,
                 Layer::Hulls);
        text({kPlot.left, kPlot.top - 6}, chart_.yTitle, Anchor::Start);
        text({kPlot.right, kPlot.bottom + 2 * kLine}, chart_.xTitle, Anchor::End);
    }

    void column(const ChartMark& mark) {
        if (!x_.contains(mark.at)) return;
        const double at = x_.at(mark.at);
        straight({at, kPlot.top}, {at, kPlot.bottom}, ColorRole::Accent, 1.2, LineStyle::Dashed, Layer::Links);
        const bool isFarRight = at > (kPlot.left + kPlot.right) / 2;
        text({at + (isFarRight ? -5 : 5), kPlot.top + 10}, mark.text, isFarRight ? Anchor::End : Anchor::Start,
             ColorRole::Accent);
    }

    void row(const ChartMark& mark) {
        const double at = y_.at(mark.at);
        straight({kPlot.left, at}, {kPlot.right, at}, ColorRole::Ok, 1.2, LineStyle::Dashed, Layer::Links);
        text({kPlot.left + 4, at - 4}, mark.text, Anchor::Start, ColorRole::Ok);  // curves fall: there is room
    }

    static ColorRole colorOf(std::size_t series) {
        return series == 0 ? ColorRole::CrossingEdge : groupOutlineRole(static_cast<int>(series) % kGroupColorCount);
    }
    static LineStyle dashOf(std::size_t series) { return series % 2 == 0 ? LineStyle::Solid : LineStyle::Dashed; }

    void line(const ChartSeries& series, std::size_t index) {
        if (series.points.empty()) return;
        Path& path = stroke(colorOf(index), 1.8, dashOf(index), Layer::CrossingLinks);
        path.moveTo({x_.at(series.points.front().x), y_.at(series.points.front().y)});
        for (std::size_t i = 1; i < series.points.size(); ++i) {
            const Point at{x_.at(series.points[i].x), y_.at(series.points[i].y)};
            if (series.isStep) path.lineTo({at.x, y_.at(series.points[i - 1].y)});
            path.lineTo(at);
        }
    }

    /// Where the picture ends below.
    double legend() {
        double y = kPlot.bottom + 2 * kLine;
        if (chart_.series.size() < 2) return y + 8;
        for (std::size_t i = 0; i < chart_.series.size(); ++i) {
            y += kLine;
            straight({kPlot.left, y - 3.5}, {kPlot.left + 26, y - 3.5}, colorOf(i), 1.8, dashOf(i), Layer::Links);
            text({kPlot.left + 34, y}, chart_.series[i].name, Anchor::Start, ColorRole::Text);
        }
        return y + 8;
    }

    const Chart& chart_;
    Axis x_;
    Axis y_;
    DrawListBuilder list_;
};

}  // namespace

Figure chartFigure(const Chart& chart) { return ChartPainter(chart).figure(); }

}  // namespace fusescope
