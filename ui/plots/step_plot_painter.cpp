// SPDX-License-Identifier: Apache-2.0
// Map: content and frame; then the axes, the areas, the legend, and the marks, in the order they are painted.
#include "ui/plots/step_plot_painter.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <bit>
#include <cmath>

#include "core/scene/ticks.h"
#include "ui/text/words.h"
#include "ui/theme/app_theme.h"

namespace fusescope {
namespace {

constexpr int kMostTicks = 5;
constexpr double kTickRoom = 24;
constexpr double kSwatch = 10;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(StepPlot)
};

QString tickText(std::int64_t bytes, std::int64_t topBytes) {
    const auto inUnits = [bytes](double unit) { return QString::number(static_cast<double>(bytes) / unit); };
    if (topBytes >= 1'000'000'000) return Words::tr("%1 GB").arg(inUnits(1e9));
    if (topBytes >= 1'000'000) return Words::tr("%1 MB").arg(inUnits(1e6));
    return topBytes >= 1'000 ? Words::tr("%1 kB").arg(inUnits(1e3)) : Words::tr("%1 B").arg(bytes);
}

/// Everything that the parts of the picture share.
struct Pen {
    QPainter& painter;
    const StepPlotContent& content;
    const StepPlotFrame& frame;
    const Theme& theme;
    QFontMetricsF metrics;

    QColor color(ColorRole role) const { return toColor(theme.color(role)); }
    QColor lowerColor() const { return color(content.isMuted ? ColorRole::Border : familyRole(OpFamily::Convolution)); }
    QColor upperColor() const { return color(content.isMuted ? ColorRole::Raised : familyRole(OpFamily::Activation)); }
    QColor totalColor() const { return color(content.isMuted ? ColorRole::Edge : ColorRole::Text); }
};

QColor faded(QColor color, double alpha) {
    color.setAlphaF(static_cast<float>(alpha));
    return color;
}

void paintDramAxis(const Pen& pen) {
    const QRectF& inside = pen.frame.inside();
    for (std::int64_t bytes = 0; bytes <= pen.frame.topBytes(); bytes += pen.frame.tickBytes()) {
        const double y = std::round(pen.frame.y(bytes)) + 0.5;
        pen.painter.setPen(QPen(pen.color(bytes == 0 ? ColorRole::Edge : ColorRole::Border), 1));
        pen.painter.drawLine(QPointF(inside.left(), y), QPointF(inside.right(), y));
        pen.painter.setPen(pen.color(ColorRole::Muted));
        pen.painter.drawText(QRectF(inside.left() - kPlotLeft, y - 10, kPlotLeft - 8, 20),
                             Qt::AlignRight | Qt::AlignVCenter, tickText(bytes, pen.frame.topBytes()));
    }
}

void paintBufferAxis(const Pen& pen) {
    const QRectF& inside = pen.frame.inside();
    double freeFrom = inside.left() - kPlotLeft;
    const auto first = std::bit_ceil(static_cast<std::uint64_t>(pen.content.leastBytes));
    for (auto bytes = static_cast<std::int64_t>(first); bytes <= pen.content.mostBytes && bytes > 0; bytes *= 2) {
        const double x = std::round(pen.frame.x(bytes)) + 0.5;
        pen.painter.setPen(QPen(pen.color(ColorRole::Edge), 1));
        pen.painter.drawLine(QPointF(x, inside.bottom()), QPointF(x, inside.bottom() + 4));
        const QString text = binaryBytes(bytes);
        const double width = pen.metrics.horizontalAdvance(text);
        if (x - width / 2 < freeFrom) continue;
        freeFrom = x + width / 2 + kTickRoom;
        pen.painter.setPen(pen.color(ColorRole::Muted));
        pen.painter.drawText(QPointF(x - width / 2, inside.bottom() + 6 + pen.metrics.ascent()), text);
    }
}

/// The upper edge of an area: two points a step.
template <class BytesOf>
QPolygonF stairs(const Pen& pen, BytesOf&& bytesOf) {
    QPolygonF line;
    const auto& steps = pen.content.steps;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const std::int64_t until = i + 1 < steps.size() ? steps[i + 1].fromBytes : pen.content.mostBytes;
        const double y = pen.frame.y(bytesOf(steps[i]));
        line << QPointF(pen.frame.x(steps[i].fromBytes), y) << QPointF(pen.frame.x(until), y);
    }
    return line;
}

void paintArea(const Pen& pen, QPolygonF top, const QPolygonF& bottom, const QColor& color) {
    for (auto point = bottom.rbegin(); point != bottom.rend(); ++point) top << *point;
    pen.painter.setPen(Qt::NoPen);
    pen.painter.setBrush(color);
    pen.painter.drawPolygon(top);
}

void paintAreas(const Pen& pen) {
    const double alpha = pen.content.isMuted ? 1 : pen.theme.isDark ? 0.6 : 0.45;
    const QPolygonF floor = stairs(pen, [](const PlotStep&) { return std::int64_t{0}; });
    const QPolygonF lower = stairs(pen, [](const PlotStep& step) { return step.lowerBytes; });
    const QPolygonF total = stairs(pen, [](const PlotStep& step) { return step.totalBytes(); });
    paintArea(pen, lower, floor, faded(pen.lowerColor(), alpha));
    paintArea(pen, total, lower, faded(pen.upperColor(), alpha));
    pen.painter.setBrush(Qt::NoBrush);
    pen.painter.setPen(QPen(pen.totalColor(), 2, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    pen.painter.drawPolyline(total);
}

void paintUnknown(const Pen& pen) {
    const QRectF& inside = pen.frame.inside();
    const double knownFrom = pen.frame.x(pen.content.steps.front().fromBytes);
    const QRectF unknown(inside.left(), inside.top(), knownFrom - inside.left(), inside.height());
    if (unknown.width() < 1) return;
    pen.painter.fillRect(unknown, QBrush(pen.color(ColorRole::Border), Qt::BDiagPattern));
    const QRectF text = pen.metrics.boundingRect(pen.content.unknownText).adjusted(-6, -2, 6, 2);
    if (text.width() > unknown.width()) return;
    const QRectF box(unknown.center() - QPointF(text.width(), text.height()) / 2, text.size());
    pen.painter.fillRect(box, pen.color(ColorRole::Panel));
    pen.painter.setPen(pen.color(ColorRole::Muted));
    pen.painter.drawText(box, Qt::AlignCenter, pen.content.unknownText);
}

void paintLegend(const Pen& pen, double top) {
    const double middle = top + pen.metrics.height() / 2;
    double right = pen.frame.inside().right();
    const auto addEntry = [&](const QString& name, bool isLine, const QColor& color) {
        right -= pen.metrics.horizontalAdvance(name);
        pen.painter.setPen(pen.color(ColorRole::Muted));
        pen.painter.drawText(QPointF(right, top + pen.metrics.ascent()), name);
        right -= kSwatch + 6;
        const double height = isLine ? 2 : kSwatch;
        pen.painter.fillRect(QRectF(right, middle - height / 2, kSwatch, height), color);
        right -= 20;
    };
    const double alpha = pen.content.isMuted ? 1 : 0.7;
    addEntry(pen.content.lowerName, false, faded(pen.lowerColor(), alpha));
    addEntry(pen.content.upperName, false, faded(pen.upperColor(), alpha));
    addEntry(pen.content.totalName, true, pen.totalColor());
}

void paintMarker(const Pen& pen, double top) {
    if (!pen.content.markerBytes) return;
    const QRectF& inside = pen.frame.inside();
    const double x = pen.frame.x(*pen.content.markerBytes);
    pen.painter.setPen(QPen(pen.color(ColorRole::Text), 1.5));
    pen.painter.drawLine(QPointF(x, inside.top() - 3), QPointF(x, inside.bottom()));
    const double width = pen.metrics.horizontalAdvance(pen.content.markerText);
    const double left = std::clamp(x - width / 2, inside.left(), std::max(inside.left(), inside.right() - width));
    pen.painter.setPen(pen.color(ColorRole::Text));
    pen.painter.drawText(QPointF(left, top + pen.metrics.ascent()), pen.content.markerText);
}

void paintCursor(const Pen& pen, std::int64_t bytes) {
    const QRectF& inside = pen.frame.inside();
    const double x = pen.frame.x(bytes);
    pen.painter.setPen(QPen(pen.color(ColorRole::Accent), 2));
    pen.painter.drawLine(QPointF(x, inside.top()), QPointF(x, inside.bottom()));
    const auto step = pen.content.stepAt(bytes);
    if (!step) return;
    pen.painter.setBrush(pen.color(ColorRole::Accent));
    pen.painter.setPen(QPen(pen.color(ColorRole::Panel), 1.5));
    pen.painter.drawEllipse(QPointF(x, pen.frame.y(pen.content.steps[*step].totalBytes())), 5, 5);
}

void paintPointed(const Pen& pen, std::int64_t bytes) {
    const auto step = pen.content.stepAt(bytes);
    const QString words = step ? pen.content.steps[*step].words : pen.content.unknownText;
    const QRectF& inside = pen.frame.inside();
    const double x = pen.frame.x(bytes);
    pen.painter.setPen(QPen(pen.color(ColorRole::Muted), 1, Qt::DotLine));
    pen.painter.drawLine(QPointF(x, inside.top()), QPointF(x, inside.bottom()));
    QRectF box = pen.metrics.boundingRect(QRectF(0, 0, 600, 200), Qt::AlignLeft, words).adjusted(-8, -5, 8, 5);
    const bool isRight = x + 12 + box.width() <= inside.right();
    box.moveTopLeft({isRight ? x + 12 : std::max(inside.left(), x - 12 - box.width()), inside.top() + 6});
    pen.painter.setPen(QPen(pen.color(ColorRole::Border), 1));
    pen.painter.setBrush(pen.color(ColorRole::Panel));
    pen.painter.drawRoundedRect(box, 6, 6);
    pen.painter.setPen(pen.color(ColorRole::Text));
    pen.painter.drawText(box.adjusted(8, 5, -8, -5), Qt::AlignLeft, words);
}

}  // namespace

std::optional<std::size_t> StepPlotContent::stepAt(std::int64_t bytes) const {
    const auto above = std::ranges::upper_bound(steps, bytes, {}, &PlotStep::fromBytes);
    if (above == steps.begin() || bytes > mostBytes) return std::nullopt;
    return static_cast<std::size_t>(above - steps.begin()) - 1;
}

StepPlotFrame::StepPlotFrame(const StepPlotContent& content, const QRectF& area, double lineHeight)
    : inside_(area.adjusted(kPlotLeft, 2 * lineHeight + 10, -kPlotRight, -lineHeight - 10)),
      leastBytes_(content.leastBytes),
      octaves_(std::log2(static_cast<double>(content.mostBytes) / static_cast<double>(content.leastBytes))) {
    std::int64_t most = 1;
    for (const PlotStep& step : content.steps) most = std::max(most, step.totalBytes());
    const int room = static_cast<int>(inside_.height() / (1.8 * lineHeight));
    tickBytes_ = static_cast<std::int64_t>(niceStep(static_cast<double>(most), std::clamp(room, 1, kMostTicks)));
    topBytes_ = (most + tickBytes_ - 1) / tickBytes_ * tickBytes_;
}

double StepPlotFrame::x(std::int64_t bufferBytes) const {
    const double octave =
        std::log2(static_cast<double>(std::max<std::int64_t>(1, bufferBytes)) / static_cast<double>(leastBytes_));
    return inside_.left() + inside_.width() * std::clamp(octave / octaves_, 0.0, 1.0);
}

double StepPlotFrame::y(std::int64_t dramBytes) const {
    return inside_.bottom() - inside_.height() * static_cast<double>(dramBytes) / static_cast<double>(topBytes_);
}

std::int64_t StepPlotFrame::bufferBytesAt(double x) const {
    const double part = std::clamp((x - inside_.left()) / std::max(1.0, inside_.width()), 0.0, 1.0);
    return std::llround(static_cast<double>(leastBytes_) * std::exp2(part * octaves_));
}

void paintStepPlot(QPainter& painter, const QRectF& area, const StepPlotContent& content, const StepPlotMarks& marks,
                   const Theme& theme) {
    if (content.isEmpty()) return;
    const QFontMetricsF metrics(painter.font());
    const StepPlotFrame frame(content, area, metrics.height());
    const Pen pen{painter, content, frame, theme, metrics};
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    paintDramAxis(pen);
    paintBufferAxis(pen);
    paintUnknown(pen);
    paintAreas(pen);
    paintLegend(pen, area.top());
    paintMarker(pen, frame.inside().top() - metrics.height() - 4);
    if (marks.cursorBytes) paintCursor(pen, *marks.cursorBytes);
    if (marks.pointedBytes) paintPointed(pen, *marks.pointedBytes);
    painter.restore();
}

}  // namespace fusescope
