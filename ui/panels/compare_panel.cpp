// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/compare_panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/icons/icons.h"
#include "ui/panels/row_table.h"
#include "ui/panels/style_sheet.h"

namespace fusescope {

ComparePanel::ComparePanel(QWidget* parent)
    : QWidget(parent),
      model_(new ComparisonTableModel(this)),
      before_(new QComboBox(this)),
      after_(new QComboBox(this)),
      summary_(new QLabel(this)),
      open_(new QPushButton(tr("Add plan file…"), this)),
      mark_(new QPushButton(tr("Mark moved ops"), this)),
      side_(new QPushButton(tr("Side by side"), this)),
      close_(new QPushButton(this)),
      table_(new QTableView(this)) {
    setObjectName(QStringLiteral("comparePanel"));
    const std::tuple<QWidget*, const char*, QString, QString> parts[] = {
        {before_, "compareBefore", tr("Plan before"), tr("The plan that is compared with")},
        {after_, "compareAfter", tr("Plan after"), tr("The plan that is compared")},
        {open_, "compareOpen", open_->text(), tr("Read a plan of this model from a file, to compare it")},
        {mark_, "compareMark", mark_->text(), tr("Fade all ops on the graph that are in the same group in both")},
        {side_, "compareSide", side_->text(), tr("Show both plans beside each other; they move together")},
        {close_, "compareClose", tr("Hide the comparison"), tr("Hide the comparison")},
        {table_, "compareTable", tr("Groups that differ"), QString()}};
    for (const auto& [widget, name, label, tip] : parts) {
        widget->setObjectName(QString::fromLatin1(name));
        widget->setAccessibleName(label);
        widget->setToolTip(tip);
    }
    for (QPushButton* const button : {open_, mark_, side_, close_}) setStyleRole(*button, "quiet");
    for (QPushButton* const button : {mark_, side_}) button->setCheckable(true);
    for (QComboBox* const box : {before_, after_}) {
        box->setMinimumWidth(200);
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        connect(box, &QComboBox::currentIndexChanged, this, &ComparePanel::chosen);
    }
    summary_->setObjectName(QStringLiteral("compareSummary"));
    setStyleRole(*summary_, "muted");
    table_->setModel(model_);
    makeRowTable(*table_, 26, {64, 64, 110, 110});
    auto* const title = new QLabel(tr("Compare"), this);
    auto* const with = new QLabel(tr("with"), this);
    setStyleRole(*title, "title");
    setStyleRole(*with, "muted");
    auto* const head = new QHBoxLayout;
    head->setContentsMargins(16, 8, 8, 4);
    head->setSpacing(8);
    head->addWidget(title);
    head->addWidget(before_);
    head->addWidget(with);
    head->addWidget(after_);
    head->addWidget(summary_, 1);
    for (QPushButton* const button : {open_, mark_, side_, close_}) head->addWidget(button);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    auto* const inset = new QHBoxLayout;
    inset->setContentsMargins(12, 0, 0, 0);
    inset->addWidget(table_);
    column->addLayout(inset, 1);
    connect(open_, &QPushButton::clicked, this, &ComparePanel::openRequested);
    connect(mark_, &QPushButton::toggled, this, &ComparePanel::chosen);
    connect(side_, &QPushButton::toggled, this, &ComparePanel::chosen);
    connect(close_, &QPushButton::clicked, this, &ComparePanel::closeRequested);
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& index) {
        if (index.isValid()) Q_EMIT pairSelected(GroupPair(model_->pair(index.row())));
    });
}

void ComparePanel::setTheme(const Theme& theme) {
    close_->setIcon(themedIcon(QStringLiteral("close"), theme, ColorRole::Muted));
}

void ComparePanel::setPlans(const QStringList& names) {
    const bool isFirst = before_->count() == 0;
    const int chosenBefore = before_->currentIndex();
    const QSignalBlocker quietBefore(before_);
    const QSignalBlocker quietAfter(after_);
    for (QComboBox* const box : {before_, after_}) {
        box->clear();
        box->addItems(names);
    }
    before_->setCurrentIndex(isFirst ? std::min(1, before_->count() - 1)
                                     : std::clamp(chosenBefore, 0, before_->count() - 1));
    after_->setCurrentIndex(0);
    Q_EMIT chosen();
}

int ComparePanel::before() const { return before_->currentIndex(); }
int ComparePanel::after() const { return after_->currentIndex(); }
void ComparePanel::setSummary(const QString& text) { summary_->setText(text); }
bool ComparePanel::isMarking() const { return mark_->isChecked(); }
bool ComparePanel::isSideBySide() const { return side_->isChecked(); }

void ComparePanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    Q_EMIT shown();
}

void ComparePanel::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    Q_EMIT hidden();
}

}  // namespace fusescope
