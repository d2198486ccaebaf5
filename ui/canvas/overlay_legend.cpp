// SPDX-License-Identifier: Apache-2.0
#include "ui/canvas/overlay_legend.h"

#include <QEvent>
#include <QPainter>
#include <cmath>

#include "ui/canvas/draw_list_painter.h"

namespace fusescope {
namespace {

constexpr int kDistance = 14;  // from the edge of the canvas
constexpr int kTop = 64;       // below the search bar; labels of groups are on the left

}  // namespace

OverlayLegend::OverlayLegend(CanvasWidget* canvas) : QWidget(canvas), canvas_(canvas) {
    setObjectName(QStringLiteral("overlayLegend"));
    setAccessibleName(tr("Legend of the colours"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    canvas->installEventFilter(this);
    connect(canvas, &CanvasWidget::pictureChanged, this, qOverload<>(&QWidget::update));  // perhaps another theme
    connect(canvas, &CanvasWidget::frameChanged, this, &OverlayLegend::refresh);
    hide();
}

const std::optional<Legend>& OverlayLegend::legend() const {
    return canvas_->frame() ? canvas_->frame()->legend : legend_;
}

bool OverlayLegend::eventFilter(QObject* watched, QEvent* event) {
    if (watched == canvas_ && event->type() == QEvent::Resize) place();
    return QWidget::eventFilter(watched, event);
}

void OverlayLegend::setLegend(std::optional<Legend> legend) {
    legend_ = std::move(legend);
    refresh();
}

void OverlayLegend::refresh() {
    const std::optional<Legend>& shown = legend();
    setVisible(shown.has_value());
    if (!shown) return;
    QStringList words{QString::fromStdString(shown->low) + QStringLiteral(" … ") + QString::fromStdString(shown->high)};
    for (const std::string& note : shown->notes) words << QString::fromStdString(note);
    setAccessibleDescription(QString::fromStdString(shown->title) + QStringLiteral(": ") +
                             words.join(QStringLiteral("; ")));
    place();
    update();
}

void OverlayLegend::place() {
    if (!legend()) return;
    const Size size = legendSize(*legend());
    const QSize pixels(static_cast<int>(std::ceil(size.width)) + 1, static_cast<int>(std::ceil(size.height)) + 1);
    setGeometry(canvas_->width() - pixels.width() - kDistance, kTop, pixels.width(), pixels.height());
}

void OverlayLegend::paintEvent(QPaintEvent*) {
    if (!legend()) return;
    QPainter painter(this);
    DrawListPainter(canvas_->theme(), font().family()).paint(painter, drawLegend(*legend(), {0.5, 0.5}), {});
}

}  // namespace fusescope
