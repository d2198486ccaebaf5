// SPDX-License-Identifier: Apache-2.0
// Why a group does not fit: in words, by every explainer with the cost model's verdict beside it, and edge by edge.
#pragma once

#include <QWidget>
#include <memory>
#include <string>
#include <vector>

#include "core/base/run_control.h"
#include "core/scene/theme.h"

class QLabel;
class QModelIndex;
class QProgressBar;
class QPushButton;
class QTableView;
class QVBoxLayout;

namespace fusescope {

class Document;
class EdgeRankModel;
class ElidedLabel;
class ExplainWords;
class ExplainerTableModel;
class Explanations;
class ScoreDelegate;
class WindowSelection;

class ExplainPanel : public QWidget {
    Q_OBJECT

 public:
    ExplainPanel(Document& document, WindowSelection& selection, Explanations& explanations, QAction& nextUnfitting,
                 QWidget* parent = nullptr);

    ExplainWords& words() { return *words_; }
    std::vector<std::string> asked() const;  ///< ids of explainers
    void setTheme(const Theme& theme);
    void showProgress(const Progress& progress);
    void endProgress();

 Q_SIGNALS:
    void askedChanged();
    void stopRequested();
    void closeRequested();
    void shown();  ///< the panel has come into view

 protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

 private:
    void buildHead(QVBoxLayout& column);
    void buildExplainers();
    void buildEdges();
    void refreshOptions();
    void refreshColumns();
    void selectEdge(const QModelIndex& index);
    void followSelection();
    void followShown();

    Document& document_;
    WindowSelection& selection_;
    Explanations& explanations_;
    ExplainerTableModel* options_;
    EdgeRankModel* ranks_;
    ScoreDelegate* delegate_;
    ElidedLabel* note_;
    QProgressBar* progress_;
    QPushButton* stop_;
    QPushButton* close_;
    ExplainWords* words_;
    QTableView* explainers_;
    QTableView* edges_;
    std::shared_ptr<const void> optionsOf_;  // the pricing they are of
    bool isFollowing_ = false;               // the list moves because the selection did
};

}  // namespace fusescope
