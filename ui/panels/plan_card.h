// SPDX-License-Identifier: Apache-2.0
// The price of the plan, beside what it can be compared with.
#pragma once

#include <QWidget>

class QLabel;

namespace fusescope {

class Document;
class FactGrid;

class PlanCard : public QWidget {
    Q_OBJECT

 public:
    explicit PlanCard(Document& document, QWidget* parent = nullptr);

 private:
    void refresh();

    Document& document_;
    FactGrid* facts_;
    QLabel* finding_;
};

}  // namespace fusescope
