// SPDX-License-Identifier: Apache-2.0
// What another buffer would do, in words: the groups that stop fitting, the best plan there, and two ways to go there.
#pragma once

#include <QWidget>

#include "ui/document/buffer_what_if.h"

class QLabel;
class QListView;
class QPushButton;

namespace fusescope {

class BufferCurve;
class Document;
class WindowSelection;
class StoppedGroupsModel;

class WhatIfBox : public QWidget {
    Q_OBJECT

 public:
    WhatIfBox(Document& document, WindowSelection& selection, BufferCurve& curve, QWidget* parent = nullptr);

    void setAnswer(const BufferWhatIf& answer);

 Q_SIGNALS:
    void useBufferRequested(std::int64_t bytes);
    void takePlanRequested(std::int64_t bytes);

 private:
    QLayout* buildButtons();
    void buildList();
    void selectRow(const QModelIndex& index);
    void followSelection();

    Document& document_;
    WindowSelection& selection_;
    BufferCurve& curve_;
    QLabel* title_;
    QLabel* sentence_;
    QLabel* best_;
    QListView* list_;
    QPushButton* use_;
    QPushButton* take_;
    StoppedGroupsModel* stopped_;
    std::int64_t bytes_ = 0;
    bool isFollowing_ = false;  // the list moves because the selection did
};

}  // namespace fusescope
