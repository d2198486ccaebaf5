// SPDX-License-Identifier: Apache-2.0
// The searches of the queue as a table; notes can be edited.
#pragma once

#include <QAbstractTableModel>

#include "core/scene/theme.h"
#include "ui/jobs/search_queue.h"

namespace fusescope {

class Document;

class SearchTableModel : public QAbstractTableModel {
    Q_OBJECT

 public:
    enum Column { Name, State, Plans, Best, Gap, Rate, Hits, Time, Note, kColumnCount };

    SearchTableModel(SearchQueue& queue, const Document& document, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void setTheme(const Theme& theme);
    int idAt(int row) const;  ///< of the queue; 0 if there is no such row

 private:
    QString text(const SearchEntry& entry, int column) const;
    void refreshList();

    SearchQueue& queue_;
    const Document& document_;
    Theme theme_ = lightTheme();
    std::vector<int> ids_;  // [rows]
};

}  // namespace fusescope
