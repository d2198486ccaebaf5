// SPDX-License-Identifier: Apache-2.0
#include "ui/models/group_table_model.h"

#include "ui/document/document.h"
#include "ui/text/group_text.h"
#include "ui/text/words.h"

namespace fusescope {

GroupTableModel::GroupTableModel(Document& document, QObject* parent)
    : QAbstractTableModel(parent), document_(document) {
    connect(&document_, &Document::planChanged, this, &GroupTableModel::reload);
    reload();
}

void GroupTableModel::reload() {
    const int count = document_.hasModel() ? document_.version()->plan.groupCount() : 0;
    if (count == groupCount_ && count > 0) {
        Q_EMIT dataChanged(index(0, 0), index(count - 1, kColumnCount - 1));
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, kColumnCount - 1);  // the buffer stands in the header
        return;
    }
    beginResetModel();
    groupCount_ = count;
    colors_.clear();
    endResetModel();
}

void GroupTableModel::setColors(std::vector<int> colors) {
    colors_ = std::move(colors);
    if (groupCount_ > 0) Q_EMIT dataChanged(index(0, Id), index(groupCount_ - 1, Buffer), {GroupColorRole});
}

int GroupTableModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : groupCount_; }

int GroupTableModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumnCount; }

QVariant GroupTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section == Dram ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
        case Id:
            return tr("#");
        case Ops:
            return tr("ops");
        case Buffer:
            return tr("buffer / %1").arg(binaryBytes(document_.accelerator().bufferBytes));
        case Dram:
            return tr("DRAM");
    }
    return {};
}

QVariant GroupTableModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const GroupId group(index.row());
    const GroupEvaluation& priced = document_.evaluation()->groups[group.index()];
    switch (role) {
        case Qt::DisplayRole:
            return display(group, index.column());
        case Qt::ToolTipRole:
            return toolTip(group);
        case Qt::TextAlignmentRole:
            return static_cast<int>((index.column() == Dram ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        case SortRole:
            return sortKey(group, index.column());
        case GroupRole:
            return group.value();
        case VerdictRole:
            return static_cast<int>(verdictOf(document_, group));
        case UsageRole:
            if (!priced.price.bufferBytes) return -1.0;
            return static_cast<double>(*priced.price.bufferBytes) /
                   static_cast<double>(document_.accelerator().bufferBytes);
        case GroupColorRole:
            return group.index() < colors_.size() ? colors_[group.index()] : -1;
        default:
            return {};
    }
}

QVariant GroupTableModel::display(GroupId group, int column) const {
    const GroupEvaluation& priced = document_.evaluation()->groups[group.index()];
    switch (column) {
        case Id:
            return QString::number(group.value());
        case Ops:
            return opCount(document_.version()->plan.group(group).count());
        case Buffer:
            return bufferText(group);
        case Dram:
            return priced.isModelled ? columnBytes(priced.price.dramBytes) : tr("–");
    }
    return {};
}

QVariant GroupTableModel::sortKey(GroupId group, int column) const {
    const GroupEvaluation& priced = document_.evaluation()->groups[group.index()];
    switch (column) {
        case Id:
            return group.value();
        case Ops:
            return document_.version()->plan.group(group).count();
        case Buffer:
            return static_cast<qlonglong>(priced.price.bufferBytes.value_or(-1));
        case Dram:
            return static_cast<qlonglong>(priced.isModelled ? priced.price.dramBytes : -1);
    }
    return {};
}

QString GroupTableModel::bufferText(GroupId group) const {
    const Price& price = document_.evaluation()->groups[group.index()].price;
    const std::int64_t need = price.bufferBytes.value_or(0);
    switch (verdictOf(document_, group)) {
        case Verdict::Fits:
            return binaryBytes(need);
        case Verdict::DoesNotFit:
            return tr("+%1").arg(binaryBytes(need - price.spareBytes - document_.accelerator().bufferBytes));
        case Verdict::OutsideFusion:
            return tr("outside fusion");
        case Verdict::NotModelled:
            return tr("not modelled");
    }
    return {};
}

QString GroupTableModel::toolTip(GroupId group) const {
    const GroupText text = groupText(document_, group);
    return tr("%1: %2\n%3").arg(groupName(group), text.sentence, text.reason).trimmed();
}

}  // namespace fusescope
