// SPDX-License-Identifier: Apache-2.0
// The groups that stop fitting at another buffer, as a list. Shows an answer; computes nothing.
#pragma once

#include <QAbstractListModel>

#include "ui/document/buffer_what_if.h"

namespace fusescope {

class StoppedGroupsModel : public QAbstractListModel {
    Q_OBJECT

 public:
    enum Role { GroupRole = Qt::UserRole /* int: GroupId */ };

    using QAbstractListModel::QAbstractListModel;

    void setAnswer(const Document& document, const BufferWhatIf& answer);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    /// The row of `group`; invalid if it is not in the list.
    QModelIndex indexOf(GroupId group) const;

 private:
    struct Row {
        GroupId group;
        QString text;
        friend bool operator==(const Row&, const Row&) = default;
    };

    std::vector<Row> rows_;
};

}  // namespace fusescope
