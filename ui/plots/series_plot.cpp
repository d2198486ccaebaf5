// SPDX-License-Identifier: Apache-2.0
#include "ui/plots/series_plot.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleHints>
#include <algorithm>

#include "ui/plots/empty_plot.h"
#include "ui/theme/app_theme.h"

namespace fusescope {
namespace {

constexpr double kReach = 12;

}  // namespace

SeriesPlot::SeriesPlot(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
}

SeriesPlotFrame SeriesPlot::frame() const { return {content_, QRectF(rect()), QFontMetricsF(font()).height()}; }

void SeriesPlot::setContent(SeriesPlotContent content) {
    const bool isSamePlot = content.shape == content_.shape && content.xName == content_.xName;
    content_ = std::move(content);
    if (!isSamePlot) marks_ = {};
    std::erase_if(marks_.brushed, [this](const Pick& pick) { return !isThere(pick); });
    if (marks_.pointed && !isThere(*marks_.pointed)) marks_.pointed.reset();
    update();
}

bool SeriesPlot::isThere(const Pick& pick) const {
    return pick.series < content_.series.size() && pick.point < content_.series[pick.series].points.size();
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
    painter.fillRect(rect(), toColor(theme_.color(ColorRole::Panel)));
    if (content_.isEmpty()) return paintEmptyPlot(painter, rect(), emptyTitle_, emptyHint_, theme_);
    paintSeriesPlot(painter, rect(), content_, marks_, theme_);
}

void SeriesPlot::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && !content_.isEmpty()) brushFrom_ = event->position();
    marks_.brush = {};
}

void SeriesPlot::mouseMoveEvent(QMouseEvent* event) {
    if (content_.isEmpty()) return;
    const bool isDrag = brushFrom_ && (event->position() - *brushFrom_).manhattanLength() >=
                                          QGuiApplication::styleHints()->startDragDistance();
    if (isDrag) {
        marks_.brush = QRectF(*brushFrom_, event->position()).normalized();
        marks_.pointed.reset();
        return update();
    }
    const auto before = marks_.pointed;
    marks_.pointed = nearest(event->position());
    setCursor(marks_.pointed ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (marks_.pointed != before) update();
}

void SeriesPlot::mouseReleaseEvent(QMouseEvent* event) {
    if (!brushFrom_ || event->button() != Qt::LeftButton) return;
    brushFrom_.reset();
    const QRectF brush = std::exchange(marks_.brush, {});
    marks_.brushed.clear();
    for (std::size_t series = 0; !brush.isEmpty() && series < content_.series.size(); ++series)
        for (std::size_t point = 0; point < content_.series[series].points.size(); ++point)
            if (brush.contains(positionOf({series, point}))) marks_.brushed.push_back({series, point});
    update();
    Q_EMIT brushChanged();
    if (!brush.isEmpty()) return;
    if (const auto hit = nearest(event->position())) Q_EMIT picked(hit->series, hit->point);
}

void SeriesPlot::leaveEvent(QEvent*) {
    marks_.pointed.reset();
    update();
}

void SeriesPlot::step(int by) {
    std::vector<Pick> all;
    for (std::size_t series = 0; series < content_.series.size(); ++series)
        for (std::size_t point = 0; point < content_.series[series].points.size(); ++point)
            all.push_back({series, point});
    const auto now =
        marks_.pointed ? std::ranges::find(all, *marks_.pointed) - all.begin() : (by > 0 ? -1 : std::ssize(all));
    marks_.pointed = all[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(now + by, 0, std::ssize(all) - 1))];
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
            if (marks_.pointed) Q_EMIT picked(marks_.pointed->series, marks_.pointed->point);
            return;
        default:
            QWidget::keyPressEvent(event);
    }
}

}  // namespace fusescope
