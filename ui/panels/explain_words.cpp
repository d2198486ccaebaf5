// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/explain_words.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSlider>

#include "ui/document/document.h"
#include "ui/document/explanations.h"
#include "ui/document/selection.h"
#include "ui/panels/style_sheet.h"
#include "ui/text/explanation_text.h"
#include "ui/text/words.h"

namespace fusescope {
namespace {

constexpr int kSteps = 100;  // of the threshold

}  // namespace

ExplainWords::ExplainWords(Document& document, WindowSelection& selection, Explanations& explanations,
                           QAction& nextUnfitting, QWidget* parent)
    : QWidget(parent),
      document_(document),
      selection_(selection),
      explanations_(explanations),
      verdict_(new QLabel(this)),
      reason_(new QLabel(this)),
      cuts_(new QLabel(this)),
      next_(new QPushButton(tr("Next group that does not fit"), this)),
      pickRow_(new QWidget(this)),
      threshold_(new QSlider(Qt::Horizontal, this)),
      picked_(new QLabel(this)),
      cutEdge_(new QLabel(this)),
      change_(new QLabel(this)),
      cut_(new QPushButton(tr("Cut here"), this)) {
    nameParts();
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(16, 0, 16, 12);
    column->setSpacing(6);
    for (QLabel* const label : {verdict_, reason_, cuts_}) column->addWidget(label);
    column->addWidget(next_, 0, Qt::AlignLeft);
    column->addStretch();
    pickRow_->setLayout(buildThreshold());
    column->addWidget(pickRow_);
    for (QLabel* const label : {cutEdge_, change_}) column->addWidget(label);
    column->addWidget(cut_, 0, Qt::AlignLeft);
    connect(next_, &QPushButton::clicked, &nextUnfitting, &QAction::trigger);
    connect(threshold_, &QSlider::valueChanged, this,
            [this](int value) { explanations_.setThreshold(static_cast<double>(value) / kSteps); });
    connect(cut_, &QPushButton::clicked, this, [this] {
        if (edge() >= 0) Q_EMIT cutRequested(static_cast<std::size_t>(edge()));
    });
    for (const auto signal : {&Explanations::changed, &Explanations::shownChanged})
        connect(&explanations_, signal, this, &ExplainWords::refresh);
    connect(&explanations_, &Explanations::pickChanged, this, &ExplainWords::refreshPick);
    connect(&selection_, &WindowSelection::changed, this, &ExplainWords::refresh);
    connect(&document_, &Document::planShown, this, &ExplainWords::refresh);
    refresh();
}

void ExplainWords::nameParts() {
    verdict_->setObjectName(QStringLiteral("explainVerdict"));
    reason_->setObjectName(QStringLiteral("explainReason"));
    cuts_->setObjectName(QStringLiteral("explainCuts"));
    picked_->setObjectName(QStringLiteral("pickedEdges"));
    cutEdge_->setObjectName(QStringLiteral("cutEdge"));
    change_->setObjectName(QStringLiteral("cutChange"));
    for (QLabel* const label : {verdict_, reason_, cuts_, cutEdge_, change_}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    setStyleRole(*verdict_, "verdict-bad");
    setStyleRole(*cuts_, "muted");
    setStyleRole(*change_, "muted");
    setStyleRole(*cutEdge_, "strong");
    next_->setObjectName(QStringLiteral("nextUnfitting"));
    next_->setAccessibleName(next_->text());
    threshold_->setObjectName(QStringLiteral("threshold"));
    threshold_->setAccessibleName(tr("Threshold for edges to cut"));
    threshold_->setToolTip(tr("Edges whose colour is at least this far up the scale are picked and numbered"));
    threshold_->setRange(0, kSteps);
    cut_->setObjectName(QStringLiteral("cutHere"));
    cut_->setAccessibleName(tr("Cut the group here"));
    cut_->setToolTip(tr("Split the group at the best cut across this edge, as one step that can be undone"));
    setStyleRole(*cut_, "primary");
}

QLayout* ExplainWords::buildThreshold() {
    auto* const row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    auto* const label = new QLabel(tr("Threshold"), this);
    setStyleRole(*label, "muted");
    row->addWidget(label);
    row->addWidget(threshold_, 1);
    row->addWidget(picked_);
    return row;
}

int ExplainWords::edge() const {
    const ExplainerAnswer* const shown = explanations_.shown();
    return shown ? static_cast<int>(explanations_.selectedEdge().value_or(shown->bestEdge())) : -1;
}

void ExplainWords::refresh() {
    if (!document_.hasModel()) return;
    const bool hasResult = explanations_.shown();
    for (QWidget* const part : {pickRow_, static_cast<QWidget*>(cutEdge_), static_cast<QWidget*>(change_),
                                static_cast<QWidget*>(cut_), static_cast<QWidget*>(cuts_)})
        part->setVisible(hasResult);
    next_->setVisible(!hasResult && document_.evaluation()->invalidGroups > 0);
    if (!hasResult) return showNothing();
    const GroupExplanation& result = *explanations_.result();
    setStyleRole(*verdict_, "verdict-bad");
    verdict_->setText(QStringLiteral("⚠ ") + excessSentence(*result.pricing, result.group));
    setStyleRole(*reason_, "");
    reason_->setText(fillSentence(*result.pricing, result.group));
    cuts_->setText(cutsSentence(result.truth));
    refreshPick();
    refreshCut();
}

void ExplainWords::showNothing() {
    const int invalid = document_.evaluation()->invalidGroups;
    setStyleRole(*reason_, "muted");
    if (invalid == 0) {
        setStyleRole(*verdict_, "verdict-ok");
        verdict_->setText(tr("All groups fit."));
        reason_->setText(
            tr("Explanations are for groups that do not fit: a smaller buffer or a larger group has some."));
        return;
    }
    setStyleRole(*verdict_, "verdict");
    const bool isGroup = !selection_.isEmpty();
    const Unexplainable why =
        isGroup ? whyNotExplained(*document_.pricing(), document_.version()->plan.group(selection_.group()))
                : Unexplainable::Fits;
    verdict_->setText(isGroup ? groupName(selection_.group()) : tr("No group is selected."));
    const QString count = invalid == 1 ? tr("1 group does not fit.") : tr("%1 groups do not fit.").arg(invalid);
    const QString reason =
        isGroup && why != Unexplainable::No ? unexplainableReason(why) + QStringLiteral(". ") : QString();
    reason_->setText(reason + count);
}

void ExplainWords::refreshPick() {
    const QSignalBlocker quiet(threshold_);
    threshold_->setValue(qRound(explanations_.threshold() * kSteps));
    picked_->setText(tr("%1 of %2 edges").arg(explanations_.picked().size()).arg(explanations_.result()->edges.size()));
}

void ExplainWords::refreshCut() {
    const auto at = static_cast<std::size_t>(edge());
    const GroupExplanation& result = *explanations_.result();
    const JudgedCut& cut = result.cuts[at];
    const auto change = splitChange(document_, selection_.group(), cut.cut.before);
    cutEdge_->setText(edgeName(*result.pricing->problem.graph, result.edges[at]));
    cut_->setEnabled(change.has_value());
    change_->setText(change ? tr("%1 and %2: %3. %4")
                                  .arg(opCount(cut.cut.before.count()), opCount(cut.cut.after.count()),
                                       categoryWords(cut.category),
                                       changeSentence(*document_.evaluation(), change->evaluation))
                            : tr("This cut would leave no plan: its groups would wait for each other."));
}

}  // namespace fusescope
