// SPDX-License-Identifier: Apache-2.0
// The words of an explanation: what fills the buffer, how many edges are picked, and what a cut at the selected one
// would do.
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QSlider;

namespace fusescope {

class Document;
class Explanations;
class WindowSelection;

class ExplainWords : public QWidget {
    Q_OBJECT

 public:
    ExplainWords(Document& document, WindowSelection& selection, Explanations& explanations, QAction& nextUnfitting,
                 QWidget* parent = nullptr);

    /// Edge of the result that is selected; its best one if none is. -1 without a result.
    int edge() const;
    void refresh();

 Q_SIGNALS:
    /// Split the group at the best cut across an edge of the result.
    void cutRequested(std::size_t edge);

 private:
    void nameParts();
    QLayout* buildThreshold();
    void showNothing();
    void refreshPick();
    void refreshCut();

    Document& document_;
    WindowSelection& selection_;
    Explanations& explanations_;
    QLabel* verdict_;
    QLabel* reason_;
    QLabel* cuts_;
    QPushButton* next_;
    QWidget* pickRow_;
    QSlider* threshold_;
    QLabel* picked_;
    QLabel* cutEdge_;
    QLabel* change_;
    QPushButton* cut_;
};

}  // namespace fusescope
