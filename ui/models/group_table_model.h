// SPDX-License-Identifier: Apache-2.0
// The groups of the plan as a table. Shows what the document has priced; computes nothing.
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "core/base/ids.h"

namespace fusescope {

class Document;

class GroupTableModel : public QAbstractTableModel {
    Q_OBJECT

 public:
    enum Column { Id, Ops, Buffer, Dram, kColumnCount };
    enum Role {
        SortRole = Qt::UserRole,  ///< the raw number of a column
        GroupRole,                ///< int: GroupId
        VerdictRole,              ///< int: Verdict
        UsageRole,                ///< double: buffer over beta; negative if it has no price
        GroupColorRole,           ///< int: group colour of the picture, or -1
    };

    explicit GroupTableModel(Document& document, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// A colour per group, as the picture has them; -1: none.
    void setColors(std::vector<int> colors);

 private:
    void reload();
    QVariant display(GroupId group, int column) const;
    QVariant sortKey(GroupId group, int column) const;
    QString bufferText(GroupId group) const;
    QString toolTip(GroupId group) const;

    Document& document_;
    int groupCount_ = 0;
    std::vector<int> colors_;
};

}  // namespace fusescope
