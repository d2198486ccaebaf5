// SPDX-License-Identifier: Apache-2.0
#include "ui/window/compare_link.h"

#include <QAction>
#include <QFileDialog>
#include <QLabel>
#include <QMainWindow>
#include <QSplitter>

#include "core/base/error.h"
#include "core/io/plan_file.h"
#include "core/review/plan_comparison.h"
#include "ui/canvas/canvas.h"
#include "ui/document/document.h"
#include "ui/document/plan_change.h"
#include "ui/document/selection.h"
#include "ui/panels/compare_panel.h"
#include "ui/panels/style_sheet.h"
#include "ui/text/search_text.h"
#include "ui/text/words.h"
#include "ui/window/bottom_dock.h"
#include "ui/window/canvas_parts.h"
#include "ui/window/file_commands.h"

namespace fusescope {

CompareLink::CompareLink(const Partners& partners, QAction& show, QMainWindow& window)
    : QObject(&window),
      partners_(partners),
      panel_(new ComparePanel(&window)),
      other_(new CanvasWidget(&window)),
      otherName_(new QLabel(other_)) {
    dock_ = addBottomDock(window, panel_, tr("Compare"), show, partners_.document);
    other_->setObjectName(QStringLiteral("otherCanvas"));
    other_->setAccessibleName(tr("The plan before"));
    other_->hide();
    otherName_->setObjectName(QStringLiteral("otherCanvasName"));
    otherName_->setMargin(6);
    otherName_->move(12, 12);
    partners_.splitter.insertWidget(partners_.splitter.indexOf(&partners_.canvas), other_);
    const auto moveTogether = [this](CanvasWidget& mover, CanvasWidget& follower) {
        connect(&mover, &CanvasWidget::viewChanged, this, [this, &mover, &follower] {
            if (isMoving_ || other_->isHidden()) return;
            isMoving_ = true;
            follower.setTransform(mover.transform());
            isMoving_ = false;
        });
    };
    moveTogether(partners_.canvas, *other_);
    moveTogether(*other_, partners_.canvas);
    connect(other_, &CanvasWidget::opClicked, &partners_.selection, &WindowSelection::selectOp);
    connect(&partners_.canvas, &CanvasWidget::pictureChanged, this, [this] {
        if (!other_->isHidden()) compare();
    });
    connect(panel_, &ComparePanel::shown, this, &CompareLink::collect);
    connect(panel_, &ComparePanel::hidden, this, [this] {
        other_->hide();
        endMarks();
    });
    connect(panel_, &ComparePanel::chosen, this, &CompareLink::compare);
    connect(panel_, &ComparePanel::openRequested, this, &CompareLink::askForFile);
    connect(panel_, &ComparePanel::closeRequested, &show, [&show] { show.setChecked(false); });
    connect(panel_, &ComparePanel::pairSelected, this, [this](const GroupPair& pair) {
        const GroupSet& ops = pair.joined.isEmpty() ? pair.left : pair.joined;
        if (!ops.isEmpty()) partners_.selection.selectOp(ops.first());
    });
    connect(&partners_.document, &Document::modelChanged, this, [this] { files_.clear(); });
    connect(&partners_.document, &Document::planShown, this, [this] {
        if (panel_->isVisible()) collect();
    });
}

CompareLink::~CompareLink() {
    if (!dock_) return;
    panel_->disconnect(this);
    delete dock_;
}

void CompareLink::setTheme(const Theme& theme) {
    panel_->setTheme(theme);
    other_->setTheme(theme);
}

void CompareLink::collect() {
    if (!partners_.document.hasModel()) return;
    const OpGraph* const graph = &partners_.document.graph();
    plans_ = {{tr("My plan"), partners_.document.version()->plan}};
    const auto history = partners_.document.history();
    for (auto step = history.rbegin(); step != history.rend(); ++step) plans_.push_back({step->text, step->plan});
    for (const auto& entry : partners_.searches.entries())
        if (entry->hasPlan() && entry->spec.request.pricing->problem.graph.get() == graph)
            plans_.push_back({tr("Search: %1").arg(searchName(entry->spec)), entry->curve.back().plan});
    plans_.insert(plans_.end(), files_.begin(), files_.end());
    plans_.push_back({tr("No fusion"), FusionPlan::singletons(graph->opCount())});
    QStringList names;
    for (const NamedPlan& plan : plans_) names << plan.name;
    panel_->setPlans(names);
}

void CompareLink::compare() {
    if (!partners_.document.hasModel() || panel_->before() < 0 || panel_->after() < 0) return;
    const FusionPlan& before = plans_[static_cast<std::size_t>(panel_->before())].plan;
    const FusionPlan& after = plans_[static_cast<std::size_t>(panel_->after())].plan;
    const auto priced = [&](const FusionPlan& plan) { return changeTo(partners_.document, {plan, {}}).evaluation; };
    const PlanEvaluation one = priced(before);
    const PlanEvaluation other = priced(after);
    const PlanComparison comparison = comparePlans(before, one, after, other);
    panel_->table().show(partners_.document.model().content->graph, comparison);
    panel_->setSummary(comparison.isSamePlan()
                           ? tr("the same plan")
                           : tr("%1 → %2 (%3) · %4 moved")
                                 .arg(decimalBytes(one.totalDramBytes()), decimalBytes(other.totalDramBytes()),
                                      signedBytes(comparison.dramChangeBytes), opCount(comparison.movedOps.count())));
    endMarks();
    if (panel_->isMarking() && !comparison.movedOps.isEmpty()) {
        partners_.canvas.setEmphasised(comparison.movedOps);
        isMarked_ = true;
    }
    showSideBySide(before);
}

void CompareLink::showSideBySide(const FusionPlan& before) {
    const auto& scene = partners_.canvas.scene();
    const bool isShown = panel_->isSideBySide() && panel_->isVisible() && scene && !scene->collapsed;
    if (isShown) {
        const PlanChange change = changeTo(partners_.document, {before, {}});
        other_->setScene(scene);
        other_->setPlan(makePlanScene(*scene, planViewOf(partners_.document, change)));
        other_->setEmphasised(partners_.canvas.emphasised());
        otherName_->setText(plans_[static_cast<std::size_t>(panel_->before())].name);
        otherName_->adjustSize();
    }
    const bool isNews = isShown && other_->isHidden();
    other_->setVisible(isShown);
    if (!isNews) return;
    QList<int> sizes = partners_.splitter.sizes();
    const int left = partners_.splitter.indexOf(other_);
    const int right = partners_.splitter.indexOf(&partners_.canvas);
    const int whole = sizes[right];
    sizes[left] = sizes[right] = (sizes[left] + sizes[right]) / 2;
    const double moved = (sizes[right] - whole) / 2.0;  // what was in the middle stays there
    partners_.canvas.setTransform(partners_.canvas.transform().movedBy(moved, 0));
    partners_.splitter.setSizes(sizes);
    other_->setTransform(partners_.canvas.transform());
}

void CompareLink::endMarks() {
    if (std::exchange(isMarked_, false)) partners_.canvas.setEmphasised(std::nullopt);
}

void CompareLink::askForFile() {
    const QString file = QFileDialog::getOpenFileName(panel_, tr("Add a plan"), suggestedFile({}),
                                                      tr("Plans (*.yaml *.yml);;All files (*)"));
    if (!file.isEmpty()) add(file.toStdString());
}

void CompareLink::add(const std::filesystem::path& file) {
    try {
        const LoadedPlan loaded =
            readPlan(file, partners_.document.graph(), partners_.document.model().content->fingerprint);
        files_.push_back({QString::fromStdString(file.filename().string()), loaded.record.plan});
        collect();
    } catch (const Error& error) {
        Q_EMIT failed(messageFor(error));
    }
}

}  // namespace fusescope
