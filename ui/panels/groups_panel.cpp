// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/groups_panel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSortFilterProxyModel>
#include <QTableView>

#include "ui/document/document.h"
#include "ui/document/selection.h"
#include "ui/models/group_table_model.h"
#include "ui/panels/group_delegate.h"
#include "ui/panels/style_sheet.h"
#include "ui/text/plan_text.h"

namespace fusescope {

GroupsPanel::GroupsPanel(Document& document, WindowSelection& selection, QWidget* parent)
    : QWidget(parent),
      document_(document),
      selection_(selection),
      summary_(new QLabel(this)),
      table_(new QTableView(this)),
      model_(new GroupTableModel(document, this)),
      sorted_(new QSortFilterProxyModel(this)),
      delegate_(new GroupDelegate(this)) {
    auto* const title = new QLabel(tr("Groups"), this);
    setStyleRole(*title, "title");
    summary_->setObjectName(QStringLiteral("groupsSummary"));
    auto* const head = new QHBoxLayout;
    head->setContentsMargins(16, 12, 16, 4);
    head->addWidget(title);
    head->addStretch();
    head->addWidget(summary_);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(table_, 1);
    buildTable();
    connect(&document_, &Document::planChanged, this, &GroupsPanel::refreshSummary);
    connect(&selection_, &WindowSelection::changed, this, &GroupsPanel::followSelection);
    refreshSummary();
}

void GroupsPanel::buildTable() {
    sorted_->setSourceModel(model_);
    sorted_->setSortRole(GroupTableModel::SortRole);
    table_->setObjectName(QStringLiteral("groupsTable"));
    table_->setAccessibleName(tr("Groups of the plan"));
    table_->setModel(sorted_);
    table_->setItemDelegate(delegate_);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setShowGrid(false);
    table_->setTabKeyNavigation(false);
    table_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table_->verticalHeader()->hide();
    table_->verticalHeader()->setDefaultSectionSize(32);
    QHeaderView& header = *table_->horizontalHeader();
    header.setAccessibleName(tr("Columns of the groups table"));
    header.setHighlightSections(false);
    header.setMinimumSectionSize(40);
    header.setSectionResizeMode(QHeaderView::Fixed);
    header.setSectionResizeMode(GroupTableModel::Buffer, QHeaderView::Stretch);
    header.resizeSection(GroupTableModel::Id, 72);
    header.resizeSection(GroupTableModel::Ops, 60);
    header.resizeSection(GroupTableModel::Dram, 84);
    table_->setSortingEnabled(true);
    table_->sortByColumn(GroupTableModel::Id, Qt::AscendingOrder);
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &GroupsPanel::selectRow);
    connect(table_, &QTableView::clicked, this, &GroupsPanel::selectRow);
}

void GroupsPanel::setTheme(const Theme& theme) {
    delegate_->setTheme(theme);
    table_->viewport()->update();
}

void GroupsPanel::setGroupColors(std::vector<int> colors) { model_->setColors(std::move(colors)); }

void GroupsPanel::refreshSummary() {
    if (!document_.hasModel()) return;
    summary_->setText(groupsSummary(document_));
    setStyleRole(*summary_, document_.evaluation()->isValid() ? "muted" : "bad");
}

void GroupsPanel::selectRow(const QModelIndex& index) {
    if (isFollowing_ || !index.isValid()) return;
    selection_.selectGroup(GroupId(index.data(GroupTableModel::GroupRole).toInt()));
}

void GroupsPanel::followSelection() {
    isFollowing_ = true;
    if (selection_.isEmpty()) {
        table_->selectionModel()->clear();
    } else {
        const QModelIndex row = sorted_->mapFromSource(model_->index(selection_.group().value(), 0));
        table_->selectionModel()->setCurrentIndex(row, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        table_->scrollTo(row);
    }
    isFollowing_ = false;
}

}  // namespace fusescope
