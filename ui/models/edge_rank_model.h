// SPDX-License-Identifier: Apache-2.0
// The edges of an explained group, best first for the explainer that is shown, with the score of every explainer side
// by side and what the cost model says of cutting each. Shows a result; computes nothing.
#pragma once

#include <QAbstractTableModel>

#include "ui/document/explanations.h"

namespace fusescope {

class EdgeRankModel : public QAbstractTableModel {
    Q_OBJECT

 public:
    /// Then a column for each explainer, and after them the last ones.
    enum Column { Rank, Edge, FirstScore };
    enum LastColumn { Verdict, Dram, Relief, kLastColumns };
    enum Role {
        EdgeRole = Qt::UserRole,  ///< int: index into GroupExplanation::edges
        ScoreRole,                ///< double in [0, 1], as it is coloured; only of score columns
        IsPickedRole,
    };

    EdgeRankModel(const Explanations& explanations, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    int columnOf(LastColumn column) const { return FirstScore + answerCount() + column; }
    int answerCount() const;
    /// The row of an edge; -1 if there is none.
    int rowOf(std::size_t edge) const;

 private:
    void rebuild();
    QVariant text(std::size_t row, int column) const;
    QString toolTip(std::size_t edge, int column) const;
    const ExplainerAnswer& answer(int column) const;

    const Explanations& explanations_;
    std::shared_ptr<const GroupExplanation> result_;
    std::vector<std::size_t> order_;  // [rows] edges
};

}  // namespace fusescope
