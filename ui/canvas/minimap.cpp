// SPDX-License-Identifier: Apache-2.0
#include "ui/canvas/minimap.h"

#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>
#include <algorithm>

#include "ui/theme/app_theme.h"

namespace fusescope {
namespace {

constexpr int kDistance = 14;  // from the corner of the canvas
constexpr int kPadding = 8;
constexpr int kLeastSide = 56;
constexpr double kMostPart = 0.4;  // of the canvas

/// As large as the shape of the graph allows inside a part of the canvas.
QSize sizeFor(const Rect& bounds, QSize canvas) {
    const double width = std::min(canvas.width() * 0.22, 260.0), height = canvas.height() * kMostPart;
    const double scale = std::min(width / std::max(bounds.width(), 1.0), height / std::max(bounds.height(), 1.0));
    return QSize(qRound(bounds.width() * scale), qRound(bounds.height() * scale)).expandedTo({kLeastSide, kLeastSide});
}

}  // namespace

Minimap::Minimap(CanvasWidget* canvas) : QWidget(canvas), canvas_(canvas) {
    setAccessibleName(tr("Overview"));
    setToolTip(tr("Click or drag to move the view"));
    setCursor(Qt::PointingHandCursor);
    canvas->installEventFilter(this);
    connect(canvas, &CanvasWidget::viewChanged, this, &Minimap::place);
    connect(canvas, &CanvasWidget::pictureChanged, this, &Minimap::rebuild);
    connect(canvas, &CanvasWidget::emphasisChanged, this, qOverload<>(&QWidget::update));
    rebuild();
}

bool Minimap::eventFilter(QObject* watched, QEvent* event) {
    if (watched == canvas_ && event->type() == QEvent::Resize) rebuild();
    return QWidget::eventFilter(watched, event);
}

void Minimap::rebuild() {
    picture_ = {};
    const auto& scene = canvas_->scene();
    bounds_ = scene ? scene->layout.bounds : Rect{};
    if (scene && canvas_->plan())
        for (const GroupShape& shape : canvas_->plan()->shapes) bounds_ = bounds_.united(shape.box);
    const QSize size = sizeFor(bounds_, canvas_->size()) + QSize(2 * kPadding, 2 * kPadding);
    setGeometry(canvas_->width() - size.width() - kDistance, canvas_->height() - size.height() - kDistance,
                size.width(), size.height());
    place();
}

void Minimap::place() {
    const Size screen{static_cast<double>(canvas_->width()), static_cast<double>(canvas_->height())};
    const bool isAllVisible = canvas_->transform().visible(screen).contains(bounds_);
    setVisible(canvas_->scene() && !bounds_.isEmpty() && !isAllVisible);
    update();
}

ViewTransform Minimap::transform() const {
    return fitted(bounds_, {static_cast<double>(width()), static_cast<double>(height())}, kPadding);
}

bool Minimap::isUpright() const { return canvas_->scene()->layout.orientation == Orientation::TopToBottom; }

QPixmap Minimap::picture() const {
    QPixmap pixmap(size() * devicePixelRatioF());
    pixmap.setDevicePixelRatio(devicePixelRatioF());
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    const ViewTransform view = transform();
    const auto fill = [&](const Rect& rect, ColorRole role, double leastAcross) {
        constexpr double kLeastAlong = 0.6;
        const Point middle = view.toScreen(rect.center());
        const double width = std::max(rect.width() * view.scale, isUpright() ? leastAcross : kLeastAlong);
        const double height = std::max(rect.height() * view.scale, isUpright() ? kLeastAlong : leastAcross);
        painter.fillRect(QRectF(middle.x - width / 2, middle.y - height / 2, width, height),
                         toColor(canvas_->theme().color(role)));
    };
    constexpr double kLeastAcross = 5;  // a chain of thousands of ops is still a visible line
    for (const Rect& box : canvas_->scene()->boxes) fill(box, ColorRole::Edge, kLeastAcross - 2);
    if (canvas_->plan())
        for (const GroupShape& shape : canvas_->plan()->shapes)
            for (const Rect& part : shape.parts) fill(part, groupOutlineRole(shape.color), kLeastAcross);
    return pixmap;
}

/// Left of the graph, or above it where it goes to the right.
void Minimap::paintUnfitting(QPainter& painter) const {
    if (!canvas_->plan()) return;
    constexpr double kRadius = 3, kRoom = kRadius + 2;
    const ViewTransform view = transform();
    painter.setPen(Qt::NoPen);
    painter.setBrush(toColor(canvas_->theme().color(ColorRole::Bad)));
    for (const GroupShape& shape : canvas_->plan()->shapes) {
        if (shape.fits) continue;
        const Point corner = view.toScreen({shape.box.left, shape.box.top}), middle = view.toScreen(shape.box.center());
        const double across = std::max((isUpright() ? corner.x : corner.y) - kRoom, kRadius + 1);
        painter.drawEllipse(isUpright() ? QPointF(across, middle.y) : QPointF(middle.x, across), kRadius, kRadius);
    }
}

/// On the other side of the graph.
void Minimap::paintMatches(QPainter& painter) const {
    if (!canvas_->scene() || !canvas_->emphasised()) return;
    constexpr double kAcross = 6, kLeastAlong = 2;
    const ViewTransform view = transform();
    const QColor color = toColor(canvas_->theme().color(ColorRole::Accent));
    canvas_->emphasised()->forEach([&](OpId op) {
        const Rect& box = canvas_->scene()->box(op);
        const Point start = view.toScreen({box.left, box.top}), end = view.toScreen({box.right, box.bottom});
        if (isUpright())
            painter.fillRect(QRectF(std::min(end.x + 2, width() - kAcross - 1.0), start.y, kAcross,
                                    std::max(end.y - start.y, kLeastAlong)),
                             color);
        else
            painter.fillRect(QRectF(start.x, std::min(end.y + 2, height() - kAcross - 1.0),
                                    std::max(end.x - start.x, kLeastAlong), kAcross),
                             color);
    });
}

void Minimap::paintEvent(QPaintEvent*) {
    if (picture_.isNull()) picture_ = picture();
    const auto color = [&](ColorRole role) { return toColor(canvas_->theme().color(role)); };
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(color(ColorRole::Border));
    painter.setBrush(color(ColorRole::Panel));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
    painter.drawPixmap(0, 0, picture_);
    paintUnfitting(painter);
    paintMatches(painter);
    const ViewTransform view = transform();
    const Size screen{static_cast<double>(canvas_->width()), static_cast<double>(canvas_->height())};
    const Rect visible = canvas_->transform().visible(screen);
    const Point corner = view.toScreen({visible.left, visible.top});
    const QRectF frame(corner.x, corner.y, visible.width() * view.scale, std::max(visible.height() * view.scale, 4.0));
    QColor tint = color(ColorRole::Accent);
    painter.setPen(QPen(tint, 1.5));
    tint.setAlpha(40);
    painter.setBrush(tint);
    painter.drawRoundedRect(frame.intersected(QRectF(rect()).adjusted(2, 2, -2, -2)), 3, 3);
}

void Minimap::moveViewTo(QPointF position) {
    const Point scene = transform().toScene({position.x(), position.y()});
    const Size screen{static_cast<double>(canvas_->width()), static_cast<double>(canvas_->height())};
    canvas_->setTransform(canvas_->transform().centeredOn(scene, screen));
}

void Minimap::mousePressEvent(QMouseEvent* event) { moveViewTo(event->position()); }

void Minimap::mouseMoveEvent(QMouseEvent* event) {
    if (event->buttons() & Qt::LeftButton) moveViewTo(event->position());
}

void Minimap::wheelEvent(QWheelEvent* event) { event->ignore(); }  // the canvas scrolls

}  // namespace fusescope
