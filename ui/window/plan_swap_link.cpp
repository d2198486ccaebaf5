// SPDX-License-Identifier: Apache-2.0
#include "ui/window/plan_swap_link.h"

#include <QAction>
#include <QEvent>
#include <QLabel>
#include <algorithm>
#include <utility>

#include "core/cost/plan_evaluation.h"
#include "ui/canvas/canvas.h"
#include "ui/document/document.h"
#include "ui/text/words.h"
#include "ui/window/canvas_link.h"
#include "ui/window/window_actions.h"

namespace fusescope {
namespace {

constexpr int kTop = 14;  // from the edge of the canvas

/// Groups of several ops that the other plan does not have.
int ownGroups(const FusionPlan& plan, const FusionPlan& other) {
    return static_cast<int>(std::ranges::count_if(plan.groups(), [&](const GroupSet& group) {
        return group.count() > 1 && other.group(other.groupOf(group.first())) != group;
    }));
}

}  // namespace

PlanSwapLink::PlanSwapLink(const Partners& partners, QObject* parent)
    : QObject(parent), partners_(partners), note_(new QLabel(&partners.canvas)) {
    note_->setObjectName(QStringLiteral("otherPlanNote"));
    note_->setTextFormat(Qt::RichText);
    note_->setAttribute(Qt::WA_TransparentForMouseEvents);
    note_->hide();
    partners_.canvas.installEventFilter(this);
    connect(partners_.actions.otherPlan, &QAction::triggered, this, &PlanSwapLink::swap);
    connect(&partners_.document, &Document::planShown, this, &PlanSwapLink::follow);
    connect(&partners_.canvas, &CanvasWidget::pictureChanged, this, &PlanSwapLink::refresh);
    connect(&partners_.canvas, &CanvasWidget::frameChanged, this, &PlanSwapLink::refresh);
    refresh();
}

bool PlanSwapLink::isOtherShown() const { return partners_.canvasLink.isOtherPlanShown(); }

void PlanSwapLink::follow() {
    if (!partners_.document.hasModel()) return;
    const auto& graph = partners_.document.model().content->graph;
    const FusionPlan& plan = partners_.document.version()->plan;
    if (graph != graph_) {
        graph_ = graph;
        other_ = {};
        current_ = plan;
    } else if (plan != current_) {
        other_ = std::exchange(current_, plan);
    }
    refresh();
}

QString PlanSwapLink::whyNot() const {
    if (!partners_.document.hasModel()) return tr("No model is open");
    if (other_.groupCount() == 0) return tr("There was no other plan before this one");
    if (!partners_.canvas.plan() || partners_.canvas.scene()->collapsed) return tr("Show a card for each op first");
    return partners_.canvas.frame() ? tr("Close the split player first") : QString();
}

void PlanSwapLink::swap() {
    if (!whyNot().isEmpty()) return;
    if (isOtherShown()) return partners_.canvasLink.endPreview();
    const SearchProblem& problem = partners_.document.pricing()->problem;
    partners_.canvasLink.showOtherPlan(other_, evaluatePlan(*problem.costModel, other_, problem.betaBytes));
}

void PlanSwapLink::refresh() {
    setEnabledOr(*partners_.actions.otherPlan, whyNot());
    const bool isShown = isOtherShown() && !partners_.canvas.frame();
    note_->setVisible(isShown);
    if (!isShown) return;
    std::int64_t dramBytes = 0;
    int unfitting = 0;
    for (const GroupView& group : partners_.canvas.plan()->view.groups) {
        dramBytes += group.isUnfusable ? 0 : group.dramBytes;
        unfitting += !group.fits && !group.isUnfusable;
    }
    QStringList facts{decimalBytes(dramBytes), groupCount(other_.groupCount())};
    if (unfitting > 0) facts << tr("%1 not fitting").arg(unfitting);
    facts << tr("%1 of them not in your plan").arg(ownGroups(other_, current_));
    const QString key = partners_.actions.otherPlan->shortcut().toString(QKeySequence::NativeText);
    note_->setText(
        tr("<b>The plan before</b> · %1 · <b>%2</b> shows yours").arg(facts.join(QStringLiteral(" · ")), key));
    note_->setAccessibleName(note_->text().remove(QStringLiteral("<b>")).remove(QStringLiteral("</b>")));
    place();
}

void PlanSwapLink::place() {
    note_->adjustSize();
    note_->move(std::max((partners_.canvas.width() - note_->width()) / 2, 0), kTop);
    note_->raise();
}

bool PlanSwapLink::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize && note_->isVisible()) place();
    return QObject::eventFilter(watched, event);
}

}  // namespace fusescope
