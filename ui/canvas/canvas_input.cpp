// SPDX-License-Identifier: Apache-2.0
// Mouse, wheel, keys and gestures of the canvas.
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QStyleHints>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "core/scene/navigation.h"
#include "ui/canvas/canvas.h"

namespace fusescope {
namespace {

Point toPoint(QPointF p) { return {p.x(), p.y()}; }

std::optional<Direction> directionOf(int key) {
    switch (key) {
        case Qt::Key_Up:
            return Direction::Up;
        case Qt::Key_Down:
            return Direction::Down;
        case Qt::Key_Left:
            return Direction::Left;
        case Qt::Key_Right:
            return Direction::Right;
        default:
            return std::nullopt;
    }
}

Marks marksFor(const Hit& hit) {
    Marks marks;
    if (hit.op.isValid()) marks.ops = {hit.op};
    marks.group = hit.group;
    marks.link = hit.link;
    return marks;
}

}  // namespace

void CanvasWidget::mousePressEvent(QMouseEvent* event) {
    setFocus(Qt::MouseFocusReason);
    pressPosition_ = event->position();
    pressTransform_ = transform_;
    isDragging_ = false;
    const Hit hit =
        event->button() == Qt::LeftButton && dropWords_ && plan_ && !frame_ ? hitAt(event->position()) : Hit{};
    const bool isSelected =
        hit.op.isValid() && std::ranges::find(state_.selection.ops, hit.op) != state_.selection.ops.end();
    draggedOp_ = isSelected && !scene_->collapsed ? hit.op : OpId();
}

void CanvasWidget::mouseMoveEvent(QMouseEvent* event) {
    const bool isHeld = (event->buttons() & (Qt::LeftButton | Qt::MiddleButton)) != 0;
    if (!isHeld) return setHover(hitAt(event->position()));
    const QPointF moved = event->position() - pressPosition_;
    isDragging_ = isDragging_ || moved.manhattanLength() >= QGuiApplication::styleHints()->startDragDistance();
    if (!isDragging_) return;
    if (draggedOp_.isValid()) return dragOp(*event);
    setCursor(Qt::ClosedHandCursor);
    setTransform(pressTransform_.movedBy(moved.x(), moved.y()));
}

GroupId CanvasWidget::groupAt(QPointF position) const {
    const Hit hit = hitAt(position);
    return hit.op.isValid() ? plan_->view.plan.groupOf(hit.op) : hit.group;
}

/// The group below the pointer lights up, and what the drop would do is said.
void CanvasWidget::dragOp(const QMouseEvent& event) {
    setCursor(Qt::DragMoveCursor);
    const GroupId target = groupAt(event.position());
    const bool isElsewhere = target.isValid() && target != plan_->view.plan.groupOf(draggedOp_);
    dropTarget_ = isElsewhere ? target : GroupId();
    state_.hover = {};
    state_.hover.group = dropTarget_;
    refresh();
    if (isElsewhere)
        QToolTip::showText(event.globalPosition().toPoint(), dropWords_(draggedOp_, target), this);
    else
        QToolTip::hideText();
}

void CanvasWidget::mouseReleaseEvent(QMouseEvent* event) {
    const bool wasDragging = std::exchange(isDragging_, false);
    unsetCursor();
    const OpId dragged = std::exchange(draggedOp_, {});
    if (const GroupId target = std::exchange(dropTarget_, {}); wasDragging && dragged.isValid()) {
        state_.hover = {};
        refresh();
        QToolTip::hideText();
        if (target.isValid()) Q_EMIT opDropped(dragged, target);
        return;
    }
    if (event->button() != Qt::LeftButton || wasDragging) return;
    const Hit hit = hitAt(event->position());
    const bool isPath = hit.op.isValid() && event->modifiers().testFlag(Qt::ShiftModifier);
    isPath ? Q_EMIT pathRequested(hit.op) : select(hit);
}

void CanvasWidget::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    const Hit hit = hitAt(event->position());
    if (hit.op.isValid() && scene_->collapsed) return Q_EMIT cardOpened(hit.op);
    const GroupId group = hit.op.isValid() && plan_ ? plan_->view.plan.groupOf(hit.op) : hit.group;
    if (plan_ && plan_->shape(group))
        zoomToGroup(group);
    else if (hit.op.isValid())
        zoomToRect(scene_->box(hit.op));
}

void CanvasWidget::contextMenuEvent(QContextMenuEvent* event) {
    Hit hit = hitAt(event->pos());
    if (event->reason() == QContextMenuEvent::Keyboard && !state_.selection.ops.empty())
        hit = {HitKind::Op, state_.selection.ops.front(), {}, -1};
    Q_EMIT menuRequested(hit, event->globalPos());
}

void CanvasWidget::select(const Hit& hit) {
    if (!hasScene()) return;
    setSelection(marksFor(hit));
    switch (hit.kind) {
        case HitKind::Op:
            Q_EMIT opClicked(hit.op);
            break;
        case HitKind::GroupLabel:
        case HitKind::Group:
            Q_EMIT groupClicked(hit.group);
            break;
        case HitKind::Link:
            Q_EMIT linkClicked(hit.link);
            break;
        case HitKind::Nothing:
            Q_EMIT backgroundClicked();
            break;
    }
}

void CanvasWidget::setHover(const Hit& hit) {
    if (hit == hover_) return;
    hover_ = hit;
    state_.hover = marksFor(hit);
    refresh();
    Q_EMIT hoverChanged(hit);
}

void CanvasWidget::leaveEvent(QEvent*) { setHover({}); }

void CanvasWidget::wheelEvent(QWheelEvent* event) {
    const QPoint pixels = event->pixelDelta();
    const QPointF degrees = QPointF(event->angleDelta()) / 8;
    const bool hasCtrl = event->modifiers().testFlag(Qt::ControlModifier);
    event->accept();
    if (hasCtrl || (wheelAction_ == WheelAction::Zoom && pixels.isNull())) {
        setTransform(transform_.zoomedAt(toPoint(event->position()), std::pow(kZoomStep, degrees.y() / 15)));
        return;
    }
    constexpr double kPixelsPerDegree = 5;
    QPointF by = pixels.isNull() ? degrees * kPixelsPerDegree : QPointF(pixels);
    if (event->modifiers().testFlag(Qt::ShiftModifier) && by.x() == 0) by = {by.y(), 0};
    setTransform(transform_.movedBy(by.x(), by.y()));
}

bool CanvasWidget::zoomKey(const QKeyEvent& event) {
    const bool hasCtrl = event.modifiers().testFlag(Qt::ControlModifier);
    switch (event.key()) {
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            zoomIn();
            return true;
        case Qt::Key_Minus:
            zoomOut();
            return true;
        case Qt::Key_0:
            zoomToFull();
            return true;
        case Qt::Key_9:
            fitAll();
            return hasCtrl;
        case Qt::Key_Space:
            fitAll();
            return true;
        case Qt::Key_F:
            zoomToSelection();
            return true;
        default:
            return false;
    }
}

bool CanvasWidget::walk(int key) {
    const auto direction = directionOf(key);
    if (!direction || !hasScene()) return false;
    const auto& selected = state_.selection.ops;
    const OpId next = selected.empty() ? nearestOp(*scene_, transform_.toScene(middle()))
                                       : neighbour(*scene_, selected.front(), *direction);
    if (!next.isValid()) return true;
    select({HitKind::Op, next, {}, -1});
    revealOp(next);
    return true;
}

void CanvasWidget::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && hasScene())
        return state_.emphasised ? setEmphasised(std::nullopt) : select({});
    if (!zoomKey(*event) && !walk(event->key())) QWidget::keyPressEvent(event);
}

bool CanvasWidget::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* const help = static_cast<QHelpEvent*>(event);
        const QString text = toolTipFor(hitAt(help->pos()));
        text.isEmpty() ? QToolTip::hideText() : QToolTip::showText(help->globalPos(), text, this);
        return true;
    }
    if (event->type() == QEvent::NativeGesture) {
        const auto* const gesture = static_cast<QNativeGestureEvent*>(event);
        if (gesture->gestureType() != Qt::ZoomNativeGesture) return QWidget::event(event);
        setTransform(transform_.zoomedAt(toPoint(gesture->position()), 1 + gesture->value()));
        return true;
    }
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) update();
    return QWidget::event(event);
}

}  // namespace fusescope
