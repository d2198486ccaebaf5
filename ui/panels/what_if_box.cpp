// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/what_if_box.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPushButton>

#include "ui/document/buffer_curve.h"
#include "ui/document/document.h"
#include "ui/document/selection.h"
#include "ui/models/stopped_groups_model.h"
#include "ui/panels/style_sheet.h"
#include "ui/text/curve_text.h"
#include "ui/text/words.h"

namespace fusescope {

WhatIfBox::WhatIfBox(Document& document, WindowSelection& selection, BufferCurve& curve, QWidget* parent)
    : QWidget(parent),
      document_(document),
      selection_(selection),
      curve_(curve),
      title_(new QLabel(this)),
      sentence_(new QLabel(this)),
      best_(new QLabel(this)),
      list_(new QListView(this)),
      use_(new QPushButton(tr("Use this buffer"), this)),
      take_(new QPushButton(tr("Take the plan of this step"), this)),
      stopped_(new StoppedGroupsModel(this)) {
    title_->setObjectName(QStringLiteral("whatIfTitle"));
    sentence_->setObjectName(QStringLiteral("whatIfSentence"));
    best_->setObjectName(QStringLiteral("bestThere"));
    best_->setToolTip(tr("In all: ops that run outside fusion are counted too, so that buffers can be compared"));
    setStyleRole(*title_, "title");
    setStyleRole(*best_, "muted");
    for (QLabel* const label : {sentence_, best_}) label->setWordWrap(true);
    buildList();
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(16, 4, 16, 12);
    column->setSpacing(6);
    for (QWidget* const part :
         {static_cast<QWidget*>(title_), static_cast<QWidget*>(sentence_), static_cast<QWidget*>(best_)})
        column->addWidget(part);
    column->addWidget(list_, 1);
    column->addStretch();
    column->addLayout(buildButtons());
    connect(&selection_, &WindowSelection::changed, this, &WhatIfBox::followSelection);
}

QLayout* WhatIfBox::buildButtons() {
    use_->setObjectName(QStringLiteral("useBuffer"));
    use_->setAccessibleName(use_->text());
    use_->setToolTip(tr("Price your plan on this buffer"));
    take_->setObjectName(QStringLiteral("takePlan"));
    take_->setAccessibleName(take_->text());
    take_->setToolTip(tr("The best plan there, together with the buffer, as one step that can be undone"));
    connect(use_, &QPushButton::clicked, this, [this] { Q_EMIT useBufferRequested(bytes_); });
    connect(take_, &QPushButton::clicked, this, [this] { Q_EMIT takePlanRequested(bytes_); });
    auto* const row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(use_);
    row->addWidget(take_);
    row->addStretch();
    return row;
}

void WhatIfBox::buildList() {
    list_->setObjectName(QStringLiteral("stoppedGroups"));
    list_->setAccessibleName(tr("Groups that stop fitting"));
    list_->setModel(stopped_);
    list_->setUniformItemSizes(true);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setMinimumHeight(56);
    list_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);  // it takes what is left
    connect(list_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &WhatIfBox::selectRow);
    connect(list_, &QListView::clicked, this, &WhatIfBox::selectRow);
}

void WhatIfBox::setAnswer(const BufferWhatIf& answer) {
    bytes_ = answer.bufferBytes;
    title_->setText(binaryBytes(bytes_));
    sentence_->setText(whatIfSentence(document_, answer));
    best_->setText(bestThereSentence(document_, curve_, bytes_));
    isFollowing_ = true;  // a list that is filled anew selects nothing
    stopped_->setAnswer(document_, answer);
    isFollowing_ = false;
    list_->setVisible(!answer.stopFitting.empty());
    followSelection();
    const SweepStep* const step = curve_.stepAt(bytes_);
    const bool isElsewhere = bytes_ != document_.accelerator().bufferBytes;
    use_->setEnabled(isElsewhere);
    take_->setEnabled(step && (isElsewhere || step->plan != document_.version()->plan));
}

void WhatIfBox::selectRow(const QModelIndex& index) {
    if (isFollowing_ || !index.isValid()) return;
    selection_.selectGroup(GroupId(index.data(StoppedGroupsModel::GroupRole).toInt()));
}

void WhatIfBox::followSelection() {
    isFollowing_ = true;
    const QModelIndex row = selection_.isEmpty() ? QModelIndex() : stopped_->indexOf(selection_.group());
    if (row.isValid())
        list_->selectionModel()->setCurrentIndex(row, QItemSelectionModel::ClearAndSelect);
    else
        list_->selectionModel()->clear();
    isFollowing_ = false;
}

}  // namespace fusescope
