// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/row_table.h"

#include <QHeaderView>
#include <QTableView>

namespace fusescope {

void makeRowTable(QTableView& table, int rowHeight, std::initializer_list<int> columnWidths) {
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.setShowGrid(false);
    table.setWordWrap(false);
    table.verticalHeader()->hide();
    table.verticalHeader()->setDefaultSectionSize(rowHeight);
    table.horizontalHeader()->setStretchLastSection(true);
    table.horizontalHeader()->setHighlightSections(false);
    int column = 0;
    for (const int width : columnWidths) table.setColumnWidth(column++, width);
}

}  // namespace fusescope
