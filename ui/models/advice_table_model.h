// SPDX-License-Identifier: Apache-2.0
// Things that could be changed in the plan, with what each would do: advice, or edges by how much they matter.
#pragma once

#include <QAbstractTableModel>
#include <optional>
#include <vector>

#include "core/review/edge_effects.h"
#include "core/review/finding.h"

namespace fusescope {

struct AdviceRow {
    QString text;
    QString effect;                ///< "−1.20 MB", "mends"; may be empty
    std::int64_t changeBytes = 0;  ///< to sort by
    std::vector<OpId> ops;         ///< what it is about
    std::optional<std::pair<OpId, OpId>> edge;
    std::optional<PinnedPlan> after;
    std::optional<Accelerator> accelerator;
    QString name;  ///< of the undo step
};

std::vector<AdviceRow> adviceRows(const std::vector<Finding>& findings);
std::vector<AdviceRow> adviceRows(const std::vector<EdgeEffect>& effects, const PinnedPlan& now, const OpGraph& graph);

class AdviceTableModel : public QAbstractTableModel {
    Q_OBJECT

 public:
    enum Column { Effect, Text, kColumnCount };

    explicit AdviceTableModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    void setRows(std::vector<AdviceRow> rows);
    const AdviceRow& row(int row) const { return rows_[static_cast<std::size_t>(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
    std::vector<AdviceRow> rows_;
};

}  // namespace fusescope
