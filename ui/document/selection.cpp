// SPDX-License-Identifier: Apache-2.0
#include "ui/document/selection.h"

#include <utility>

#include "ui/document/document.h"

namespace fusescope {

WindowSelection::WindowSelection(Document& document, QObject* parent) : QObject(parent), document_(document) {
    connect(&document_, &Document::modelChanged, this, &WindowSelection::clear);
    connect(&document_, &Document::planChanged, this, &WindowSelection::followPlan);
    connect(&document_, &Document::planShown, this, [this] {
        if (std::exchange(isNews_, false)) Q_EMIT changed();
    });
}

void WindowSelection::selectOp(OpId op) {
    if (op == op_ && op.isValid()) return;
    if (!op.isValid()) return clear();
    op_ = op;
    edge_.reset();
    group_ = document_.version()->plan.groupOf(op);
    Q_EMIT changed();
}

void WindowSelection::selectGroup(GroupId group) {
    if (isGroup() && group == group_ && !edge_) return;
    if (!group.isValid()) return clear();
    op_ = OpId();
    edge_.reset();
    group_ = group;
    groupOps_ = document_.version()->plan.group(group);
    Q_EMIT changed();
}

void WindowSelection::selectEdge(OpId from, OpId to) {
    const std::pair edge(from, to);
    if (edge_ == edge) return;
    op_ = OpId();
    edge_ = edge;
    group_ = document_.version()->plan.groupOf(from);
    groupOps_ = document_.version()->plan.group(group_);
    Q_EMIT changed();
}

void WindowSelection::clear() {
    if (isEmpty()) return;
    op_ = OpId();
    edge_.reset();
    group_ = GroupId();
    Q_EMIT changed();
}

void WindowSelection::followPlan() {
    if (isEmpty()) return;
    const FusionPlan& plan = document_.version()->plan;
    const bool wasGroup = isGroup();
    group_ = plan.groupOf(wasGroup ? groupOps_.first() : op_);
    if (wasGroup && plan.group(group_) != groupOps_) {  // those ops are no group any more
        group_ = GroupId();
        edge_.reset();
    }
    isNews_ = true;
}

}  // namespace fusescope
