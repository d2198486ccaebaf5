// SPDX-License-Identifier: Apache-2.0
// Map: construction of panels and status bar; then what actions do; then what is shown of the document. What is
// connected to what stands in main_window_connections.cpp.
#include "ui/window/main_window.h"

#include <QActionGroup>
#include <QCloseEvent>
#include <QFileInfo>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QPointer>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTimer>
#include <QUndoView>
#include <QVBoxLayout>
#include <algorithm>

#include "core/base/parallel.h"
#include "ui/canvas/canvas.h"
#include "ui/canvas/minimap.h"
#include "ui/document/file_kind.h"
#include "ui/icons/icons.h"
#include "ui/models/sample_list_model.h"
#include "ui/panels/banner.h"
#include "ui/panels/groups_panel.h"
#include "ui/panels/inspector_panel.h"
#include "ui/panels/job_status.h"
#include "ui/panels/plan_card.h"
#include "ui/panels/start_page.h"
#include "ui/panels/style_sheet.h"
#include "ui/panels/top_bar.h"
#include "ui/text/status_text.h"
#include "ui/window/advice_link.h"
#include "ui/window/bottom_dock.h"
#include "ui/window/canvas_link.h"
#include "ui/window/canvas_menu.h"
#include "ui/window/compare_link.h"
#include "ui/window/curve_link.h"
#include "ui/window/edit_link.h"
#include "ui/window/exchange_link.h"
#include "ui/window/explain_link.h"
#include "ui/window/file_commands.h"
#include "ui/window/find_link.h"
#include "ui/window/named_views.h"
#include "ui/window/plan_swap_link.h"
#include "ui/window/player_link.h"
#include "ui/window/recovery_link.h"
#include "ui/window/searches_link.h"
#include "ui/window/window_menus.h"
#include "ui/window/window_settings.h"

namespace fusescope {
namespace {

constexpr int kSideWidth = 332;

}  // namespace

MainWindow::MainWindow(QWidget* parent)
    : QMainWindow(parent),
      actions_(makeWindowActions(document_.undoStack(), this)),
      samples_(new SampleListModel(sampleFiles(), this)) {
    setAcceptDrops(true);
    setMinimumSize(900, 560);
    setWindowIcon(applicationIcon());
    const OpenMenus menus = buildMenus(*this, actions_);
    recentMenu_ = menus.recent;
    buildPanels();
    buildStatusBar();
    namedViews_ = new NamedViews({document_, *canvas_, *canvasLink_}, *menus.places, this);
    connectActions();
    connectViewActions();
    connectFiles();
    connectJobs();
    connectSelection();
    connectWork();
    applyTheme();
    resize(1440, 900);
    restoreWindow(*this, *splitter_, actions_);
    applyPreferences();
    fillRecentMenu();
    refreshTitle();
    refreshActions();
}

MainWindow::~MainWindow() {
    document_.disconnect();  // its undo stack tells of its own end, to a window that is half gone
    // Panels look at the document to their last moment, and members go before children: let the children go first.
    delete curveLink_;
    delete explainLink_;
    delete playerLink_;
    QList<QPointer<QWidget>> children;
    for (QWidget* child : findChildren<QWidget*>(Qt::FindDirectChildrenOnly)) children.append(child);
    for (const QPointer<QWidget>& child : children) delete child.data();
}

void MainWindow::buildPanels() {
    topBar_ = new TopBar(document_, *actions_.findBest, this);
    banner_ = new Banner(this);
    startPage_ = new StartPage(recent_, *samples_, *actions_.open, this);
    groups_ = new GroupsPanel(document_, selection_, this);
    canvas_ = new CanvasWidget(this);
    canvas_->setObjectName(QStringLiteral("canvas"));
    new Minimap(canvas_);
    files_ = new FileCommands(document_, workbench_, *this);
    inspector_ = new InspectorPanel(document_, selection_, this);
    canvasLink_ = new CanvasLink(document_, selection_, *canvas_, this);
    curveLink_ = new CurveLink({document_, selection_, workbench_, *canvasLink_}, *actions_.showCurve, *this);
    explainLink_ = new ExplainLink({document_, selection_, *canvas_, actions_}, *this);
    playerLink_ = new PlayerLink({document_, selection_, *canvas_, actions_}, *this);
    findLink_ = new FindLink({document_, selection_, *canvas_, actions_}, this);
    new PlanSwapLink({document_, *canvasLink_, *canvas_, actions_}, this);
    editLink_ = new EditLink({document_, selection_, *canvas_, actions_}, this);
    new CanvasMenu({document_, selection_, *canvas_, *findLink_, *editLink_, actions_}, this);
    searchesLink_ = new SearchesLink(document_, *actions_.showSearches, *this);
    exchangeLink_ = new ExchangeLink(document_, *canvas_, searchesLink_->queue(), *this);
    adviceLink_ = new AdviceLink({document_, selection_, *canvasLink_, workbench_}, *actions_.showAdvice, *this);
    recoveryLink_ = new RecoveryLink(document_, workbench_, this);
    auto* const history = new QUndoView(&document_.undoStack(), this);
    history->setObjectName(QStringLiteral("history"));
    history->setAccessibleName(tr("Changes of the plan"));
    history->setEmptyLabel(tr("As opened"));
    addBottomDock(*this, history, tr("History"), *actions_.showHistory, document_);
    leftColumn_ = new QWidget(this);
    auto* const left = new QVBoxLayout(leftColumn_);
    left->setContentsMargins(0, 0, 0, 0);
    left->setSpacing(0);
    left->addWidget(groups_, 1);
    left->addWidget(new PlanCard(document_, this));
    splitter_ = new QSplitter(this);
    splitter_->setHandleWidth(1);
    splitter_->setChildrenCollapsible(false);
    for (QWidget* const part : {leftColumn_, static_cast<QWidget*>(canvas_), static_cast<QWidget*>(inspector_)})
        splitter_->addWidget(part);
    for (QWidget* const side : {leftColumn_, static_cast<QWidget*>(inspector_)}) side->setMinimumWidth(264);
    compareLink_ = new CompareLink({document_, selection_, *canvas_, searchesLink_->queue(), *splitter_},
                                   *actions_.showCompare, *this);
    splitter_->setStretchFactor(splitter_->indexOf(canvas_), 1);
    splitter_->setSizes({kSideWidth, 0, 900, kSideWidth});
    pages_ = new QStackedWidget(this);
    pages_->addWidget(startPage_);
    pages_->addWidget(splitter_);
    auto* const center = new QWidget(this);
    auto* const column = new QVBoxLayout(center);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(topBar_);
    column->addWidget(banner_);
    column->addWidget(pages_, 1);
    topBar_->hide();
    setCentralWidget(center);
}

void MainWindow::buildStatusBar() {
    selectionText_ = new QLabel(this);
    selectionText_->setContentsMargins(12, 0, 0, 0);
    jobStatus_ = new JobStatus(this);
    zoomText_ = new QLabel(this);
    zoomText_->setContentsMargins(16, 0, 12, 0);
    for (QLabel* const label : {selectionText_, zoomText_}) setStyleRole(*label, "muted");
    statusBar()->setSizeGripEnabled(false);
    statusBar()->setMinimumHeight(28);
    statusBar()->addWidget(selectionText_, 1);
    statusBar()->addPermanentWidget(jobStatus_);
    statusBar()->addPermanentWidget(zoomText_);
}

void MainWindow::applyTheme() {
    actions_.themes->actions()[static_cast<int>(appearance_.choice())]->setChecked(true);
    const Theme& theme = appearance_.theme();
    if (shownTheme_ == theme) return;
    shownTheme_ = theme;
    if (isVisible()) {  // drawn in the next turn of the event loop: two short waits instead of a long one
        setUpdatesEnabled(false);
        QTimer::singleShot(0, this, [this] { setUpdatesEnabled(true); });
    }
    setStyleSheet(themeStyleSheet(theme, font().pointSizeF()));
    setIcons(actions_, theme);
    canvas_->setTheme(theme);
    groups_->setTheme(theme);
    inspector_->setTheme(theme);
    curveLink_->setTheme(theme);
    explainLink_->setTheme(theme);
    findLink_->setTheme(theme);
    playerLink_->setTheme(theme);
    searchesLink_->setTheme(theme);
    adviceLink_->setTheme(theme);
    compareLink_->setTheme(theme);
    banner_->setTheme(theme);
    startPage_->setTheme(theme);
}

void MainWindow::openFiles(const OpenRequest& request) { files_->open(request); }

void MainWindow::showOpened() {
    banner_->hide();
    canvas_->setFocus();  // before it is shown: a table that gets the focus selects its first row
    pages_->setCurrentWidget(splitter_);
    topBar_->show();
    const OpenModel& model = document_.model();
    recent_.add(QString::fromStdString(model.file.string()));
    if (!model.content->missingDims.empty())
        banner_->showMessage(missingSizesMessage(model.content->missingDims), tr("Enter sizes…"),
                             [this] { files_->enterSizes(); });
}

void MainWindow::findPlan(const std::string& algorithm) {
    SearchRequest request;
    request.pricing = document_.pricing();
    request.algorithm = algorithm;
    request.params.threads = hardwareThreads();
    request.params.overrides = document_.version()->overrides;
    workbench_.findBestPlan(request);
}

void MainWindow::refreshTitle() {
    setWindowTitle(titleOf(document_));
    setWindowModified(document_.isModified());
    setWindowFilePath(QString::fromStdString(document_.planFile().string()));
}

void MainWindow::refreshActions() {
    const bool hasModel = document_.hasModel();
    const bool hasPicture = hasModel && canvas_->scene();
    const bool canSearch = hasModel && !document_.pricing()->problem.fusable.isEmpty() && !workbench_.isBusy();
    const QString noModel = hasModel ? QString() : tr("No model is open");
    const QString noPicture = hasPicture ? QString() : hasModel ? tr("The graph is being laid out") : noModel;
    for (QAction* const action :
         {actions_.openPlan, actions_.save, actions_.saveAs, actions_.showCurve, actions_.showHistory,
          actions_.showSearches, actions_.showAdvice, actions_.showCompare, actions_.editAccelerator,
          actions_.exportReport, actions_.exportForTool, actions_.importDecisions})
        setEnabledOr(*action, noModel);
    for (QAction* const action : {actions_.exportSvg, actions_.exportPng, actions_.exportPdf, actions_.zoomIn,
                                  actions_.zoomOut, actions_.zoomFull, actions_.fitAll, actions_.fitSelection,
                                  actions_.find, actions_.findNext, actions_.findPrevious, actions_.keepView})
        setEnabledOr(*action, noPicture);
    setEnabledOr(*actions_.enterSizes, hasModel && !document_.model().content->missingDims.empty() ? QString()
                                       : hasModel ? tr("The model leaves no size open")
                                                  : noModel);
    const QString noSearch = canSearch             ? QString()
                             : !hasModel           ? noModel
                             : workbench_.isBusy() ? tr("A search is running: stop it first")
                                                   : tr("No op of the model fits the buffer alone");
    for (QAction* const action : {actions_.findBest, actions_.completePlan}) setEnabledOr(*action, noSearch);
    const QList<JobSlot*> all = jobs();
    const bool isAnyRunning = std::ranges::any_of(
        all, [this](JobSlot* slot) { return slot != &canvasLink_->layouts() && slot->isRunning(); });
    setEnabledOr(*actions_.stop,
                 isAnyRunning || curveLink_->sweeps().isRunning() ? QString() : tr("Nothing is running"));
    refreshJob();
    refreshStatus();
}

void MainWindow::refreshStatus() {
    selectionText_->setText(selectionText(document_, selection_));
    zoomText_->setText(canvas_->scene() ? tr("%1 %").arg(qRound(100 * canvas_->transform().scale)) : QString());
}

QList<JobSlot*> MainWindow::jobs() {
    return {&workbench_.openings(), &workbench_.searches(),  &canvasLink_->layouts(), &explainLink_->explanations(),
            &playerLink_->splits(), &playerLink_->exports(), &adviceLink_->reviews(), &exchangeLink_->jobs()};
}

void MainWindow::refreshJob() {
    if (curveLink_->sweeps().isRunning() && !workbench_.isBusy()) {
        Progress progress = curveLink_->sweeps().job()->progress();
        progress.done /= 10;  // of a thousand
        progress.total /= 10;
        progress.bestBytes.reset();
        return jobStatus_->showJob(curveLink_->sweeps().job()->title(), tr("%"), progress);
    }
    for (JobSlot* const slot : jobs()) {
        if (!slot->isRunning()) continue;
        const QString unit = slot == &workbench_.searches()          ? progressUnit(workbench_.searchAlgorithm())
                             : slot == &explainLink_->explanations() ? tr("explainers")
                             : slot == &playerLink_->exports()       ? tr("steps")
                                                                     : QString();
        return jobStatus_->showJob(slot->job()->title(), unit, slot->job()->progress());
    }
    jobStatus_->hide();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!files_->mayDiscard()) return event->ignore();
    recoveryLink_->recovery().remove();
    saveWindow(*this, *splitter_, actions_);
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    std::vector<std::filesystem::path> files;
    for (const QUrl& url : event->mimeData()->urls())
        if (url.isLocalFile()) files.emplace_back(url.toLocalFile().toStdString());
    event->acceptProposedAction();
    openFiles(requestFor(files));
}

}  // namespace fusescope
