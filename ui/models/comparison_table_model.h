// SPDX-License-Identifier: Apache-2.0
// The groups that two plans do not share, pair by pair.
#pragma once

#include <QAbstractTableModel>
#include <memory>

#include "core/graph/op_graph.h"
#include "core/review/plan_comparison.h"

namespace fusescope {

class ComparisonTableModel : public QAbstractTableModel {
    Q_OBJECT

 public:
    enum Column { Before, After, Dram, Buffer, Ops, kColumnCount };

    explicit ComparisonTableModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    void show(std::shared_ptr<const OpGraph> graph, const PlanComparison& comparison);
    void clear();
    const GroupPair& pair(int row) const { return pairs_[static_cast<std::size_t>(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
    QString text(const GroupPair& pair, int column) const;
    QString names(const GroupSet& ops, int most) const;

    std::shared_ptr<const OpGraph> graph_;
    std::vector<GroupPair> pairs_;
};

}  // namespace fusescope
