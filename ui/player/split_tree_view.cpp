// SPDX-License-Identifier: Apache-2.0
#include "ui/player/split_tree_view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

#include "ui/canvas/draw_list_painter.h"
#include "ui/theme/app_theme.h"

namespace fusescope {

SplitTreeView::SplitTreeView(QWidget* parent) : QScrollArea(parent) {
    setObjectName(QStringLiteral("splitTree"));
    setAccessibleName(tr("Tree of the split"));
    setFocusPolicy(Qt::StrongFocus);
    setWidget(new QWidget);
    widget()->installEventFilter(this);
    widget()->setCursor(Qt::PointingHandCursor);
}

void SplitTreeView::setTrace(const SplitTrace* trace) {
    boxes_ = trace ? layoutSplitTree(*trace) : std::vector<SplitTreeBox>{};
    current_.reset();
    const Rect bounds = boundsOf(boxes_);
    widget()->resize(static_cast<int>(bounds.right) + 1, static_cast<int>(bounds.bottom) + 1);
    widget()->update();
}

void SplitTreeView::setCurrent(std::optional<std::size_t> node) {
    if (node == current_) return;
    current_ = node;
    if (const auto box = boxOfCurrent()) {
        const Point center = boxes_[*box].box.center();
        ensureVisible(static_cast<int>(center.x), static_cast<int>(center.y), 90, 30);
        const SplitTreeBox& shown = boxes_[*box];
        setAccessibleDescription(tr("%n op(s)", nullptr, shown.group.count()) +
                                 (shown.fits ? tr(", fits") : tr(", does not fit")));
    }
    widget()->update();
}

void SplitTreeView::setTheme(const Theme& theme) {
    theme_ = theme;
    widget()->update();
}

std::optional<std::size_t> SplitTreeView::boxOfCurrent() const {
    const auto found =
        std::ranges::find_if(boxes_, [&](const SplitTreeBox& box) { return box.node && box.node == current_; });
    return found == boxes_.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - boxes_.begin()));
}

bool SplitTreeView::eventFilter(QObject* watched, QEvent* event) {
    if (watched != widget()) return QScrollArea::eventFilter(watched, event);
    if (event->type() == QEvent::Paint) {
        paintTree();
        return true;
    }
    if (event->type() == QEvent::MouseButtonRelease) {
        setFocus(Qt::MouseFocusReason);
        click(static_cast<QMouseEvent*>(event)->position());
        return true;
    }
    return QScrollArea::eventFilter(watched, event);
}

void SplitTreeView::paintTree() {
    QPainter painter(widget());
    painter.fillRect(widget()->rect(), toColor(theme_.color(ColorRole::Panel)));
    DrawListPainter(theme_, font().family()).paint(painter, drawSplitTree(boxes_, current_), {});
}

void SplitTreeView::click(QPointF position) {
    for (const SplitTreeBox& box : boxes_)
        if (box.node && box.box.contains(Point{position.x(), position.y()})) {
            Q_EMIT nodeActivated(static_cast<int>(*box.node));
            return;
        }
}

/// Up and down go through the groups that were split, in the order in which they stand.
void SplitTreeView::keyPressEvent(QKeyEvent* event) {
    const bool isForward = event->key() == Qt::Key_Down || event->key() == Qt::Key_Right;
    const bool isBack = event->key() == Qt::Key_Up || event->key() == Qt::Key_Left;
    if (!isForward && !isBack) return QScrollArea::keyPressEvent(event);
    std::vector<std::size_t> nodes;
    for (const SplitTreeBox& box : boxes_)
        if (box.node && std::ranges::find(nodes, *box.node) == nodes.end()) nodes.push_back(*box.node);
    if (nodes.empty()) return;
    const auto here = current_ ? std::ranges::find(nodes, *current_) - nodes.begin() : 0;
    const auto last = static_cast<std::ptrdiff_t>(nodes.size()) - 1;
    const auto next = std::clamp<std::ptrdiff_t>(here + (isForward ? 1 : -1), 0, last);
    Q_EMIT nodeActivated(static_cast<int>(nodes[static_cast<std::size_t>(next)]));
}

}  // namespace fusescope
