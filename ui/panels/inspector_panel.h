// SPDX-License-Identifier: Apache-2.0
// What is selected, in words first: whether a group fits and why, what an op is and whether it can be fused.
#pragma once

#include <QScrollArea>

#include "core/scene/theme.h"
#include "ui/text/group_text.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace fusescope {

class Document;
class ElidedLabel;
class FactGrid;
class WindowSelection;
class StackedBar;

class InspectorPanel : public QScrollArea {
    Q_OBJECT

 public:
    InspectorPanel(Document& document, WindowSelection& selection, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);

 private:
    void buildHead(QVBoxLayout& column);
    void buildBuffer(QVBoxLayout& column);
    void refresh();
    void showModel();
    void showGroup();
    void showOp();
    void showNotes(QStringList notes);
    void showBuffer(const GroupText& text);
    void showPrediction(const GroupText& text);
    void showVerdict(Verdict verdict, const QString& sentence, const QString& reason);

    Document& document_;
    WindowSelection& selection_;
    Theme theme_ = lightTheme();
    ElidedLabel* title_;
    QLabel* detail_;
    QLabel* verdict_;
    QLabel* reason_;
    QLabel* prediction_;
    ElidedLabel* name_;
    FactGrid* facts_;
    QPushButton* goToGroup_;
    QWidget* buffer_;
    StackedBar* bar_;
    QWidget* parts_ = nullptr;
    QLabel* notes_;
};

}  // namespace fusescope
