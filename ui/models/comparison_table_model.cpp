// SPDX-License-Identifier: Apache-2.0
#include "ui/models/comparison_table_model.h"

#include "ui/text/words.h"

namespace fusescope {
namespace {

bool isNumber(int column) { return column == ComparisonTableModel::Dram || column == ComparisonTableModel::Buffer; }

}  // namespace

void ComparisonTableModel::show(std::shared_ptr<const OpGraph> graph, const PlanComparison& comparison) {
    beginResetModel();
    graph_ = std::move(graph);
    pairs_.clear();
    for (const GroupPair& pair : comparison.pairs)
        if (!pair.isSame()) pairs_.push_back(pair);
    endResetModel();
}

void ComparisonTableModel::clear() { show(nullptr, {}); }

int ComparisonTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(pairs_.size());
}

int ComparisonTableModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumnCount; }

QString ComparisonTableModel::names(const GroupSet& ops, int most) const {
    QStringList names;
    for (const OpId op : ops.ops()) {
        if (names.size() == most) return names.join(", ") + tr(" and %1 more").arg(ops.count() - most);
        names << shortOpName(graph_->op(op).name);
    }
    return names.join(", ");
}

QString ComparisonTableModel::text(const GroupPair& pair, int column) const {
    const auto group = [](const std::optional<GroupId>& id) { return id ? QString::number(id->value()) : tr("none"); };
    switch (column) {
        case Before:
            return group(pair.before);
        case After:
            return group(pair.after);
        case Dram:
            return signedBytes(pair.dramChangeBytes, columnBytes);
        case Buffer:
            return signedBytes(pair.bufferChangeBytes, binaryBytes);
        default:
            break;
    }
    QStringList words;
    if (!pair.joined.isEmpty()) words << tr("with %1").arg(names(pair.joined, 2));
    if (!pair.left.isEmpty()) words << tr("without %1").arg(names(pair.left, 2));
    return words.join("; ");
}

QVariant ComparisonTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const GroupPair& shown = pair(index.row());
    if (role == Qt::DisplayRole) return text(shown, index.column());
    if (role == Qt::ToolTipRole) return tr("joined: %1\nleft: %2").arg(names(shown.joined, 12), names(shown.left, 12));
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignVCenter | (isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
    return {};
}

QVariant ComparisonTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    static const char* const kNames[] = {QT_TR_NOOP("Before"), QT_TR_NOOP("After"), QT_TR_NOOP("DRAM access"),
                                         QT_TR_NOOP("Buffer"), QT_TR_NOOP("Ops")};
    if (role == Qt::DisplayRole) return tr(kNames[section]);
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignVCenter | (isNumber(section) ? Qt::AlignRight : Qt::AlignLeft));
    return {};
}

}  // namespace fusescope
