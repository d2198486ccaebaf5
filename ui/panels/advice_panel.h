// SPDX-License-Identifier: Apache-2.0
// What could be better in the plan, and which edges matter most: two lists; each line can be looked at on the canvas
// before it is made.
#pragma once

#include <QWidget>

#include "core/scene/theme.h"
#include "ui/models/advice_table_model.h"

class QLabel;
class QPushButton;
class QTableView;

namespace fusescope {

class AdvicePanel : public QWidget {
    Q_OBJECT

 public:
    explicit AdvicePanel(QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setAdvice(std::vector<AdviceRow> rows);
    void setEdges(std::vector<AdviceRow> rows);
    void setBusy(bool isBusy);
    bool isPreviewing() const;
    const AdviceRow* selected() const;  ///< null: nothing is selected

 Q_SIGNALS:
    void selectionChanged();  ///< another line, or preview switched
    void applied(const fusescope::AdviceRow& row);
    void shown();
    void hidden();
    void closeRequested();

 protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

 private:
    QTableView* newTable(AdviceTableModel& model, const char* name, const QString& label);
    void refresh();

    AdviceTableModel* advice_;
    AdviceTableModel* edges_;
    QLabel* summary_;
    QPushButton* preview_;
    QPushButton* apply_;
    QPushButton* close_;
    QTableView* adviceTable_;
    QTableView* edgeTable_;
    QTableView* current_ = nullptr;  // where the selected line is
    bool isBusy_ = false;
};

}  // namespace fusescope
