// SPDX-License-Identifier: Apache-2.0
#include "ui/plots/step_plot.h"

#include <QMouseEvent>
#include <QPainter>

#include "ui/plots/empty_plot.h"
#include "ui/theme/app_theme.h"

namespace fusescope {

StepPlot::StepPlot(QWidget* parent) : QWidget(parent) { setMouseTracking(true); }

void StepPlot::setContent(StepPlotContent content) {
    content_ = std::move(content);
    setCursor(content_.isEmpty() ? Qt::ArrowCursor : Qt::CrossCursor);
    if (content_.isEmpty()) marks_ = {};
    update();
}

void StepPlot::setEmptyText(const QString& title, const QString& hint) {
    emptyTitle_ = title;
    emptyHint_ = hint;
    update();
}

void StepPlot::setCursorBytes(std::optional<std::int64_t> bytes) {
    marks_.cursorBytes = bytes;
    update();
}

void StepPlot::setTheme(const Theme& theme) {
    theme_ = theme;
    update();
}

QString StepPlot::pointedWords() const {
    if (!marks_.pointedBytes) return {};
    const auto step = content_.stepAt(*marks_.pointedBytes);
    return step ? content_.steps[*step].words : content_.unknownText;
}

StepPlotFrame StepPlot::frame() const { return {content_, QRectF(rect()), QFontMetricsF(font()).height()}; }

void StepPlot::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    content_.isEmpty() ? paintEmptyPlot(painter, rect(), emptyTitle_, emptyHint_, theme_)
                       : paintStepPlot(painter, rect(), content_, marks_, theme_);
}

std::int64_t StepPlot::bytesAt(const QMouseEvent& event) const { return frame().bufferBytesAt(event.position().x()); }

void StepPlot::pointAt(std::optional<std::int64_t> bytes) {
    marks_.pointedBytes = bytes;
    setAccessibleDescription(pointedWords());
    update();
}

void StepPlot::mousePressEvent(QMouseEvent* event) {
    if (content_.isEmpty() || event->button() != Qt::LeftButton) return QWidget::mousePressEvent(event);
    pointAt(std::nullopt);  // the answer stands beside the plot: the words would cover it
    Q_EMIT picked(bytesAt(*event));
}

void StepPlot::mouseMoveEvent(QMouseEvent* event) {
    if (content_.isEmpty()) return;
    if (event->buttons() & Qt::LeftButton) {
        Q_EMIT picked(bytesAt(*event));
        return;
    }
    const QRectF inside = frame().inside();
    const bool isInside = event->position().x() >= inside.left() && event->position().x() <= inside.right();
    pointAt(isInside ? std::optional(bytesAt(*event)) : std::nullopt);
}

void StepPlot::mouseReleaseEvent(QMouseEvent* event) {
    if (!content_.isEmpty() && event->button() == Qt::LeftButton) Q_EMIT released();
}

void StepPlot::leaveEvent(QEvent*) { pointAt(std::nullopt); }

}  // namespace fusescope
