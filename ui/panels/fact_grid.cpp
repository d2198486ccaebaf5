// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/fact_grid.h"

#include <QGridLayout>

#include "ui/panels/elided_label.h"
#include "ui/panels/style_sheet.h"

namespace fusescope {
namespace {

enum Column { LabelColumn, ValueColumn, NoteColumn };

QLabel& labelAt(const QGridLayout& grid, int row, int column) {
    return *static_cast<QLabel*>(grid.itemAtPosition(row, column)->widget());
}

}  // namespace

FactGrid::FactGrid(QWidget* parent) : QWidget(parent), grid_(new QGridLayout(this)) {
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setHorizontalSpacing(8);
    grid_->setVerticalSpacing(8);
    grid_->setColumnStretch(ValueColumn, 1);
}

void FactGrid::addRow() {
    auto* const label = new QLabel(this);
    setStyleRole(*label, "muted");
    auto* const value = new ElidedLabel(Qt::ElideMiddle, this);
    value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    grid_->addWidget(label, rowCount_, LabelColumn);
    grid_->addWidget(value, rowCount_, ValueColumn);
    grid_->addWidget(new QLabel(this), rowCount_, NoteColumn);
    ++rowCount_;
}

void FactGrid::setFacts(const std::vector<PlanFact>& facts) {
    while (rowCount_ < static_cast<int>(facts.size())) addRow();
    for (int row = 0; row < rowCount_; ++row) {
        const bool isUsed = row < static_cast<int>(facts.size());
        const PlanFact fact = isUsed ? facts[static_cast<std::size_t>(row)] : PlanFact{};
        QLabel& label = labelAt(*grid_, row, LabelColumn);
        auto& value = static_cast<ElidedLabel&>(labelAt(*grid_, row, ValueColumn));
        QLabel& note = labelAt(*grid_, row, NoteColumn);
        label.setText(fact.label);
        label.setToolTip(fact.toolTip);
        value.setFullText(fact.value);
        note.setText(fact.note);
        setStyleRole(value, styleRoleOf(fact.color));
        setStyleRole(note, fact.color == ColorRole::Text ? "muted" : styleRoleOf(fact.color));
        note.setVisible(isUsed && !fact.note.isEmpty());
        label.setVisible(isUsed);
        value.setVisible(isUsed);
    }
}

}  // namespace fusescope
