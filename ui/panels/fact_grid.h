// SPDX-License-Identifier: Apache-2.0
// Rows of a label on the left and a value on the right.
#pragma once

#include <QWidget>
#include <vector>

#include "ui/text/plan_text.h"

class QGridLayout;

namespace fusescope {

class FactGrid : public QWidget {
    Q_OBJECT

 public:
    explicit FactGrid(QWidget* parent = nullptr);

    /// Keeps the labels it has: only texts change from plan to plan.
    void setFacts(const std::vector<PlanFact>& facts);

 private:
    void addRow();

    QGridLayout* grid_;
    int rowCount_ = 0;
};

}  // namespace fusescope
