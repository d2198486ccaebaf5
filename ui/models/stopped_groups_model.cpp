// SPDX-License-Identifier: Apache-2.0
#include "ui/models/stopped_groups_model.h"

#include <algorithm>

#include "ui/document/document.h"
#include "ui/text/words.h"

namespace fusescope {

void StoppedGroupsModel::setAnswer(const Document& document, const BufferWhatIf& answer) {
    std::vector<Row> rows;
    for (const GroupId group : answer.stopFitting) {
        const Price& price = answer.evaluation.groups[group.index()].price;
        const QString ops = opCount(document.version()->plan.group(group).count());
        const QString need =
            price.bufferBytes ? tr("needs %1").arg(binaryBytes(*price.bufferBytes - price.spareBytes)) : QString();
        rows.push_back({group, tr("%1 · %2 · %3").arg(groupName(group), ops, need)});
    }
    if (rows == rows_) return;
    beginResetModel();
    rows_ = std::move(rows);
    endResetModel();
}

int StoppedGroupsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QVariant StoppedGroupsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Row& row = rows_[static_cast<std::size_t>(index.row())];
    if (role == Qt::DisplayRole) return row.text;
    if (role == GroupRole) return row.group.value();
    return {};
}

QModelIndex StoppedGroupsModel::indexOf(GroupId group) const {
    const auto found = std::ranges::find(rows_, group, &Row::group);
    return found == rows_.end() ? QModelIndex() : index(static_cast<int>(found - rows_.begin()));
}

}  // namespace fusescope
