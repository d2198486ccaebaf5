// SPDX-License-Identifier: Apache-2.0
// Tables of one line a row, of which one is selected: how all of them look and behave.
#pragma once

#include <initializer_list>

class QTableView;

namespace fusescope {

/// Rows of `rowHeight`; the last column takes what is left.
void makeRowTable(QTableView& table, int rowHeight, std::initializer_list<int> columnWidths);

}  // namespace fusescope
