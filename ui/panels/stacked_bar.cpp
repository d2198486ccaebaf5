// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/stacked_bar.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>

#include "ui/theme/app_theme.h"

namespace fusescope {
namespace {

constexpr int kBarTop = 4;
constexpr int kBarHeight = 16;

}  // namespace

StackedBar::StackedBar(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("What fills the buffer"));
}

void StackedBar::setParts(std::vector<TermSum> parts, std::int64_t betaBytes) {
    parts_ = std::move(parts);
    betaBytes_ = betaBytes;
    QStringList words;
    for (const TermSum& part : parts_) words << tr("%1 %2").arg(binaryBytes(part.bytes), termName(part.kind));
    setAccessibleDescription(words.join(QStringLiteral(", ")));
    update();
}

void StackedBar::setTheme(const Theme& theme) {
    theme_ = theme;
    update();
}

std::int64_t StackedBar::total() const {
    std::int64_t bytes = 0;
    for (const TermSum& part : parts_) bytes += part.bytes;
    return bytes;
}

void StackedBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double full = static_cast<double>(std::max(total(), betaBytes_));
    const QRectF bar(0, kBarTop, width(), kBarHeight);
    QPainterPath shape;
    shape.addRoundedRect(bar, 4, 4);
    painter.fillPath(shape, toColor(theme_.color(ColorRole::Raised)));
    painter.setClipPath(shape);
    double x = 0;
    for (const TermSum& part : parts_) {
        const double length = width() * static_cast<double>(part.bytes) / full;
        painter.fillRect(QRectF(x, bar.top(), length, bar.height()), toColor(theme_.color(termRole(part.kind))));
        x += length;
        painter.fillRect(QRectF(x - 1, bar.top(), 1, bar.height()), toColor(theme_.color(ColorRole::Panel)));
    }
    painter.setClipping(false);
    paintMarker(painter, width() * static_cast<double>(betaBytes_) / full);
}

void StackedBar::paintMarker(QPainter& painter, double x) const {
    const double line = std::clamp(x, 1.0, width() - 1.0);
    painter.fillRect(QRectF(line - 1, kBarTop - 3, 2, kBarHeight + 6), toColor(theme_.color(ColorRole::Text)));
    painter.setPen(toColor(theme_.color(ColorRole::Muted)));
    const QString text = binaryBytes(betaBytes_);
    const int textWidth = fontMetrics().horizontalAdvance(text);
    const double left = std::clamp(line - textWidth / 2.0, 0.0, std::max(0.0, width() - textWidth - 0.0));
    painter.drawText(QPointF(left, height() - fontMetrics().descent() - 1.0), text);
}

}  // namespace fusescope
