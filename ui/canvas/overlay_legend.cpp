// SPDX-License-Identifier: Apache-2.0
#include "ui/canvas/overlay_legend.h"

#include <QEvent>
#include <QPainter>
#include <cmath>

#include "ui/canvas/draw_list_painter.h"

namespace fusescope {
namespace {

constexpr int kDistance = 14;  // from the corner of the canvas

}  // namespace

OverlayLegend::OverlayLegend(CanvasWidget* canvas) : QWidget(canvas), canvas_(canvas) {
    setObjectName(QStringLiteral("overlayLegend"));
    setAccessibleName(tr("Legend of the colours"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    canvas->installEventFilter(this);
    connect(canvas, &CanvasWidget::pictureChanged, this, qOverload<>(&QWidget::update));  // perhaps another theme
    hide();
}

bool OverlayLegend::eventFilter(QObject* watched, QEvent* event) {
    if (watched == canvas_ && event->type() == QEvent::Resize) place();
    return QWidget::eventFilter(watched, event);
}

void OverlayLegend::setLegend(std::optional<Legend> legend) {
    legend_ = std::move(legend);
    setVisible(legend_.has_value());
    if (!legend_) return;
    QStringList words{QString::fromStdString(legend_->low) + QStringLiteral(" … ") +
                      QString::fromStdString(legend_->high)};
    for (const std::string& note : legend_->notes) words << QString::fromStdString(note);
    setAccessibleDescription(QString::fromStdString(legend_->title) + QStringLiteral(": ") +
                             words.join(QStringLiteral("; ")));
    place();
    update();
}

void OverlayLegend::place() {
    if (!legend_) return;
    const Size size = legendSize(*legend_);
    const QSize pixels(static_cast<int>(std::ceil(size.width)) + 1, static_cast<int>(std::ceil(size.height)) + 1);
    setGeometry(kDistance, canvas_->height() - pixels.height() - kDistance, pixels.width(), pixels.height());
}

void OverlayLegend::paintEvent(QPaintEvent*) {
    if (!legend_) return;
    QPainter painter(this);
    DrawListPainter(canvas_->theme(), font().family()).paint(painter, drawLegend(*legend_, {0.5, 0.5}), {});
}

}  // namespace fusescope
