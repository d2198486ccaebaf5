// SPDX-License-Identifier: Apache-2.0
// The searches of the window: a form for the next one, the table of all, and their curves or the front of one.
#pragma once

#include <QTimer>
#include <QWidget>

#include "core/scene/theme.h"
#include "ui/jobs/search_queue.h"

class QComboBox;
class QLabel;
class QPushButton;
class QTableView;

namespace fusescope {

class Document;
class ElidedLabel;
class SearchForm;
class SearchTableModel;
class SeriesPlot;

class SearchesPanel : public QWidget {
    Q_OBJECT

 public:
    SearchesPanel(Document& document, SearchQueue& queue, QWidget* parent = nullptr);

    SearchForm& form() { return *form_; }
    void setTheme(const Theme& theme);
    int selectedId() const;  ///< 0: none
    void select(int id);

 Q_SIGNALS:
    /// The plan of a point of the curve, or of the front, is to be taken.
    void planChosen(int id, std::size_t point);
    void frontPlanChosen(int id, std::size_t point);
    void closeRequested();

 private:
    enum class View { Curves, BufferFront, GroupsFront };

    QWidget* buildList();
    QWidget* buildPlot();
    void refreshButtons();
    void refreshPlot();
    void showBrush();
    View view() const;

    Document& document_;
    SearchQueue& queue_;
    SearchForm* form_;
    SearchTableModel* model_;
    QTableView* table_;
    QPushButton* pause_;
    QPushButton* stop_;
    QPushButton* apply_;
    QPushButton* remove_;
    QPushButton* close_;
    QComboBox* shown_;
    QLabel* brush_;
    ElidedLabel* counts_;
    SeriesPlot* plot_;
    QTimer plotSoon_;           // many searches change at once
    std::vector<int> plotted_;  // ids of the series
};

}  // namespace fusescope
