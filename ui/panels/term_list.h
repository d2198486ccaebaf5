// SPDX-License-Identifier: Apache-2.0
// The parts of a buffer in words: the kinds with their bytes, then the largest single ones, each a way to its op.
#pragma once

#include <QWidget>

#include "ui/text/group_text.h"

class QGridLayout;

namespace fusescope {

class TermList : public QWidget {
    Q_OBJECT

 public:
    TermList(const GroupText& text, const Theme& theme, QWidget* parent = nullptr);

 Q_SIGNALS:
    void opActivated(fusescope::OpId op);

 private:
    void addSum(QGridLayout& grid, const TermSum& sum, const Theme& theme);
    void addLine(QGridLayout& grid, const TermLine& line, const Theme& theme);
    QWidget* headOf(const TermLine& line);
    void addSwatch(QGridLayout& grid, int row, TermKind kind, const Theme& theme);
};

}  // namespace fusescope
