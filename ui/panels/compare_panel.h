// SPDX-License-Identifier: Apache-2.0
// Two plans chosen from all there are, and the groups in which they differ.
#pragma once

#include <QWidget>

#include "core/scene/theme.h"
#include "ui/models/comparison_table_model.h"

class QComboBox;
class QLabel;
class QPushButton;
class QTableView;

namespace fusescope {

class ComparePanel : public QWidget {
    Q_OBJECT

 public:
    explicit ComparePanel(QWidget* parent = nullptr);

    ComparisonTableModel& table() { return *model_; }
    void setTheme(const Theme& theme);
    /// The plans to choose from; keeps what is chosen where it is still there.
    void setPlans(const QStringList& names);
    int before() const;
    int after() const;
    void setSummary(const QString& text);
    bool isMarking() const;
    bool isSideBySide() const;

 Q_SIGNALS:
    void chosen();  ///< other plans, or another way to show them
    void pairSelected(const fusescope::GroupPair& pair);
    void openRequested();  ///< a plan file is to be among the plans
    void shown();
    void hidden();
    void closeRequested();

 protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

 private:
    ComparisonTableModel* model_;
    QComboBox* before_;
    QComboBox* after_;
    QLabel* summary_;
    QPushButton* open_;
    QPushButton* mark_;
    QPushButton* side_;
    QPushButton* close_;
    QTableView* table_;
};

}  // namespace fusescope
