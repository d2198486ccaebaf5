// SPDX-License-Identifier: Apache-2.0
#include "ui/window/find_link.h"

#include <QAction>
#include <algorithm>

#include "core/graph/traversal.h"
#include "ui/canvas/canvas.h"
#include "ui/document/document.h"
#include "ui/document/overlay_values.h"
#include "ui/document/selection.h"
#include "ui/panels/find_bar.h"
#include "ui/text/words.h"
#include "ui/window/window_actions.h"

namespace fusescope {

FindLink::FindLink(const Partners& partners, QObject* parent)
    : QObject(parent), partners_(partners), bar_(new FindBar(&partners.canvas)) {
    const WindowActions& actions = partners_.actions;
    connect(actions.find, &QAction::triggered, bar_, &FindBar::open);
    connect(actions.findNext, &QAction::triggered, this, [this] { step(1); });
    connect(actions.findPrevious, &QAction::triggered, this, [this] { step(-1); });
    connect(bar_, &FindBar::queryChanged, this, &FindLink::search);
    connect(bar_, &FindBar::nextRequested, this, [this] { step(1); });
    connect(bar_, &FindBar::previousRequested, this, [this] { step(-1); });
    connect(bar_, &FindBar::closed, this, &FindLink::close);
    connect(&partners_.canvas, &CanvasWidget::pathRequested, this, [this](OpId op) {
        if (partners_.selection.op().isValid()) showPath(partners_.selection.op(), op);
    });
    connect(&partners_.canvas, &CanvasWidget::pictureChanged, this, &FindLink::searchAgain);
    connect(&partners_.selection, &WindowSelection::changed, this, &FindLink::refreshCount);
    connect(&partners_.document, &Document::modelChanged, this, [this] { matches_.clear(); });
}

void FindLink::setTheme(const Theme& theme) { bar_->setTheme(theme); }

void FindLink::find(const QString& query) {
    bar_->setText(query);
    bar_->open();
}

QuerySubject FindLink::subject() const {
    const Document& document = partners_.document;
    const GraphScene& scene = *partners_.canvas.scene();
    const PlanScene* const plan = partners_.canvas.plan().get();
    return {document.graph(), plan ? &plan->view : nullptr, measuredOverlay(document, scene, OverlayKind::Dram).ops,
            measuredOverlay(document, scene, OverlayKind::Weights).ops,
            measuredOverlay(document, scene, OverlayKind::Macs).ops};
}

void FindLink::searchAgain() {
    if (bar_->isVisible()) search(bar_->text());
}

void FindLink::search(const QString& text) {
    const bool isDrawn = partners_.document.hasModel() && partners_.canvas.scene() &&
                         partners_.canvas.scene()->graph.get() == &partners_.document.graph();
    const auto parsed = OpQuery::parse(text.toStdString());
    const auto* const error = std::get_if<QueryError>(&parsed);
    if (!isDrawn || error || std::get<OpQuery>(parsed).isEmpty()) {
        matches_.clear();
        partners_.canvas.setEmphasised(std::nullopt);
        return error ? bar_->showError(QString::fromStdString(error->message)) : bar_->showNothing();
    }
    showMatches(std::get<OpQuery>(parsed).matchesIn(subject()));
}

void FindLink::showMatches(const GroupSet& found) {
    matches_ = found.ops();
    partners_.canvas.setEmphasised(found);
    refreshCount();
}

void FindLink::showPath(OpId from, OpId to) {
    const auto [first, last] = std::minmax(from, to);  // whichever was clicked first
    const std::vector<OpId> between = opsBetween(partners_.document.graph(), first, last);
    const GroupSet path{std::span<const OpId>(between)};
    if (path.isEmpty()) {
        Q_EMIT noted(tr("No path joins these two ops"));
        return;
    }
    matches_ = path.ops();
    partners_.canvas.setEmphasised(path);
    Q_EMIT noted(tr("%1 on paths between the two; Esc shows all again").arg(opCount(path.count())));
}

void FindLink::step(int by) {
    bar_->flush();
    if (matches_.empty()) return;
    const auto count = static_cast<std::ptrdiff_t>(matches_.size());
    const OpId now = partners_.selection.op();
    const auto here = std::ranges::lower_bound(matches_, now) - matches_.begin();
    const bool isOn = here < count && matches_[static_cast<std::size_t>(here)] == now;
    std::ptrdiff_t next = 0;
    if (now.isValid())
        next = by > 0 ? here + (isOn ? 1 : 0) : here - 1;
    else if (by < 0)
        next = -1;
    partners_.selection.selectOp(matches_[static_cast<std::size_t>((next + count) % count)]);
    refreshCount();
}

void FindLink::refreshCount() {
    if (!bar_->isVisible() || bar_->text().trimmed().isEmpty() || !partners_.canvas.emphasised()) return;
    const auto found = std::ranges::find(matches_, partners_.selection.op());
    bar_->showCount(static_cast<int>(matches_.size()),
                    found == matches_.end() ? -1 : static_cast<int>(found - matches_.begin()));
}

void FindLink::close() {
    matches_.clear();
    partners_.canvas.setEmphasised(std::nullopt);
    partners_.canvas.setFocus();
}

}  // namespace fusescope
