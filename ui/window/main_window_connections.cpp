// SPDX-License-Identifier: Apache-2.0
// What the main window connects to what.
#include <QAction>
#include <QActionGroup>
#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QMenuBar>
#include <QStatusBar>
#include <QTimer>

#include "ui/canvas/canvas.h"
#include "ui/document/file_kind.h"
#include "ui/panels/banner.h"
#include "ui/panels/command_palette.h"
#include "ui/panels/groups_panel.h"
#include "ui/panels/inspector_panel.h"
#include "ui/panels/job_status.h"
#include "ui/panels/start_page.h"
#include "ui/panels/top_bar.h"
#include "ui/window/advice_link.h"
#include "ui/window/canvas_link.h"
#include "ui/window/canvas_menu.h"
#include "ui/window/compare_link.h"
#include "ui/window/curve_link.h"
#include "ui/window/edit_link.h"
#include "ui/window/exchange_link.h"
#include "ui/window/explain_link.h"
#include "ui/window/file_commands.h"
#include "ui/window/find_link.h"
#include "ui/window/main_window.h"
#include "ui/window/player_link.h"
#include "ui/window/recovery_link.h"
#include "ui/window/searches_link.h"

namespace fusescope {
namespace {

constexpr int kNoteMs = 12'000;

}  // namespace

void MainWindow::connectActions() {
    const auto on = [this](QAction* action, auto command) { connect(action, &QAction::triggered, files_, command); };
    on(actions_.open, &FileCommands::openModel);
    on(actions_.openPlan, &FileCommands::openPlan);
    on(actions_.openAccelerator, &FileCommands::openAccelerator);
    on(actions_.enterSizes, &FileCommands::enterSizes);
    on(actions_.save, &FileCommands::save);
    on(actions_.saveAs, &FileCommands::saveAs);
    on(actions_.about, &FileCommands::showAbout);
    const auto hand = [this](QAction* action, auto command) {
        connect(action, &QAction::triggered, exchangeLink_, command);
    };
    hand(actions_.exportReport, &ExchangeLink::exportReport);
    hand(actions_.exportForTool, &ExchangeLink::exportForTool);
    hand(actions_.importDecisions, &ExchangeLink::importDecisions);
    hand(actions_.exportSvg, [this] { exchangeLink_->exportPicture(PictureForm::Svg); });
    hand(actions_.exportPng, [this] { exchangeLink_->exportPicture(PictureForm::Png); });
    hand(actions_.exportPdf, [this] { exchangeLink_->exportPicture(PictureForm::Pdf); });
    connect(actions_.quit, &QAction::triggered, this, &QWidget::close);
    connect(actions_.findBest, &QAction::triggered, this, [this] { findPlan(topBar_->algorithm()); });
    connect(actions_.completePlan, &QAction::triggered, this, [this] { findPlan("optimal"); });
    connect(actions_.stop, &QAction::triggered, &workbench_, &Workbench::stop);
    connect(actions_.stop, &QAction::triggered, curveLink_, &CurveLink::stop);
    connect(actions_.stop, &QAction::triggered, &exchangeLink_->jobs(), &JobSlot::abandon);
    connect(actions_.stop, &QAction::triggered, explainLink_, &ExplainLink::stop);
    connect(actions_.stop, &QAction::triggered, playerLink_, &PlayerLink::stop);
}

void MainWindow::connectViewActions() {
    connect(actions_.zoomIn, &QAction::triggered, canvas_, &CanvasWidget::zoomIn);
    connect(actions_.zoomOut, &QAction::triggered, canvas_, &CanvasWidget::zoomOut);
    connect(actions_.zoomFull, &QAction::triggered, canvas_, &CanvasWidget::zoomToFull);
    connect(actions_.fitAll, &QAction::triggered, canvas_, &CanvasWidget::fitAll);
    connect(actions_.fitSelection, &QAction::triggered, canvas_, &CanvasWidget::zoomToSelection);
    connect(actions_.leftToRight, &QAction::toggled, this, [this](bool isOn) {
        canvasLink_->setOrientation(isOn ? Orientation::LeftToRight : Orientation::TopToBottom);
    });
    const QList<QAction*> hierarchies = actions_.hierarchies->actions();
    for (int i = 0; i < hierarchies.size(); ++i)
        connect(hierarchies[i], &QAction::triggered, this, [this, i] { canvasLink_->setHierarchy(Hierarchy(i)); });
    connect(canvasLink_, &CanvasLink::hierarchyChanged, this,
            [this, hierarchies] { hierarchies[static_cast<int>(canvasLink_->hierarchy())]->setChecked(true); });
    const auto showOps = [this] { canvasLink_->setHierarchy(Hierarchy::Ops); };
    connect(explainLink_, &ExplainLink::opsNeeded, this, showOps);
    connect(playerLink_, &PlayerLink::opsNeeded, this, showOps);
    connect(actions_.showGroups, &QAction::toggled, leftColumn_, &QWidget::setVisible);
    connect(actions_.showInspector, &QAction::toggled, inspector_, &QWidget::setVisible);
    connect(actions_.themes, &QActionGroup::triggered, this, [this](QAction* action) {
        appearance_.choose(static_cast<ThemeChoice>(actions_.themes->actions().indexOf(action)));
    });
    connect(&appearance_, &Appearance::changed, this, &MainWindow::applyTheme);
    connect(canvas_, &CanvasWidget::viewChanged, this, &MainWindow::refreshStatus);
}

void MainWindow::fillRecentMenu() {
    recentMenu_->clear();
    for (const QString& file : recent_.files()) {
        QAction* const action = recentMenu_->addAction(QFileInfo(file).fileName());
        action->setStatusTip(tr("Open %1").arg(file));
        connect(action, &QAction::triggered, this, [this, file] { openFiles(requestFor({file.toStdString()})); });
    }
    recentMenu_->setEnabled(!recentMenu_->isEmpty());
    if (recentMenu_->isEmpty()) return;
    recentMenu_->addSeparator();
    QAction* const clear = recentMenu_->addAction(tr("&Clear"));
    clear->setStatusTip(tr("Forget the files opened last"));
    connect(clear, &QAction::triggered, &recent_, &RecentFiles::clear);
}

void MainWindow::connectFiles() {
    connect(startPage_, &StartPage::fileChosen, this,
            [this](const QString& file) { openFiles(requestFor({file.toStdString()})); });
    connect(&recent_, &RecentFiles::changed, this, &MainWindow::fillRecentMenu);
    connect(&document_, &Document::fileChanged, this, &MainWindow::refreshTitle);
    connect(&document_, &Document::planShown, this, &MainWindow::refreshActions);
    connect(&workbench_, &Workbench::opened, this, &MainWindow::showOpened);
    const auto warn = [this](const UserMessage& message) { banner_->showMessage(message); };
    const auto note = [this](const QString& text) { statusBar()->showMessage(text, kNoteMs); };
    connect(&workbench_, &Workbench::failed, this, warn);
    connect(&workbench_, &Workbench::noted, this, note);
    connect(files_, &FileCommands::failed, this, warn);
    connect(exchangeLink_, &ExchangeLink::failed, this, warn);
    connect(exchangeLink_, &ExchangeLink::noted, this, note);
    connect(topBar_, &TopBar::acceleratorEdited, &workbench_, &Workbench::setAccelerator);
}

void MainWindow::connectSelection() {
    connect(actions_.clearSelection, &QAction::triggered, &selection_, &WindowSelection::clear);
    connect(actions_.copyNames, &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(selectedNames(document_, selection_)); });
    connect(actions_.back, &QAction::triggered, &history_, &SelectionHistory::goBack);
    connect(actions_.forward, &QAction::triggered, &history_, &SelectionHistory::goForward);
    const auto refresh = [this] {
        setEnabledOr(*actions_.noteGroup, selection_.isEmpty() ? tr("Nothing is selected") : QString());
        setEnabledOr(*actions_.copyNames, selection_.isEmpty() ? tr("Nothing is selected") : QString());
        setEnabledOr(*actions_.back, history_.canGoBack() ? QString() : tr("Nothing was selected before"));
        setEnabledOr(*actions_.forward, history_.canGoForward() ? QString() : tr("Back was not used"));
    };
    connect(&history_, &SelectionHistory::changed, this, refresh);
    connect(&selection_, &WindowSelection::changed, this, [this, refresh] {
        statusBar()->clearMessage();  // what is selected now is the news
        refreshStatus();
        refresh();
    });
    connect(findLink_, &FindLink::noted, this,
            [this](const QString& text) { statusBar()->showMessage(text, kNoteMs); });
    refresh();
}

void MainWindow::connectWork() {
    const auto warn = [this](const UserMessage& message) { banner_->showMessage(message); };
    const auto note = [this](const QString& text) { statusBar()->showMessage(text, kNoteMs); };
    const auto offer = [this](const UserMessage& message, const QString& action, const std::function<void()>& command) {
        banner_->showMessage(message, action, command);
    };
    connect(searchesLink_, &SearchesLink::failed, this, warn);
    connect(searchesLink_, &SearchesLink::noted, this, note);
    connect(adviceLink_, &AdviceLink::failed, this, warn);
    connect(adviceLink_, &AdviceLink::noted, this, note);
    connect(compareLink_, &CompareLink::failed, this, warn);
    connect(recoveryLink_, &RecoveryLink::failed, this, warn);
    connect(recoveryLink_, &RecoveryLink::offered, this, offer);
    connect(recoveryLink_, &RecoveryLink::reloadPlanRequested, this, &MainWindow::openFiles);
    connect(editLink_, &EditLink::refused, this, offer);
    connect(editLink_, &EditLink::noted, this, [this](const QString& text) {
        banner_->hide();
        statusBar()->showMessage(text, kNoteMs);
    });
    connect(actions_.stop, &QAction::triggered, adviceLink_, &AdviceLink::stop);
    connect(actions_.newWindow, &QAction::triggered, this, [] {
        auto* const another = new MainWindow;
        another->setAttribute(Qt::WA_DeleteOnClose);
        another->show();
    });
    connect(actions_.editAccelerator, &QAction::triggered, this, &MainWindow::editAccelerator);
    connect(actions_.noteGroup, &QAction::triggered, this, &MainWindow::noteGroup);
    connect(actions_.keepView, &QAction::triggered, this, &MainWindow::keepView);
    connect(actions_.settings, &QAction::triggered, this, &MainWindow::editSettings);
    connect(actions_.palette, &QAction::triggered, this, [this] { (new CommandPalette(*menuBar(), this))->show(); });
    connect(actions_.guide, &QAction::triggered, this, &MainWindow::showGuide);
    connect(actions_.shortcuts, &QAction::triggered, this, &MainWindow::showKeys);
    connect(actions_.perspectives, &QActionGroup::triggered, this, [this](QAction* action) {
        showPerspective(static_cast<int>(actions_.perspectives->actions().indexOf(action)));
    });
    const auto tellUndo = [this] {
        setEnabledOr(*actions_.undo,
                     document_.undoStack().canUndo() ? QString() : tr("There is no change to take back"));
        setEnabledOr(*actions_.redo, document_.undoStack().canRedo() ? QString() : tr("No change was taken back"));
    };
    connect(&document_.undoStack(), &QUndoStack::canUndoChanged, this, tellUndo);
    connect(&document_.undoStack(), &QUndoStack::canRedoChanged, this, tellUndo);
    tellUndo();
    QTimer::singleShot(0, recoveryLink_, &RecoveryLink::offerLost);
}

void MainWindow::connectJobs() {
    connect(canvasLink_, &CanvasLink::groupColorsChanged, groups_, &GroupsPanel::setGroupColors);
    const auto warn = [this](const UserMessage& message) { banner_->showMessage(message); };
    connect(canvasLink_, &CanvasLink::failed, this, warn);
    connect(curveLink_, &CurveLink::failed, this, warn);
    connect(explainLink_, &ExplainLink::failed, this, warn);
    const auto note = [this](const QString& text) { statusBar()->showMessage(text, kNoteMs); };
    connect(curveLink_, &CurveLink::noted, this, note);
    connect(explainLink_, &ExplainLink::noted, this, note);
    connect(playerLink_, &PlayerLink::failed, this, warn);
    connect(playerLink_, &PlayerLink::noted, this, note);
    QList<JobSlot*> all = jobs();
    all << &curveLink_->sweeps();
    for (JobSlot* const slot : all) {
        connect(slot, &JobSlot::changed, this, &MainWindow::refreshActions);
        connect(slot, &JobSlot::progressed, this, &MainWindow::refreshJob);
    }
    connect(jobStatus_, &JobStatus::cancelRequested, actions_.stop, &QAction::trigger);
}

}  // namespace fusescope
