// SPDX-License-Identifier: Apache-2.0
// The one selection of the window: table, canvas, inspector and status bar all show it.
#pragma once

#include <QObject>
#include <optional>
#include <utility>

#include "core/base/ids.h"
#include "core/plan/group_set.h"

namespace fusescope {

class Document;

class WindowSelection : public QObject {
    Q_OBJECT

 public:
    explicit WindowSelection(Document& document, QObject* parent = nullptr);

    OpId op() const { return op_; }           ///< invalid if no op is selected
    GroupId group() const { return group_; }  ///< the selected group, or that of the selected op
    bool isGroup() const { return group_.isValid() && !op_.isValid(); }
    bool isEmpty() const { return !group_.isValid(); }
    /// The selected edge, from producer to reader; the group is then that of the producer.
    const std::optional<std::pair<OpId, OpId>>& edge() const { return edge_; }

    void selectOp(OpId op);
    void selectGroup(GroupId group);
    void selectEdge(OpId from, OpId to);
    void clear();

 Q_SIGNALS:
    void changed();

 private:
    void followPlan();

    Document& document_;
    OpId op_;
    GroupId group_;
    std::optional<std::pair<OpId, OpId>> edge_;
    bool isNews_ = false;  // told once the tables have the new plan too
    GroupSet groupOps_;    // finds the group again after a change of plan
};

}  // namespace fusescope
