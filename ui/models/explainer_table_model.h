// SPDX-License-Identifier: Apache-2.0
// The explainers side by side: which are asked, and what the cost model says of the edge each would cut first. Those
// that cannot run here are disabled and say why.
#pragma once

#include <QAbstractTableModel>

#include "ui/document/explainers.h"
#include "ui/document/explanations.h"

namespace fusescope {

class ExplainerTableModel : public QAbstractTableModel {
    Q_OBJECT

 public:
    enum Column { Explainer, BestEdge, Verdict, Agreement, Time, kColumnCount };
    enum Role {
        IdRole = Qt::UserRole,  ///< QString: of explainerList()
        CategoryRole,           ///< int: CutCategory of its best edge; 0 without an answer
        IsShownRole,            ///< its scores are on the canvas
    };

    ExplainerTableModel(const Explanations& explanations, QObject* parent = nullptr);

    /// What can be asked; keeps what is ticked.
    void setOptions(std::vector<ExplainerOption> options);
    /// Ids of those that are ticked and can run.
    std::vector<std::string> asked() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 Q_SIGNALS:
    void askedChanged();

 private:
    bool isTicked(const ExplainerOption& option) const;
    QString text(const ExplainerOption& option, int column) const;
    void refresh();

    const Explanations& explanations_;
    std::vector<ExplainerOption> options_;
    std::vector<std::string> unticked_{"random"};
};

}  // namespace fusescope
