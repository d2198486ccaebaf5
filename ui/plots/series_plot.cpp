// SPDX-License-Identifier: Apache-2.0
// Map: the frame; painting, in the order things are painted; then mouse and keys.
#include "ui/plots/series_plot.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleHints>
#include <algorithm>
#include <cmath>

#include "ui/plots/ticks.h"
#include "ui/theme/app_theme.h"

namespace fusescope {
namespace {

constexpr double kLeft = 76;
constexpr double kRight = 20;
constexpr double kReach = 12;
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

double SeriesPlotFrame::xValue(double position) const {
    const double part = (position - inside_.left()) / std::max(1.0, inside_.width());
    return hasLogX_ ? leastX_ * std::pow(mostX_ / leastX_, part) : leastX_ + part * (mostX_ - leastX_);
}

double SeriesPlotFrame::yValue(double position) const {
    return leastY_ + (mostY_ - leastY_) * (inside_.bottom() - position) / std::max(1.0, inside_.height());
}

SeriesPlot::SeriesPlot(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
}

SeriesPlotFrame SeriesPlot::frame() const { return {content_, QRectF(rect()), QFontMetricsF(font()).height()}; }

void SeriesPlot::setContent(SeriesPlotContent content) {
    content_ = std::move(content);
    pointed_.reset();
    brushed_.clear();
    brush_ = {};
    update();
}

void SeriesPlot::setEmptyText(const QString& title, const QString& hint) {
    emptyTitle_ = title;
    emptyHint_ = hint;
    update();
}

void SeriesPlot::setTheme(const Theme& theme) {
    theme_ = theme;
    update();
}

QPointF SeriesPlot::positionOf(const Pick& pick) const {
    const SeriesPoint& point = content_.series[pick.series].points[pick.point];
    return frame().at(point.x, point.y);
}

std::optional<SeriesPlot::Pick> SeriesPlot::nearest(QPointF position) const {
    std::optional<Pick> best;
    double least = kReach * kReach;
    for (std::size_t series = 0; series < content_.series.size(); ++series)
        for (std::size_t point = 0; point < content_.series[series].points.size(); ++point) {
            const QPointF away = positionOf({series, point}) - position;
            const double distance = QPointF::dotProduct(away, away);
            if (distance >= least) continue;
            least = distance;
            best = Pick{series, point};
        }
    return best;
}

void SeriesPlot::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), toColor(theme_.color(ColorRole::Panel)));
    if (content_.isEmpty()) {
        painter.setPen(toColor(theme_.color(ColorRole::Text)));
        const QRect upper = rect().adjusted(16, 0, -16, -rect().height() / 2);
        const QRect lower = rect().adjusted(16, rect().height() / 2 + 6, -16, 0);
        painter.drawText(upper, Qt::AlignHCenter | Qt::AlignBottom | Qt::TextWordWrap, emptyTitle_);
        painter.setPen(toColor(theme_.color(ColorRole::Muted)));
        painter.drawText(lower, Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, emptyHint_);
        return;
    }
    const SeriesPlotFrame places = frame();
    const Pen pen{painter, content_, places, theme_, QFontMetricsF(font())};
    painter.setPen(pen.color(ColorRole::Muted));
    painter.drawText(QPointF(places.inside().left(), 4 + pen.metrics.ascent()), content_.yName);
    paintYAxis(pen);
    paintXAxis(pen);
    paintLine(pen);
    for (const PlotSeries& series : content_.series) {
        if (content_.shape == SeriesPlotContent::Shape::Steps) paintSteps(pen, series);
        paintPoints(pen, series);
    }
    paintLegend(pen, 4);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(pen.color(ColorRole::Accent), 2));
    for (const Pick& pick : brushed_) painter.drawEllipse(positionOf(pick), kDot + 4, kDot + 4);
    if (brushFrom_ && !brush_.isEmpty()) {
        painter.setPen(QPen(pen.color(ColorRole::Accent), 1, Qt::DashLine));
        painter.drawRect(brush_);
    }
    if (!pointed_) return;
    painter.setPen(QPen(pen.color(ColorRole::Accent), 2));
    painter.drawEllipse(positionOf(*pointed_), kDot + 3, kDot + 3);
    paintWords(pen, positionOf(*pointed_), content_.series[pointed_->series].points[pointed_->point].words);
}

void SeriesPlot::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && !content_.isEmpty()) brushFrom_ = event->position();
    brush_ = {};
}

void SeriesPlot::mouseMoveEvent(QMouseEvent* event) {
    if (content_.isEmpty()) return;
    const bool isDrag = brushFrom_ && (event->position() - *brushFrom_).manhattanLength() >=
                                          QGuiApplication::styleHints()->startDragDistance();
    if (isDrag) {
        brush_ = QRectF(*brushFrom_, event->position()).normalized();
        pointed_.reset();
        return update();
    }
    const auto before = pointed_;
    pointed_ = nearest(event->position());
    setCursor(pointed_ ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (pointed_ != before) update();
}

void SeriesPlot::mouseReleaseEvent(QMouseEvent* event) {
    if (!brushFrom_ || event->button() != Qt::LeftButton) return;
    brushFrom_.reset();
    const QRectF brush = std::exchange(brush_, {});
    brushed_.clear();
    for (std::size_t series = 0; !brush.isEmpty() && series < content_.series.size(); ++series)
        for (std::size_t point = 0; point < content_.series[series].points.size(); ++point)
            if (brush.contains(positionOf({series, point}))) brushed_.push_back({series, point});
    update();
    Q_EMIT brushChanged();
    if (!brush.isEmpty()) return;
    if (const auto hit = nearest(event->position())) Q_EMIT picked(hit->series, hit->point);
}

void SeriesPlot::leaveEvent(QEvent*) {
    pointed_.reset();
    update();
}

void SeriesPlot::step(int by) {
    std::vector<Pick> all;
    for (std::size_t series = 0; series < content_.series.size(); ++series)
        for (std::size_t point = 0; point < content_.series[series].points.size(); ++point)
            all.push_back({series, point});
    const auto now = pointed_ ? std::ranges::find(all, *pointed_) - all.begin() : (by > 0 ? -1 : std::ssize(all));
    pointed_ = all[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(now + by, 0, std::ssize(all) - 1))];
    update();
}

void SeriesPlot::keyPressEvent(QKeyEvent* event) {
    if (content_.isEmpty()) return QWidget::keyPressEvent(event);
    switch (event->key()) {
        case Qt::Key_Left:
            return step(-1);
        case Qt::Key_Right:
            return step(1);
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (pointed_) Q_EMIT picked(pointed_->series, pointed_->point);
            return;
        default:
            QWidget::keyPressEvent(event);
    }
}

}  // namespace fusescope
