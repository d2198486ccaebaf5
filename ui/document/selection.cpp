// SPDX-License-Identifier: Apache-2.0
#include "ui/document/selection.h"

#include <utility>

#include "ui/document/document.h"

namespace fusescope {

Selection::Selection(Document& document, QObject* parent) : QObject(parent), document_(document) {
    connect(&document_, &Document::modelChanged, this, &Selection::clear);
    connect(&document_, &Document::planChanged, this, &Selection::followPlan);
    connect(&document_, &Document::planShown, this, [this] {
        if (std::exchange(isNews_, false)) Q_EMIT changed();
    });
}

void Selection::selectOp(OpId op) {
    if (op == op_ && op.isValid()) return;
    if (!op.isValid()) return clear();
    op_ = op;
    group_ = document_.version()->plan.groupOf(op);
    Q_EMIT changed();
}

void Selection::selectGroup(GroupId group) {
    if (isGroup() && group == group_) return;
    if (!group.isValid()) return clear();
    op_ = OpId();
    group_ = group;
    groupOps_ = document_.version()->plan.group(group);
    Q_EMIT changed();
}

void Selection::clear() {
    if (isEmpty()) return;
    op_ = OpId();
    group_ = GroupId();
    Q_EMIT changed();
}

void Selection::followPlan() {
    if (isEmpty()) return;
    const FusionPlan& plan = document_.version()->plan;
    const bool wasGroup = isGroup();
    group_ = plan.groupOf(wasGroup ? groupOps_.first() : op_);
    if (wasGroup && plan.group(group_) != groupOps_) group_ = GroupId();  // those ops are no group any more
    isNews_ = true;
}

}  // namespace fusescope
