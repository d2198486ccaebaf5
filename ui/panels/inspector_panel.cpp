// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/inspector_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include "core/scene/op_card.h"
#include "ui/document/document.h"
#include "ui/document/selection.h"
#include "ui/panels/elided_label.h"
#include "ui/panels/fact_grid.h"
#include "ui/panels/stacked_bar.h"
#include "ui/panels/style_sheet.h"
#include "ui/panels/term_list.h"
#include "ui/text/model_text.h"
#include "ui/text/op_text.h"
#include "ui/text/override_text.h"

namespace fusescope {
namespace {

QLabel* wrapped(QWidget* parent) {
    auto* const label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

std::vector<PlanFact> asPlanFacts(const std::vector<Fact>& facts) {
    std::vector<PlanFact> all;
    for (const Fact& fact : facts) all.push_back({fact.label, fact.value, {}, ColorRole::Text, {}});
    return all;
}

}  // namespace

InspectorPanel::InspectorPanel(Document& document, WindowSelection& selection, QWidget* parent)
    : QScrollArea(parent), document_(document), selection_(selection) {
    setObjectName(QStringLiteral("inspector"));
    setAccessibleName(tr("Inspector"));
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* const page = new QWidget;
    auto* const column = new QVBoxLayout(page);
    column->setContentsMargins(16, 12, 16, 16);
    column->setSpacing(8);
    setWidget(page);
    buildHead(*column);
    buildBuffer(*column);
    column->addStretch();
    connect(&selection_, &WindowSelection::changed, this, &InspectorPanel::refresh);
    connect(&document_, &Document::planChanged, this, &InspectorPanel::refresh);
    refresh();
}

void InspectorPanel::buildHead(QVBoxLayout& column) {
    title_ = new ElidedLabel(Qt::ElideRight, widget());
    title_->setObjectName(QStringLiteral("inspectorTitle"));
    setStyleRole(*title_, "title");
    detail_ = new QLabel(widget());
    setStyleRole(*detail_, "muted");
    auto* const head = new QHBoxLayout;
    head->addWidget(title_, 1);
    head->addWidget(detail_);
    column.addLayout(head);
    name_ = new ElidedLabel(Qt::ElideMiddle, widget());
    setStyleRole(*name_, "muted");
    column.addWidget(name_);
    verdict_ = wrapped(widget());
    verdict_->setObjectName(QStringLiteral("inspectorVerdict"));
    column.addWidget(verdict_);
    reason_ = wrapped(widget());
    column.addWidget(reason_);
    prediction_ = wrapped(widget());
    prediction_->setObjectName(QStringLiteral("inspectorPrediction"));
    column.addWidget(prediction_);
    column.addSpacing(4);
    facts_ = new FactGrid(widget());
    column.addWidget(facts_);
    goToGroup_ = new QPushButton(widget());
    goToGroup_->setObjectName(QStringLiteral("goToGroup"));
    goToGroup_->setAccessibleName(tr("Show the group of this op"));
    connect(goToGroup_, &QPushButton::clicked, this, [this] { selection_.selectGroup(selection_.group()); });
    column.addWidget(goToGroup_, 0, Qt::AlignLeft);
    notes_ = wrapped(widget());
    notes_->setObjectName(QStringLiteral("inspectorNotes"));
    setStyleRole(*notes_, "muted");
    column.addWidget(notes_);
}

void InspectorPanel::buildBuffer(QVBoxLayout& column) {
    buffer_ = new QWidget(widget());
    auto* const rows = new QVBoxLayout(buffer_);
    rows->setContentsMargins(0, 8, 0, 0);
    rows->setSpacing(8);
    auto* const heading = new QLabel(tr("What fills the buffer"), buffer_);
    setStyleRole(*heading, "heading");
    bar_ = new StackedBar(buffer_);
    rows->addWidget(heading);
    rows->addWidget(bar_);
    column.addWidget(buffer_);
}

void InspectorPanel::setTheme(const Theme& theme) {
    theme_ = theme;
    bar_->setTheme(theme);
    refresh();
}

void InspectorPanel::refresh() {
    if (!document_.hasModel()) return;
    name_->hide();
    goToGroup_->hide();
    notes_->hide();
    prediction_->hide();
    buffer_->hide();
    if (selection_.isEmpty())
        showModel();
    else
        selection_.isGroup() ? showGroup() : showOp();
}

void InspectorPanel::showModel() {
    title_->setFullText(tr("Model"));
    detail_->clear();
    verdict_->hide();
    reason_->setText(tr("Select a group or an op to see what fills the buffer."));
    setStyleRole(*reason_, "muted");
    reason_->show();
    facts_->setFacts(asPlanFacts(modelFacts(document_)));
    showNotes({modelNotes(document_), overridesSummary(document_)});
}

void InspectorPanel::showNotes(QStringList notes) {
    notes.removeAll(QString());
    notes_->setText(notes.join(QStringLiteral("\n\n")));
    notes_->setVisible(!notes.isEmpty());
}

void InspectorPanel::showVerdict(Verdict verdict, const QString& sentence, const QString& reason) {
    setStyleRole(*verdict_, verdict == Verdict::Fits         ? "verdict-ok"
                            : verdict == Verdict::DoesNotFit ? "verdict-bad"
                                                             : "verdict");
    verdict_->setText(verdict == Verdict::DoesNotFit ? QStringLiteral("⚠ ") + sentence : sentence);
    verdict_->show();
    setStyleRole(*reason_, "");
    reason_->setText(reason);
    reason_->setVisible(!reason.isEmpty());
}

void InspectorPanel::showGroup() {
    const GroupId group = selection_.group();
    const GroupText text = groupText(document_, group);
    title_->setFullText(groupName(group));
    detail_->setText(opCount(document_.version()->plan.group(group).count()));
    showVerdict(text.verdict, text.sentence, text.reason);
    showPrediction(text);
    facts_->setFacts(asPlanFacts(groupFacts(document_, group)));
    const GroupSet& ops = document_.version()->plan.group(group);
    showNotes({demandsOn(document_, ops), noteOf(document_, ops)});
    showBuffer(text);
}

void InspectorPanel::showPrediction(const GroupText& text) {
    setStyleRole(*prediction_, text.isPredictionWrong ? "bad" : "muted");
    prediction_->setText(text.isPredictionWrong ? QStringLiteral("⚠ ") + tr("%1: they disagree").arg(text.prediction)
                                                : text.prediction);
    prediction_->setVisible(!text.prediction.isEmpty());
}

void InspectorPanel::showBuffer(const GroupText& text) {
    delete parts_;
    parts_ = nullptr;
    buffer_->setVisible(!text.sums.empty());
    if (text.sums.empty()) return;
    bar_->setParts(text.sums, document_.accelerator().bufferBytes);
    auto* const list = new TermList(text, theme_, buffer_);
    connect(list, &TermList::opActivated, &selection_, &WindowSelection::selectOp);
    buffer_->layout()->addWidget(list);
    parts_ = list;
}

void InspectorPanel::showOp() {
    const OpId op = selection_.op();
    const QString reason = unfusableReason(document_, op);
    title_->setFullText(QString::fromStdString(opCard(document_.graph(), op).kind));
    detail_->setText(tr("op %1").arg(op.value()));
    showNotes({demandsOn(document_, {op})});
    name_->setFullText(QString::fromStdString(document_.graph().op(op).name));
    name_->show();
    const bool isFusable = reason.isEmpty();
    showVerdict(isFusable ? Verdict::Fits : Verdict::OutsideFusion,
                isFusable ? tr("Can be fused.") : tr("Cannot be fused."), reason);
    facts_->setFacts(asPlanFacts(opFacts(document_, op)));
    goToGroup_->setText(tr("Show %1").arg(groupNameInText(selection_.group())));
    goToGroup_->show();
}

}  // namespace fusescope
