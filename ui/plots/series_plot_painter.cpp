// SPDX-License-Identifier: Apache-2.0
// Map: what is painted, in the order it is painted; then the frame, and all of it together.
#include "ui/plots/series_plot_painter.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "core/scene/ticks.h"
#include "ui/theme/app_theme.h"

namespace fusescope {
namespace {

constexpr double kLeft = 76;
constexpr double kRight = 20;
constexpr double kDot = 3;

struct Pen {
    QPainter& painter;
    const SeriesPlotContent& content;
    const SeriesPlotFrame& frame;
    const Theme& theme;
    QFontMetricsF metrics;

    QColor color(ColorRole role) const { return toColor(theme.color(role)); }
    QColor seriesColor(const PlotSeries& series) const { return seriesColorOf(theme, series.color); }
};

void paintYAxis(const Pen& pen) {
    const QRectF& inside = pen.frame.inside();
    pen.painter.setPen(QPen(pen.color(ColorRole::Edge), 1));
    pen.painter.drawLine(inside.bottomLeft(), inside.bottomRight());
    const int room = std::max(1, static_cast<int>(inside.height() / (2 * pen.metrics.height())));
    for (const double value : linearTicks(pen.frame.leastY(), pen.frame.mostY(), room)) {
        const double y = std::round(pen.frame.at(pen.frame.leastX(), value).y()) + 0.5;
        pen.painter.setPen(QPen(pen.color(ColorRole::Border), 1));
        pen.painter.drawLine(QPointF(inside.left(), y), QPointF(inside.right(), y));
        pen.painter.setPen(pen.color(ColorRole::Muted));
        pen.painter.drawText(QRectF(0, y - 10, kLeft - 8, 20), Qt::AlignRight | Qt::AlignVCenter,
                             pen.content.yText(value));
    }
}

void paintXAxis(const Pen& pen) {
    const QRectF& inside = pen.frame.inside();
    pen.painter.setPen(pen.color(ColorRole::Muted));
    const double baseline = inside.bottom() + 5 + pen.metrics.ascent();
    const auto ticks = pen.content.hasLogX ? powerTicks(pen.frame.leastX(), pen.frame.mostX())
                                           : linearTicks(pen.frame.leastX(), pen.frame.mostX(), 4);
    double freeFrom = inside.left() - kLeft;
    for (const double value : ticks) {
        const double x = pen.frame.at(value, pen.frame.leastY()).x();
        const QString text = pen.content.xText(value);
        const double width = pen.metrics.horizontalAdvance(text);
        const double left = std::min(x - width / 2, inside.right() + kRight - width);
        if (left < freeFrom) continue;
        freeFrom = left + width + 12;
        pen.painter.drawLine(QPointF(x, inside.bottom()), QPointF(x, inside.bottom() + 4));
        pen.painter.drawText(QPointF(left, baseline), text);
    }
    const double width = pen.metrics.horizontalAdvance(pen.content.xName);
    pen.painter.drawText(QPointF(inside.center().x() - width / 2, baseline + pen.metrics.height()), pen.content.xName);
}

void paintLine(const Pen& pen) {
    if (!pen.content.line) return;
    const QRectF& inside = pen.frame.inside();
    const double y = pen.frame.at(pen.frame.mostX(), *pen.content.line).y();
    pen.painter.setPen(QPen(pen.color(ColorRole::Ok), 1.5, Qt::DashLine));
    pen.painter.drawLine(QPointF(inside.left(), y), QPointF(inside.right(), y));
    pen.painter.setPen(pen.color(ColorRole::Ok));
    pen.painter.drawText(QPointF(inside.left() + 6, y - 4), pen.content.lineName);
}

void paintSteps(const Pen& pen, const PlotSeries& series) {
    QPolygonF line;
    for (const SeriesPoint& point : series.points) {
        const QPointF at = pen.frame.at(point.x, point.y);
        if (!line.isEmpty()) line << QPointF(at.x(), line.back().y());
        line << at;
    }
    pen.painter.setPen(QPen(pen.seriesColor(series), series.isEmphasised ? 2.5 : 1.5));
    pen.painter.setBrush(Qt::NoBrush);
    pen.painter.drawPolyline(line);
}

void paintPoints(const Pen& pen, const PlotSeries& series) {
    const bool isScatter = pen.content.shape == SeriesPlotContent::Shape::Scatter;
    if (!isScatter && !series.isEmphasised) return;
    pen.painter.setPen(QPen(pen.color(ColorRole::Panel), 1));
    pen.painter.setBrush(pen.seriesColor(series));
    const double radius = isScatter ? kDot + 1 : kDot;
    for (const SeriesPoint& point : series.points)
        pen.painter.drawEllipse(pen.frame.at(point.x, point.y), radius, radius);
}

void paintLegend(const Pen& pen, double top) {
    double right = pen.frame.inside().right();
    const auto& all = pen.content.series;
    for (auto series = all.rbegin(); series != all.rend(); ++series) {
        const double width = pen.metrics.horizontalAdvance(series->name);
        if (right - width - 16 < pen.frame.inside().left() + pen.metrics.horizontalAdvance(pen.content.yName)) return;
        right -= width;
        pen.painter.setPen(pen.color(series->isEmphasised ? ColorRole::Text : ColorRole::Muted));
        pen.painter.drawText(QPointF(right, top + pen.metrics.ascent()), series->name);
        right -= 16;
        pen.painter.fillRect(QRectF(right, top + pen.metrics.height() / 2 - 1.5, 10, 3), pen.seriesColor(*series));
        right -= 14;
    }
}

void paintWords(const Pen& pen, QPointF at, const QString& words) {
    const QRectF& inside = pen.frame.inside();
    QRectF box = pen.metrics.boundingRect(QRectF(0, 0, 600, 200), Qt::AlignLeft, words).adjusted(-8, -5, 8, 5);
    const bool isRight = at.x() + 12 + box.width() <= inside.right();
    const double left = isRight ? at.x() + 12 : std::max(inside.left(), at.x() - 12 - box.width());
    box.moveTopLeft({left, std::clamp(at.y() - box.height() - 8, inside.top(),
                                      std::max(inside.top(), inside.bottom() - box.height()))});
    pen.painter.setPen(QPen(pen.color(ColorRole::Border), 1));
    pen.painter.setBrush(pen.color(ColorRole::Panel));
    pen.painter.drawRoundedRect(box, 6, 6);
    pen.painter.setPen(pen.color(ColorRole::Text));
    pen.painter.drawText(box.adjusted(8, 5, -8, -5), Qt::AlignLeft, words);
}

const SeriesPoint& pointOf(const Pen& pen, const SeriesPick& pick) {
    return pen.content.series[pick.series].points[pick.point];
}

void paintMarks(const Pen& pen, const SeriesPlotMarks& marks) {
    const auto ring = [&](const SeriesPick& pick, double radius) {
        const SeriesPoint& point = pointOf(pen, pick);
        pen.painter.drawEllipse(pen.frame.at(point.x, point.y), radius, radius);
    };
    pen.painter.setBrush(Qt::NoBrush);
    pen.painter.setPen(QPen(pen.color(ColorRole::Accent), 2));
    for (const SeriesPick& pick : marks.brushed) ring(pick, kDot + 4);
    if (marks.pointed) ring(*marks.pointed, kDot + 3);
    if (!marks.brush.isEmpty()) {
        pen.painter.setPen(QPen(pen.color(ColorRole::Accent), 1, Qt::DashLine));
        pen.painter.drawRect(marks.brush);
    }
    if (!marks.pointed) return;
    const SeriesPoint& point = pointOf(pen, *marks.pointed);
    paintWords(pen, pen.frame.at(point.x, point.y), point.words);
}

}  // namespace

QColor seriesColorOf(const Theme& theme, int color) {
    constexpr OpFamily kFamilies[] = {OpFamily::Convolution, OpFamily::Activation, OpFamily::Reduction,
                                      OpFamily::Elementwise, OpFamily::Dense};
    const QColor plain =
        toColor(theme.color(familyRole(kFamilies[static_cast<std::size_t>(color) % std::size(kFamilies)])));
    return theme.isDark ? plain.lighter(140) : plain;
}

bool SeriesPlotContent::isEmpty() const {
    return std::ranges::all_of(series, [](const PlotSeries& one) { return one.points.empty(); });
}

SeriesPlotFrame::SeriesPlotFrame(const SeriesPlotContent& content, const QRectF& area, double lineHeight)
    : inside_(area.adjusted(kLeft, lineHeight + 10, -kRight, -2 * lineHeight - 8)), hasLogX_(content.hasLogX) {
    bool isFirst = true;
    const auto include = [&](double x, double y) {
        leastX_ = isFirst ? x : std::min(leastX_, x);
        mostX_ = isFirst ? x : std::max(mostX_, x);
        leastY_ = isFirst ? y : std::min(leastY_, y);
        mostY_ = isFirst ? y : std::max(mostY_, y);
        isFirst = false;
    };
    for (const PlotSeries& series : content.series)
        for (const SeriesPoint& point : series.points) include(point.x, point.y);
    if (content.line) include(mostX_, *content.line);
    if (hasLogX_) leastX_ = std::max(1.0, leastX_);
    if (mostX_ <= leastX_) mostX_ = leastX_ + std::max(1.0, leastX_);
    const double room = mostY_ > leastY_ ? (mostY_ - leastY_) * 0.08 : std::max(1.0, mostY_ * 0.05);
    leastY_ = std::max(0.0, leastY_ - room);
    mostY_ += room;
}

double SeriesPlotFrame::scaled(double x) const {
    if (!hasLogX_) return (x - leastX_) / (mostX_ - leastX_);
    return std::log(std::max(1.0, x) / leastX_) / std::log(mostX_ / leastX_);
}

QPointF SeriesPlotFrame::at(double x, double y) const {
    return {inside_.left() + inside_.width() * scaled(x),
            inside_.bottom() - inside_.height() * (y - leastY_) / (mostY_ - leastY_)};
}

void paintSeriesPlot(QPainter& painter, const QRectF& area, const SeriesPlotContent& content,
                     const SeriesPlotMarks& marks, const Theme& theme) {
    if (content.isEmpty()) return;
    const QFontMetricsF metrics(painter.font());
    const SeriesPlotFrame frame(content, area, metrics.height());
    const Pen pen{painter, content, frame, theme, metrics};
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(pen.color(ColorRole::Muted));
    painter.drawText(QPointF(frame.inside().left(), area.top() + 4 + metrics.ascent()), content.yName);
    paintYAxis(pen);
    paintXAxis(pen);
    paintLine(pen);
    for (const PlotSeries& series : content.series) {
        if (content.shape == SeriesPlotContent::Shape::Steps) paintSteps(pen, series);
        paintPoints(pen, series);
    }
    paintLegend(pen, area.top() + 4);
    paintMarks(pen, marks);
    painter.restore();
}

}  // namespace fusescope
