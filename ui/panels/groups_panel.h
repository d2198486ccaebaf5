// SPDX-License-Identifier: Apache-2.0
// The groups of the plan as a sortable table that shares the selection with the canvas.
#pragma once

#include <QWidget>
#include <vector>

#include "core/base/ids.h"
#include "core/scene/theme.h"

class QLabel;
class QSortFilterProxyModel;
class QTableView;

namespace fusescope {

class Document;
class GroupDelegate;
class GroupTableModel;
class WindowSelection;

class GroupsPanel : public QWidget {
    Q_OBJECT

 public:
    GroupsPanel(Document& document, WindowSelection& selection, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setGroupColors(std::vector<int> colors);

 private:
    void buildTable();
    void refreshSummary();
    void followSelection();
    void selectRow(const QModelIndex& index);

    Document& document_;
    WindowSelection& selection_;
    QLabel* summary_;
    QTableView* table_;
    GroupTableModel* model_;
    QSortFilterProxyModel* sorted_;
    GroupDelegate* delegate_;
    bool isFollowing_ = false;  // the table moves because the selection did
};

}  // namespace fusescope
