// SPDX-License-Identifier: Apache-2.0
#include "ui/models/advice_table_model.h"

#include <QCoreApplication>

#include "ui/text/words.h"

namespace fusescope {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(AdviceTable)
};

QString effectText(const EdgeEffect& effect) {
    const QString bytes = signedBytes(effect.dramChangeBytes, columnBytes);
    if (effect.unfitChange < 0) return Words::tr("%1, mends").arg(bytes);
    if (effect.unfitChange == 0) return bytes;
    return effect.excessBytes ? Words::tr("%1, %2 too much").arg(bytes, binaryBytes(*effect.excessBytes))
                              : Words::tr("%1, does not fit").arg(bytes);
}

}  // namespace

std::vector<AdviceRow> adviceRows(const std::vector<Finding>& findings) {
    std::vector<AdviceRow> rows;
    for (const Finding& finding : findings) {
        AdviceRow row;
        row.text = QString::fromStdString(finding.text);
        if (finding.savedBytes > 0) row.effect = signedBytes(-finding.savedBytes, columnBytes);
        if (finding.kind == FindingKind::DoesNotFit && finding.after) row.effect = Words::tr("can be mended");
        row.changeBytes = -finding.savedBytes;
        row.ops = finding.ops;
        row.after = finding.after;
        row.accelerator = finding.accelerator;
        row.name = Words::tr("Advice: %1").arg(row.text);
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<AdviceRow> adviceRows(const std::vector<EdgeEffect>& effects, const PinnedPlan& now, const OpGraph& graph) {
    std::vector<AdviceRow> rows;
    for (const EdgeEffect& effect : effects) {
        AdviceRow row;
        const QString ends = QStringLiteral("%1 > %2").arg(shortOpName(graph.op(effect.from).name),
                                                           shortOpName(graph.op(effect.to).name));
        row.text = (effect.isFused ? Words::tr("Cut %1") : Words::tr("Fuse %1")).arg(ends);
        row.effect = effectText(effect);
        row.changeBytes = effect.dramChangeBytes;
        row.ops = {effect.from, effect.to};
        row.edge = std::pair(effect.from, effect.to);
        row.after = PinnedPlan{effect.after, now.overrides};
        row.name = row.text;
        rows.push_back(std::move(row));
    }
    return rows;
}

void AdviceTableModel::setRows(std::vector<AdviceRow> rows) {
    beginResetModel();
    rows_ = std::move(rows);
    endResetModel();
}

int AdviceTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int AdviceTableModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumnCount; }

QVariant AdviceTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const AdviceRow& shown = row(index.row());
    if (role == Qt::DisplayRole) return index.column() == Effect ? shown.effect : shown.text;
    if (role == Qt::ToolTipRole) return shown.text;
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignVCenter | (index.column() == Effect ? Qt::AlignRight : Qt::AlignLeft));
    return {};
}

QVariant AdviceTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::DisplayRole) return section == Effect ? tr("DRAM access") : tr("Change");
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignVCenter | (section == Effect ? Qt::AlignRight : Qt::AlignLeft));
    return {};
}

}  // namespace fusescope
