// SPDX-License-Identifier: Apache-2.0
// The split player below the canvas: transport, the step in words, and the recursion as a tree.
#pragma once

#include <QWidget>
#include <string>

#include "core/scene/theme.h"
#include "ui/document/explainers.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QSlider;
class QVBoxLayout;

namespace fusescope {

class ElidedLabel;
class SplitPlayer;
class SplitTreeView;

class PlayerPanel : public QWidget {
    Q_OBJECT

 public:
    PlayerPanel(SplitPlayer& player, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setReducedMotion(bool isReduced);
    /// Who explains; those that cannot run are disabled and say why. Keeps the choice.
    void setExplainers(const std::vector<ExplainerOption>& options);
    std::string explainer() const;
    /// What is shown while there is nothing to play.
    /// Whether the parts can be put in place of the group; a reconstruction is only looked at.
    void setApplicable(bool isApplicable);
    void setEmptyText(const QString& text);
    /// Of the step that is shown.
    void setWords(const QString& title, const QString& sentence, const QString& counts);
    SplitTreeView& tree() { return *tree_; }

 Q_SIGNALS:
    void explainerChosen();
    void applyRequested();
    void exportRequested();
    void closeRequested();
    void shown();
    void hidden();

 protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

 private:
    QPushButton* newButton(const char* name, const QString& text, const QString& tip);
    void buildHead(QVBoxLayout& column);
    void buildTransport(QVBoxLayout& column);
    void buildWords(QVBoxLayout& column);
    void connectTransport();
    void refresh();

    SplitPlayer& player_;
    Theme theme_ = lightTheme();
    QComboBox* explainer_;
    QCheckBox* branches_;
    QCheckBox* motion_;
    QCheckBox* loop_;
    QComboBox* speed_;
    QPushButton* apply_;
    QPushButton* export_;
    QPushButton* close_;
    QPushButton* first_;
    QPushButton* back_;
    QPushButton* play_;
    QPushButton* forward_;
    QPushButton* last_;
    QSlider* slider_;
    QLabel* place_;
    QLabel* title_;
    QLabel* sentence_;
    ElidedLabel* counts_;
    SplitTreeView* tree_;
};

}  // namespace fusescope
