// SPDX-License-Identifier: Apache-2.0
#include "ui/window/searches_link.h"

#include <QAction>
#include <QMainWindow>

#include "ui/document/document.h"
#include "ui/panels/search_form.h"
#include "ui/panels/searches_panel.h"
#include "ui/text/search_text.h"
#include "ui/text/words.h"
#include "ui/window/bottom_dock.h"

namespace fusescope {

SearchesLink::SearchesLink(Document& document, QAction& show, QMainWindow& window)
    : QObject(&window), document_(document), panel_(new SearchesPanel(document, queue_, &window)) {
    dock_ = addBottomDock(window, panel_, tr("Searches"), show, document);
    connect(&panel_->form(), &SearchForm::started, this, &SearchesLink::start);
    connect(panel_, &SearchesPanel::closeRequested, &show, [&show] { show.setChecked(false); });
    connect(panel_, &SearchesPanel::planChosen, this, [this](int id, std::size_t point) {
        const SearchEntry* const entry = queue_.entry(id);
        if (entry) take(entry->outcome(point), searchName(entry->spec));
    });
    connect(panel_, &SearchesPanel::frontPlanChosen, this, [this](int id, std::size_t point) {
        const SearchEntry* const entry = queue_.entry(id);
        if (!entry || !entry->result || point >= entry->result->front.size()) return;
        SearchEntry chosen = *entry;
        const FrontPlan& plan = entry->result->front[point];
        chosen.curve = {{{entry->progress.done, plan.dramBytes}, plan.plan}};
        chosen.result.reset();
        take(chosen.outcome(0), searchName(entry->spec));
    });
    connect(&queue_, &SearchQueue::ended, this, &SearchesLink::tellEnd);
    connect(&store_, &JobStore::failed, this, &SearchesLink::failed);
    connect(&document_, &Document::modelChanged, this, &SearchesLink::followDocument);
}

SearchesLink::~SearchesLink() {
    queue_.stopAll();
    store_.writeNow();
    delete dock_;  // its panel knows the queue
}

void SearchesLink::setTheme(const Theme& theme) { panel_->setTheme(theme); }

void SearchesLink::followDocument() {
    if (!document_.hasModel() || graph_ == document_.model().content->graph) return;
    graph_ = document_.model().content->graph;
    store_.open(document_.model().content->fingerprint, document_.pricing());
}

void SearchesLink::start() {
    if (!document_.hasModel()) return;
    panel_->select(queue_.add(panel_->form().spec()));
}

void SearchesLink::take(const SearchOutcome& outcome, const QString& name) {
    if (outcome.pricing->problem.graph != document_.model().content->graph) return;
    const QString bytes = decimalBytes(outcome.result.dramBytes);
    const bool isNew = document_.applyWithAccelerator(outcome, tr("Plan of %1 (%2)").arg(name, bytes));
    Q_EMIT noted(isNew ? tr("Took the plan of %1: %2").arg(name, bytes) : tr("Your plan is this one: %1").arg(bytes));
}

void SearchesLink::tellEnd(int id) {
    const SearchEntry* const entry = queue_.entry(id);
    if (!entry) return;
    const bool isOfNow = entry->spec.request.pricing->accelerator == document_.accelerator();
    if (entry->result && isOfNow && entry->spec.request.params.overrides.isEmpty())
        document_.learnBound({document_.accelerator(), entry->result->lowerBoundBytes});
    if (entry->state == SearchState::Failed)
        return Q_EMIT failed({Severity::Failure, tr("The search failed: %1").arg(entry->failure), {}});
    if (entry->hasPlan())
        Q_EMIT noted(tr("%1 is %2: %3")
                         .arg(searchName(entry->spec), stateName(entry->state),
                              decimalBytes(entry->curve.back().step.dramBytes)));
}

}  // namespace fusescope
