// SPDX-License-Identifier: Apache-2.0
#include "ui/window/player_link.h"

#include <QAction>
#include <QFileDialog>
#include <QMainWindow>

#include "core/base/parallel.h"
#include "core/split/origin.h"
#include "core/split/splitter.h"
#include "ui/canvas/canvas.h"
#include "ui/document/document.h"
#include "ui/document/group_explanation.h"
#include "ui/document/selection.h"
#include "ui/player/player_panel.h"
#include "ui/player/split_export.h"
#include "ui/player/split_tree_view.h"
#include "ui/text/explanation_text.h"
#include "ui/text/split_text.h"
#include "ui/text/words.h"
#include "ui/window/bottom_dock.h"
#include "ui/window/file_commands.h"
#include "ui/window/window_actions.h"

namespace fusescope {
namespace {

/// What a worker thread splits: a group, or where one that fits came from.
struct SplitRequest {
    std::shared_ptr<const Pricing> pricing;
    FusionPlan plan;
    GroupSet group;
    bool isOrigin = false;
    std::string explainer;
};

std::shared_ptr<const SplitTrace> tracedSplit(const SplitRequest& request, RunControl& control) {
    const SearchProblem& problem = request.pricing->problem;
    CostCache cache(problem.costModel, problem.betaBytes);
    SplitParams params;
    params.threads = hardwareThreads();
    Splitter splitter(problem.graph, findExplainer(request.explainer)->make(explainContext(*request.pricing)), cache,
                      params);
    if (!request.isOrigin) return std::make_shared<const SplitTrace>(splitter.trace(request.group, control));
    CostCache growing(problem.costModel, problem.betaBytes);  // its questions are not those of a split
    const auto around = unfittingAround({*problem.graph, request.plan, problem.fusable},
                                        request.plan.groupOf(request.group.first()), growing);
    auto origin = originOf(request.group, around, splitter, control);
    return origin ? std::make_shared<const SplitTrace>(std::move(origin->trace)) : nullptr;
}

}  // namespace

PlayerLink::PlayerLink(const Partners& partners, QMainWindow& window)
    : QObject(&window),
      partners_(partners),
      panel_(new PlayerPanel(player_)),
      dock_(addBottomDock(window, panel_, tr("Split player"), *partners.actions.showPlayer, partners.document)) {
    connectPanel();
    connectWindow();
    refreshActions();
}

PlayerLink::~PlayerLink() {
    panel_->disconnect(this);
    player_.disconnect(this);
    partners_.document.disconnect(this);
    partners_.selection.disconnect(this);
    delete dock_;
}

void PlayerLink::connectPanel() {
    connect(panel_, &PlayerPanel::shown, this, &PlayerLink::followWindow);
    connect(panel_, &PlayerPanel::hidden, this, [this] { partners_.canvas.setFrame(std::nullopt); });
    connect(panel_, &PlayerPanel::explainerChosen, this, [this] {
        drop();
        followWindow();
    });
    connect(panel_, &PlayerPanel::applyRequested, this, &PlayerLink::apply);
    connect(panel_, &PlayerPanel::exportRequested, this, &PlayerLink::askAndExport);
    QAction* const show = partners_.actions.showPlayer;
    connect(panel_, &PlayerPanel::closeRequested, show, [show] { show->setChecked(false); });
    connect(&player_, &SplitPlayer::frameChanged, this, &PlayerLink::showFrame);
    connect(&player_, &SplitPlayer::stepChanged, this, &PlayerLink::showStep);
}

void PlayerLink::connectWindow() {
    connect(partners_.actions.playSplit, &QAction::triggered, this, [this] {
        isPlayingAsked_ = true;
        Q_EMIT opsNeeded();
        bringToFront(*dock_, *partners_.actions.showPlayer);
        followWindow();
    });
    connect(&partners_.document, &Document::planShown, this, &PlayerLink::followWindow);
    connect(&partners_.document, &Document::modelChanged, this, &PlayerLink::drop);
    connect(&partners_.selection, &WindowSelection::changed, this, &PlayerLink::followWindow);
    connect(&partners_.canvas, &CanvasWidget::pictureChanged, this, [this] {
        if (stage_ && stage_->scene() != partners_.canvas.scene()) stage_.reset();  // laid out anew
        showFrame();
    });
    for (JobSlot* const slot : {&splits_, &exports_}) connect(slot, &JobSlot::failed, this, &PlayerLink::failed);
}

void PlayerLink::setReducedMotion(bool isReduced) { panel_->setReducedMotion(isReduced); }

void PlayerLink::setTheme(const Theme& theme) {
    theme_ = theme;
    panel_->setTheme(theme);
}

QString PlayerLink::whyNot() const {
    const Document& document = partners_.document;
    if (!document.hasModel()) return tr("No model is open");
    if (partners_.selection.isEmpty())
        return tr("Select a group first: one that does not fit is split, one that fits is traced back");
    const GroupSet& group = document.version()->plan.group(partners_.selection.group());
    if (isOriginAsked())
        return group.isSubsetOf(document.pricing()->problem.fusable) ? QString() : tr("The op runs outside fusion");
    return unexplainableReason(whyNotExplained(*document.pricing(), group));
}

bool PlayerLink::isOriginAsked() const {
    return partners_.document.evaluation()->groups[partners_.selection.group().index()].fits;
}

QString PlayerLink::askedName() const { return groupName(partners_.document.version()->plan.groupOf(group_.first())); }

void PlayerLink::refreshActions() {
    setEnabledOr(*partners_.actions.playSplit, whyNot());
    setEnabledOr(*partners_.actions.showPlayer, partners_.document.hasModel() ? QString() : tr("No model is open"));
}

void PlayerLink::followWindow() {
    refreshActions();
    if (!partners_.document.hasModel() || !panel_->isVisible()) return;
    if (pricing_ != partners_.document.pricing()) {
        drop();
        panel_->setExplainers(explainerOptions(*partners_.document.pricing()));
    }
    const QString reason = whyNot();
    const bool isOfSelection = !partners_.selection.isEmpty() &&
                               partners_.document.version()->plan.group(partners_.selection.group()) == group_;
    if (isOfSelection && explainer_ == panel_->explainer() && (!player_.isEmpty() || splits_.isRunning())) {
        stage_.reset();  // other groups may have changed
        showFrame();
        if (!player_.isEmpty() && std::exchange(isPlayingAsked_, false)) player_.play();
        return;
    }
    drop();
    pricing_ = partners_.document.pricing();
    if (!reason.isEmpty()) {
        isPlayingAsked_ = false;
        return panel_->setEmptyText(reason + '.');
    }
    split();
}

void PlayerLink::split() {
    group_ = partners_.document.version()->plan.group(partners_.selection.group());
    isOrigin_ = isOriginAsked();
    explainer_ = panel_->explainer();
    panel_->setEmptyText(tr("Splitting…"));
    const SplitRequest request{pricing_, partners_.document.version()->plan, group_, isOrigin_, explainer_};
    splits_.start(makeJob(
        tr("Splitting %1").arg(opCount(group_.count())),
        [request](RunControl& control) { return tracedSplit(request, control); },
        [this](std::shared_ptr<const SplitTrace> trace) {
            if (trace && !trace->nodes.empty()) return show(std::move(trace));
            if (!trace && isOrigin_)
                return panel_->setEmptyText(
                    tr("%1 fits with each of its neighbours, or can be fused with none: there is nothing to split.")
                        .arg(askedName()));
            panel_->setEmptyText(tr("Stopped. Choose an explainer or a group to split again."));
            Q_EMIT noted(tr("Stopped: the group is not split"));
        },
        this));
}

SplitStageContent PlayerLink::content() const {
    return {partners_.canvas.scene(), partners_.canvas.plan()->view, pricing_->problem.costModel, player_.trace()};
}

void PlayerLink::show(std::shared_ptr<const SplitTrace> trace) {
    stage_.reset();
    player_.setTrace(std::move(trace));
    if (stage_) partners_.canvas.zoomToRect(stage_->place());
    if (std::exchange(isPlayingAsked_, false)) player_.play();
}

void PlayerLink::drop() {
    splits_.abandon();
    stage_.reset();
    group_ = {};
    if (!player_.isEmpty()) player_.setTrace(nullptr);
    partners_.canvas.setFrame(std::nullopt);
}

void PlayerLink::showFrame() {
    const auto& scene = partners_.canvas.scene();
    const bool isDrawn = partners_.canvas.plan() && scene && !scene->collapsed && partners_.document.hasModel() &&
                         scene->graph.get() == &partners_.document.graph();  // not of the model before
    if (player_.isEmpty() || !isDrawn || !panel_->isVisible()) return partners_.canvas.setFrame(std::nullopt);
    if (!stage_) stage_ = std::make_unique<SplitStage>(content());
    partners_.canvas.setFrame(stage_->frame(player_.step(), player_.progress()));
}

void PlayerLink::showStep() {
    if (player_.isEmpty()) return;
    const SplitStep& step = player_.step();
    const SplitTrace& trace = *player_.trace();
    const QString title =
        step.isRejected ? tr("%1, in a branch that lost").arg(stepTitle(step.kind)) : stepTitle(step.kind);
    QString sentence = stepSentence(partners_.document.graph(), trace, step);
    if (isOrigin_ && player_.at() == 0) sentence = originSentence(trace, group_, askedName()) + ' ' + sentence;
    if (step.kind == SplitStepKind::Done)
        sentence += ' ' + (isOrigin_ ? originResult(trace, group_, askedName()) : appliedWords());
    const SplitCounts counts = countsUpTo(trace, player_.steps(), static_cast<std::size_t>(player_.at()));
    panel_->setWords(title.left(1).toUpper() + title.mid(1), sentence, countsSentence(counts));
    panel_->setApplicable(!isOrigin_);
}

FusionPlan PlayerLink::appliedPlan() const {
    std::vector<GroupSet> groups = player_.steps().back().pieces;
    const FusionPlan& plan = partners_.document.version()->plan;
    for (const GroupSet& group : plan.groups())
        if (!group.intersects(group_)) groups.push_back(group);
    return FusionPlan::fromGroups(plan.opCount(), std::move(groups));
}

QString PlayerLink::appliedWords() const {
    const SearchProblem& problem = pricing_->problem;
    return tr("Applied: %1")
        .arg(changeSentence(*partners_.document.evaluation(),
                            evaluatePlan(*problem.costModel, appliedPlan(), problem.betaBytes)));
}

void PlayerLink::apply() {
    if (player_.isEmpty() || isOrigin_) return;
    const QString name = groupNameInText(partners_.selection.group());
    const int parts = static_cast<int>(player_.steps().back().pieces.size());
    partners_.document.edit(appliedPlan(), tr("Split %1").arg(name));
    Q_EMIT noted(tr("Split %1 into %2").arg(name, groupCount(parts)));
}

void PlayerLink::askAndExport() {
    const QString svg = tr("A picture a step, SVG (*.svg)"), png = tr("A picture a step, PNG (*.png)");
    QString chosen;
    const QString file = QFileDialog::getSaveFileName(dock_, tr("Export the split"), suggestedFile("split.gif"),
                                                      tr("One animation (*.gif)") + ";;" + svg + ";;" + png, &chosen);
    if (file.isEmpty()) return;
    const bool hasEnding = file.endsWith(".gif") || file.endsWith(".svg") || file.endsWith(".png");
    const QString ending = chosen == svg ? ".svg" : chosen == png ? ".png" : ".gif";
    exportTo((hasEnding ? file : file + ending).toStdString());
}

void PlayerLink::exportTo(const std::filesystem::path& file) {
    SplitExport request{content(), player_.steps(), {}, theme_, SplitPictures::Gif, file, 1.0};
    if (file.extension() == ".svg") request.kind = SplitPictures::Svg;
    if (file.extension() == ".png") request.kind = SplitPictures::Png;
    if (request.kind == SplitPictures::Png) request.scale = 2;
    for (const SplitStep& step : request.steps)
        request.words.push_back(stepSentence(partners_.document.graph(), *player_.trace(), step).toStdString());
    exports_.start(makeJob(
        tr("Exporting the split"), [request](RunControl& control) { return exportSplit(request, control); },
        [this](const std::vector<std::filesystem::path>& files) {
            if (files.empty()) return Q_EMIT noted(tr("Stopped: nothing was written"));
            const QString first = QString::fromStdString(files.front().string());
            Q_EMIT noted(files.size() == 1 ? tr("Wrote %1").arg(first)
                                           : tr("Wrote %1 pictures, the first is %2").arg(files.size()).arg(first));
        },
        this));
}

void PlayerLink::stop() {
    splits_.requestStop();
    exports_.requestStop();
}

}  // namespace fusescope
