// SPDX-License-Identifier: Apache-2.0
#include "ui/window/advice_link.h"

#include <QAction>
#include <QMainWindow>

#include "ui/document/document.h"
#include "ui/document/plan_change.h"
#include "ui/document/selection.h"
#include "ui/panels/advice_panel.h"
#include "ui/text/explanation_text.h"
#include "ui/window/bottom_dock.h"
#include "ui/window/canvas_link.h"
#include "ui/window/workbench.h"

namespace fusescope {
namespace {

constexpr std::size_t kMostEdges = 400;

struct Reviewed {
    std::vector<Finding> findings;
    std::vector<EdgeEffect> effects;
};

}  // namespace

AdviceLink::AdviceLink(const Partners& partners, QAction& show, QMainWindow& window)
    : QObject(&window), partners_(partners), panel_(new AdvicePanel(&window)) {
    dock_ = addBottomDock(window, panel_, tr("Advice"), show, partners_.document);
    soon_.setSingleShot(true);
    soon_.setInterval(0);
    connect(&soon_, &QTimer::timeout, this, &AdviceLink::start);
    const auto soon = [this] { soon_.start(); };
    connect(panel_, &AdvicePanel::shown, this, soon);
    connect(&partners_.document, &Document::planShown, this, soon);
    connect(panel_, &AdvicePanel::hidden, this, [this] { partners_.canvas.endPreview(); });
    connect(panel_, &AdvicePanel::selectionChanged, this, &AdviceLink::showRow);
    connect(panel_, &AdvicePanel::applied, this, &AdviceLink::apply);
    connect(panel_, &AdvicePanel::closeRequested, &show, [&show] { show.setChecked(false); });
    connect(&reviews_, &JobSlot::failed, this, &AdviceLink::failed);
    connect(&reviews_, &JobSlot::changed, panel_, [this] { panel_->setBusy(reviews_.isRunning()); });
}

AdviceLink::~AdviceLink() {
    if (!dock_) return;
    panel_->disconnect(this);
    delete dock_;
}

void AdviceLink::setTheme(const Theme& theme) { panel_->setTheme(theme); }

void AdviceLink::start() {
    const Document& document = partners_.document;
    if (!panel_->isVisible() || !document.hasModel()) return;
    if (reviewed_ == document.version() && reviewedOn_ == document.pricing()) return;
    reviewed_ = document.version();
    reviewedOn_ = document.pricing();
    panel_->setAdvice({});
    panel_->setEdges({});
    ReviewRequest request{document.pricing()->problem, document.accelerator(), document.pinned(), 1000};
    reviews_.start(makeJob(
        tr("Reviewing the plan"),
        [request](RunControl& control) {
            Reviewed found;
            found.effects = edgeEffects(request.problem, request.now, control).value_or(std::vector<EdgeEffect>{});
            if (found.effects.size() > kMostEdges) found.effects.resize(kMostEdges);
            found.findings = review(request, control).value_or(std::vector<Finding>{});
            return found;
        },
        [this, now = request.now, graph = request.problem.graph](const Reviewed& found) {
            if (reviewed_ != partners_.document.version()) return;  // another plan, or a plan of another model
            panel_->setAdvice(adviceRows(found.findings));
            panel_->setEdges(adviceRows(found.effects, now, *graph));
        },
        this));
}

void AdviceLink::showRow() {
    const AdviceRow* const row = panel_->selected();
    if (!row || reviewed_ != partners_.document.version()) return partners_.canvas.endPreview();
    if (row->edge)
        partners_.selection.selectEdge(row->edge->first, row->edge->second);
    else if (!row->ops.empty())
        partners_.selection.selectOp(row->ops.front());
    if (panel_->isPreviewing() && row->after && !row->accelerator)
        partners_.canvas.previewPlan(changeTo(partners_.document, *row->after));
    else
        partners_.canvas.endPreview();
}

void AdviceLink::apply(const AdviceRow& row) {
    if (reviewed_ != partners_.document.version()) return;
    partners_.canvas.endPreview();
    if (row.accelerator) {
        partners_.workbench.takeFoundPlan(*row.accelerator, row.after->plan, row.name);
        return;
    }
    const QString words =
        changeSentence(*partners_.document.evaluation(), changeTo(partners_.document, *row.after).evaluation);
    partners_.document.edit(*row.after, row.name);
    Q_EMIT noted(words);
}

}  // namespace fusescope
