// SPDX-License-Identifier: Apache-2.0
#include "ui/window/explain_link.h"

#include <QAction>
#include <QMainWindow>

#include "core/base/parallel.h"
#include "ui/canvas/canvas.h"
#include "ui/document/document.h"
#include "ui/document/plan_change.h"
#include "ui/document/selection.h"
#include "ui/panels/explain_panel.h"
#include "ui/panels/explain_words.h"
#include "ui/text/explanation_text.h"
#include "ui/text/words.h"
#include "ui/window/bottom_dock.h"
#include "ui/window/overlay_link.h"
#include "ui/window/window_actions.h"

namespace fusescope {

ExplainLink::ExplainLink(const Partners& partners, QMainWindow& window)
    : QObject(&window),
      partners_(partners),
      explanations_(partners.document, partners.selection),
      panel_(new ExplainPanel(partners.document, partners.selection, explanations_, *partners.actions.nextUnfitting)),
      dock_(addBottomDock(window, panel_, tr("Explanation"), *partners.actions.showExplanation, partners.document)),
      overlay_(new OverlayLink(partners.document, explanations_, partners.canvas, partners.actions, this)) {
    connectParts();
    refreshActions();
}

ExplainLink::~ExplainLink() {
    panel_->disconnect(this);
    delete dock_;
}

void ExplainLink::connectParts() {
    const WindowActions& actions = partners_.actions;
    connect(&partners_.document, &Document::planShown, this, &ExplainLink::followWindow);
    connect(&partners_.selection, &WindowSelection::changed, this, &ExplainLink::followWindow);
    connect(panel_, &ExplainPanel::shown, this, &ExplainLink::followWindow);
    connect(panel_, &ExplainPanel::askedChanged, this, &ExplainLink::start);
    connect(panel_, &ExplainPanel::stopRequested, this, &ExplainLink::stop);
    connect(panel_, &ExplainPanel::closeRequested, actions.showExplanation,
            [&actions] { actions.showExplanation->setChecked(false); });
    connect(&panel_->words(), &ExplainWords::cutRequested, this, &ExplainLink::cut);
    connect(actions.explain, &QAction::triggered, this, [this] {
        Q_EMIT opsNeeded();
        bringToFront(*dock_, *partners_.actions.showExplanation);
        followWindow();
    });
    connect(actions.nextUnfitting, &QAction::triggered, this, &ExplainLink::selectNextUnfitting);
    connect(&jobs_, &JobSlot::failed, this, &ExplainLink::failed);
    connect(&jobs_, &JobSlot::progressed, panel_, [this] { panel_->showProgress(jobs_.job()->progress()); });
    connect(&jobs_, &JobSlot::changed, panel_,
            [this] { jobs_.isRunning() ? panel_->showProgress(jobs_.job()->progress()) : panel_->endProgress(); });
}

void ExplainLink::setTheme(const Theme& theme) { panel_->setTheme(theme); }

void ExplainLink::followWindow() {
    refreshActions();
    if (!panel_->isVisible()) return;
    const auto& pricing = partners_.document.pricing();
    const bool isGroup = pricing && !partners_.selection.isEmpty();
    if (!isGroup) return jobs_.abandon();
    const GroupSet& group = partners_.document.version()->plan.group(partners_.selection.group());
    if (explanations_.isOf(pricing.get(), group)) return;
    start();
}

void ExplainLink::refreshActions() {
    const Document& document = partners_.document;
    const auto whyNot = [&]() -> QString {
        if (!document.hasModel()) return tr("No model is open");
        if (document.evaluation()->invalidGroups == 0) return tr("All groups of the plan fit");
        if (partners_.selection.isEmpty()) return tr("Select a group that does not fit first");
        return unexplainableReason(
            whyNotExplained(*document.pricing(), document.version()->plan.group(partners_.selection.group())));
    };
    setEnabledOr(*partners_.actions.explain, whyNot());
    setEnabledOr(*partners_.actions.nextUnfitting, !document.hasModel() ? tr("No model is open")
                                                   : document.evaluation()->invalidGroups == 0
                                                       ? tr("All groups of the plan fit")
                                                       : QString());
    setEnabledOr(*partners_.actions.showExplanation, document.hasModel() ? QString() : tr("No model is open"));
}

bool ExplainLink::isUnderWay(const ExplainRequest& request) const {
    return jobs_.isRunning() && asked_.pricing == request.pricing && asked_.group == request.group &&
           asked_.explainers == request.explainers;
}

void ExplainLink::start() {
    if (!partners_.document.hasModel() || partners_.selection.isEmpty() || !panel_->isVisible()) return;
    ExplainRequest request;
    request.pricing = partners_.document.pricing();
    request.group = partners_.document.version()->plan.group(partners_.selection.group());
    request.explainers = panel_->asked();
    request.params.threads = hardwareThreads();
    if (isUnderWay(request)) return;
    if (whyNotExplained(*request.pricing, request.group) != Unexplainable::No || request.explainers.empty()) {
        jobs_.abandon();
        return explanations_.clear();
    }
    asked_ = request;
    jobs_.start(makeJob(
        tr("Explaining %1").arg(groupNameInText(partners_.selection.group())),
        [request](RunControl& control) {
            auto result = explainGroup(request, control);
            return result ? std::make_shared<const GroupExplanation>(std::move(*result)) : nullptr;
        },
        [this](std::shared_ptr<const GroupExplanation> result) {
            if (result) return explanations_.show(std::move(result));
            Q_EMIT noted(tr("Stopped: the group is not explained"));
        },
        this));
}

void ExplainLink::stop() { jobs_.requestStop(); }

void ExplainLink::selectNextUnfitting() {
    const auto& groups = partners_.document.evaluation()->groups;
    const int count = static_cast<int>(groups.size());
    const int now = partners_.selection.isEmpty() ? -1 : partners_.selection.group().value();
    for (int step = 1; step <= count; ++step) {
        const GroupId next((now + step + count) % count);
        const GroupEvaluation& group = groups[next.index()];
        if (!group.fits && !group.isUnfusable) return partners_.selection.selectGroup(next);
    }
}

void ExplainLink::cut(std::size_t edge) {
    const GroupExplanation& result = *explanations_.result();
    const auto change = splitChange(partners_.document, partners_.selection.group(), result.cuts[edge].cut.before);
    if (!change) return;
    const QString place = edgeName(*result.pricing->problem.graph, result.edges[edge]);
    const QString words = changeSentence(*partners_.document.evaluation(), change->evaluation);
    partners_.document.edit(change->after.plan, tr("Cut at %1").arg(place));
    Q_EMIT noted(tr("Cut at %1. %2").arg(place, words));
}

}  // namespace fusescope
