// SPDX-License-Identifier: Apache-2.0
#include "ui/canvas/canvas.h"

#include <QFocusEvent>
#include <QGuiApplication>
#include <QPainter>
#include <QResizeEvent>
#include <algorithm>
#include <utility>

#include "core/scene/navigation.h"
#include "ui/theme/app_theme.h"

namespace fusescope {
namespace {

constexpr double kReadableScale = 0.5;  // below it a first view shows the beginning instead of everything
constexpr double kMargin = 28;

}  // namespace

CanvasWidget::CanvasWidget(QWidget* parent)
    : QWidget(parent), painter_(lightTheme(), QGuiApplication::font().family()) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(160, 120);
    setAccessibleName(tr("Op graph"));
    setEmptyText(tr("No model is open"), tr("Drop an ONNX file here, or open one"));
    describe();
}

void CanvasWidget::refresh() {
    drawList_.reset();
    update();
}

void CanvasWidget::setScene(std::shared_ptr<const GraphScene> scene) {
    const auto before = std::exchange(scene_, std::move(scene));
    const bool isSameGraph = before && scene_ && before->graph == scene_->graph;
    plan_ = nullptr;  // its hulls were made for the other layout
    frame_.reset();
    const bool isOtherPlan = before && scene_ && before->collapsed && scene_->collapsed &&
                             before->collapsed->model == scene_->collapsed->model;
    if (!isSameGraph) {
        state_ = {};
        isStartPending_ = !isOtherPlan;  // the parts of another plan are much where they were
    }
    hover_ = {};
    state_.hover = {};
    if (isSameGraph) keepPlace(*before);
    if (isStartPending_ && isVisible()) showStart();
    describe();
    refresh();
    Q_EMIT pictureChanged();
}

void CanvasWidget::keepPlace(const GraphScene& before) {
    const OpId anchor =
        state_.selection.ops.empty() ? nearestOp(before, transform_.toScene(middle())) : state_.selection.ops.front();
    if (!anchor.isValid()) return;
    const Point from = before.box(anchor).center(), to = scene_->box(anchor).center();
    setTransform({transform_.scale, {transform_.origin.x + to.x - from.x, transform_.origin.y + to.y - from.y}});
}

void CanvasWidget::setPlan(std::shared_ptr<const PlanScene> plan) {
    plan_ = std::move(plan);
    hover_ = {};
    state_.hover = {};
    if (isStartPending_ && isVisible()) showStart();
    describe();
    refresh();
    Q_EMIT pictureChanged();
}

void CanvasWidget::setFrame(std::optional<CanvasFrame> frame) {
    if (!frame && !frame_) return;
    frame_ = std::move(frame);
    refresh();
    Q_EMIT frameChanged();
}

void CanvasWidget::setTheme(const Theme& theme) {
    painter_ = DrawListPainter(theme, font().family());
    refresh();
    Q_EMIT pictureChanged();
}

void CanvasWidget::setSelection(const Marks& selection) {
    state_.selection = selection;
    describe();
    refresh();
}

void CanvasWidget::setOverlay(std::shared_ptr<const Overlay> overlay) {
    state_.overlay = std::move(overlay);
    refresh();
}

void CanvasWidget::setEmphasised(std::optional<GroupSet> ops) {
    if (ops == state_.emphasised) return;
    state_.emphasised = std::move(ops);
    refresh();
    Q_EMIT emphasisChanged();
}

void CanvasWidget::setEmptyText(const QString& title, const QString& hint) {
    emptyTitle_ = title;
    emptyHint_ = hint;
    refresh();
}

Rect CanvasWidget::bounds() const { return hasScene() ? sceneBounds(*scene_, plan_.get()) : Rect{}; }

void CanvasWidget::setTransform(const ViewTransform& transform) {
    const ViewTransform kept = hasScene() ? transform.keptNear(bounds(), screen()) : transform;
    isStartPending_ = false;
    if (kept == transform_) return;
    transform_ = kept;
    refresh();
    Q_EMIT viewChanged();
}

QRectF CanvasWidget::screenRect(const Rect& scene) const {
    const Point a = transform_.toScreen({scene.left, scene.top});
    return {a.x, a.y, scene.width() * transform_.scale, scene.height() * transform_.scale};
}

Hit CanvasWidget::hitAt(QPointF position) const {
    if (hasScene() && frame_)
        return hitTest(*frame_->scene, nullptr, transform_.toScene({position.x(), position.y()}), transform_.scale);
    return hasScene()
               ? hitTest(*scene_, plan_.get(), transform_.toScene({position.x(), position.y()}), transform_.scale)
               : Hit{};
}

void CanvasWidget::zoomIn() { setTransform(transform_.zoomedAt(middle(), kZoomStep)); }
void CanvasWidget::zoomOut() { setTransform(transform_.zoomedAt(middle(), 1 / kZoomStep)); }
void CanvasWidget::zoomToFull() { setTransform(transform_.zoomedAt(middle(), 1 / transform_.scale)); }

void CanvasWidget::fitAll() {
    if (hasScene()) setTransform(fitted(bounds(), screen(), kMargin));
}

void CanvasWidget::showStart() {
    if (!hasScene()) return;
    const ViewTransform whole = fitted(bounds(), screen(), kMargin);
    if (whole.scale >= kReadableScale) return setTransform(whole);
    const Rect all = bounds();
    const Point first = scene_->box(OpId(0)).center();
    const bool isUpright = scene_->layout.orientation == Orientation::TopToBottom;
    ViewTransform view{1, {}};
    view = view.centeredOn(first, screen());
    (isUpright ? view.origin.y : view.origin.x) = (isUpright ? all.top : all.left) - kMargin;
    // Across the flow the first op is in the middle, unless that would cut labels off which have room.
    double& across = isUpright ? view.origin.x : view.origin.y;
    const double low = (isUpright ? all.left : all.top) - kMargin,
                 high = (isUpright ? all.right : all.bottom) + kMargin;
    const double room = isUpright ? screen().width : screen().height;
    if (high - low <= room) across = std::clamp(across, high - room, low);
    setTransform(view);
}

void CanvasWidget::zoomToRect(const Rect& rect) {
    constexpr double kMostZoom = 1.25;  // a single card need not fill the window
    setTransform(fitted(rect, screen(), kMargin * 2, kMostZoom));
}

void CanvasWidget::zoomToGroup(GroupId group) {
    if (!hasScene() || !plan_) return;
    if (const GroupShape* const shape = plan_->shape(group)) zoomToRect(shape->box);
}

void CanvasWidget::zoomToSelection() {
    if (!hasScene()) return;
    std::optional<Rect> box;
    const auto add = [&](const Rect& rect) { box = box ? box->united(rect) : rect; };
    for (const OpId op : state_.selection.ops) add(scene_->box(op));
    if (plan_)
        if (const GroupShape* const shape = plan_->shape(state_.selection.group)) add(shape->box);
    if (state_.selection.link >= 0) add(scene_->linkGrid.rect(state_.selection.link));
    box ? zoomToRect(*box) : fitAll();
}

void CanvasWidget::revealOp(OpId op) {
    if (!hasScene() || !op.isValid()) return;
    const Rect& card = scene_->box(op);
    if (!transform_.visible(screen()).inflated(-kMargin / transform_.scale).contains(card))
        setTransform(transform_.centeredOn(card.center(), screen()));
}

DrawList CanvasWidget::drawFrame() const {
    ViewState state = state_;
    state.overlay = frame_->overlay;
    state.cuts = frame_->cuts;
    state.selection.group = state.hover.group = GroupId();  // they are numbered otherwise
    return drawScene(*frame_->scene, frame_->plan.get(), state);
}

const DrawList& CanvasWidget::drawList() {
    if (!drawList_) {
        state_.visible = transform_.visible(screen());
        state_.scale = transform_.scale;
        drawList_ = frame_ ? drawFrame() : drawScene(*scene_, plan_.get(), state_);
    }
    return *drawList_;
}

void CanvasWidget::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), toColor(theme().color(ColorRole::Canvas)));
    if (!hasScene()) return paintEmptyText(painter);
    painter_.paint(painter, drawList(), transform_);
    if (!hasFocus() || !isFocusShown_) return;
    painter.setPen(toColor(theme().color(ColorRole::Accent)));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

/// A frame for those who came by keyboard; a click shows where it is by itself.
void CanvasWidget::focusInEvent(QFocusEvent* event) {
    isFocusShown_ = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    QWidget::focusInEvent(event);
}

void CanvasWidget::paintEmptyText(QPainter& painter) const {
    QFont title = font();
    title.setPointSizeF(font().pointSizeF() * 1.5);
    title.setBold(true);
    painter.setFont(title);
    painter.setPen(toColor(theme().color(ColorRole::Text)));
    painter.drawText(rect().adjusted(24, 0, -24, -28), Qt::AlignCenter | Qt::TextWordWrap, emptyTitle_);
    painter.setFont(font());
    painter.setPen(toColor(theme().color(ColorRole::Muted)));
    painter.drawText(rect().adjusted(24, 36, -24, 0), Qt::AlignCenter | Qt::TextWordWrap, emptyHint_);
}

void CanvasWidget::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (isStartPending_) return showStart();
    if (!event->oldSize().isValid() || !hasScene()) return refresh();
    const Point center = transform_.toScene({event->oldSize().width() / 2.0, event->oldSize().height() / 2.0});
    setTransform(transform_.centeredOn(center, screen()));
    refresh();
}

QString CanvasWidget::toolTipFor(const Hit& hit) const {
    QString text = nameOf(hit);
    const QString words = hoverWords_ && !text.isEmpty() ? hoverWords_(hit) : QString();
    return words.isEmpty() ? text : text + QStringLiteral("<br>") + words;
}

QString CanvasWidget::nameOf(const Hit& hit) const {
    const auto text = [](const std::string& s) { return QString::fromStdString(s).toHtmlEscaped(); };
    if (hit.op.isValid()) {
        const OpCard& card = scene_->cards[hit.op.index()];
        return tr("<b>%1</b><br>%2<br>%3").arg(text(card.kind), text(card.shape), text(scene_->graph->op(hit.op).name));
    }
    if (const GroupShape* const shape = plan_ ? plan_->shape(hit.group) : nullptr) {
        const int ops = plan_->view.plan.group(hit.group).count();
        return tr("<b>%1</b>, %n op(s)<br>%2", nullptr, ops).arg(text(shape->title), text(shape->details));
    }
    if (hit.link < 0) return {};
    const Link& link = scene_->links[static_cast<std::size_t>(hit.link)];
    return tr("%1 → %2").arg(text(scene_->graph->op(link.from).name), text(scene_->graph->op(link.to).name));
}

void CanvasWidget::describe() {
    if (!hasScene()) return setAccessibleDescription(emptyTitle_);
    QString text = tr("%n op(s)", nullptr, scene_->graph->opCount());
    if (plan_) text += tr(" in %n group(s)", nullptr, plan_->view.plan.groupCount());
    if (!state_.selection.ops.empty()) {
        const OpId op = state_.selection.ops.front();
        text += tr(". Selected: %1, %2")
                    .arg(QString::fromStdString(scene_->cards[op.index()].kind),
                         QString::fromStdString(scene_->graph->op(op).name));
    } else if (const GroupShape* const shape = plan_ ? plan_->shape(state_.selection.group) : nullptr) {
        text +=
            tr(". Selected: %1, %2").arg(QString::fromStdString(shape->title), QString::fromStdString(shape->details));
        if (!shape->fits) text += tr(", does not fit");
    }
    setAccessibleDescription(text);
}

}  // namespace fusescope
