// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/plan_card.h"

#include <QLabel>
#include <QVBoxLayout>

#include "ui/document/document.h"
#include "ui/panels/fact_grid.h"
#include "ui/panels/style_sheet.h"

namespace fusescope {

PlanCard::PlanCard(Document& document, QWidget* parent)
    : QWidget(parent), document_(document), facts_(new FactGrid(this)), finding_(new QLabel(this)) {
    setObjectName(QStringLiteral("planCard"));
    setAttribute(Qt::WA_StyledBackground);
    auto* const title = new QLabel(tr("Plan"), this);
    setStyleRole(*title, "title");
    finding_->setObjectName(QStringLiteral("planFinding"));
    finding_->setWordWrap(true);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 16);
    column->setSpacing(12);
    column->addWidget(title);
    column->addWidget(finding_);
    column->addWidget(facts_);
    connect(&document_, &Document::planChanged, this, &PlanCard::refresh);
    refresh();
}

void PlanCard::refresh() {
    if (!document_.hasModel()) return;
    facts_->setFacts(planFacts(document_));
    finding_->setText(planFinding(document_));
    finding_->setVisible(!finding_->text().isEmpty());
}

}  // namespace fusescope
