// SPDX-License-Identifier: Apache-2.0
// The main window: wires document, panels and actions, and does nothing else.
#pragma once

#include <QMainWindow>
#include <optional>

#include "ui/document/document.h"
#include "ui/document/selection.h"
#include "ui/document/selection_history.h"
#include "ui/models/recent_files.h"
#include "ui/window/appearance.h"
#include "ui/window/window_actions.h"
#include "ui/window/workbench.h"

class QLabel;
class QMenu;
class QSplitter;
class QStackedWidget;

namespace fusescope {

class AdviceLink;
class Banner;
class CanvasLink;
class CanvasWidget;
class CompareLink;
class CurveLink;
class EditLink;
class ExchangeLink;
class ExplainLink;
class FindLink;
class NamedViews;
class PlayerLink;
class FileCommands;
class GroupsPanel;
class GuideWindow;
class InspectorPanel;
class JobStatus;
class RecoveryLink;
class SampleListModel;
class SearchesLink;
class StartPage;
class TopBar;

class MainWindow : public QMainWindow {
    Q_OBJECT

 public:
    explicit MainWindow(QWidget* parent = nullptr);
    ~MainWindow() override;

    Document& document() { return document_; }
    WindowSelection& selection() { return selection_; }
    Workbench& workbench() { return workbench_; }
    Appearance& appearance() { return appearance_; }
    CanvasWidget& canvas() { return *canvas_; }
    SearchesLink& searches() { return *searchesLink_; }
    CompareLink& comparison() { return *compareLink_; }
    ExchangeLink& exchange() { return *exchangeLink_; }
    RecoveryLink& recovery() { return *recoveryLink_; }
    const WindowActions& actions() const { return actions_; }

    /// Opens files of any kind together. Asks first if a plan would be lost.
    void openFiles(const OpenRequest& request);

 protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

 private:
    void buildPanels();
    void buildStatusBar();
    void connectActions();
    void connectViewActions();
    void connectFiles();
    void connectJobs();
    void connectWork();
    void showPerspective(int index);
    void showKeys();
    void showGuide();
    void editAccelerator();
    void noteGroup();
    void keepView();
    void editSettings();
    void applyPreferences();
    void connectSelection();
    void applyTheme();
    void fillRecentMenu();
    void refreshTitle();
    void refreshActions();
    void refreshStatus();
    void refreshJob();
    QList<JobSlot*> jobs();  ///< those that say where they are, but for the curve
    void showOpened();
    void findPlan(const std::string& algorithm);

    Document document_;
    WindowSelection selection_{document_};
    SelectionHistory history_{document_, selection_};
    Workbench workbench_{document_};
    RecentFiles recent_;
    Appearance appearance_;
    std::optional<Theme> shownTheme_;
    WindowActions actions_;
    SampleListModel* samples_;
    TopBar* topBar_ = nullptr;
    Banner* banner_ = nullptr;
    QStackedWidget* pages_ = nullptr;
    StartPage* startPage_ = nullptr;
    QSplitter* splitter_ = nullptr;
    QWidget* leftColumn_ = nullptr;
    GroupsPanel* groups_ = nullptr;
    InspectorPanel* inspector_ = nullptr;
    CanvasWidget* canvas_ = nullptr;
    CanvasLink* canvasLink_ = nullptr;
    CurveLink* curveLink_ = nullptr;
    AdviceLink* adviceLink_ = nullptr;
    NamedViews* namedViews_ = nullptr;
    CompareLink* compareLink_ = nullptr;
    RecoveryLink* recoveryLink_ = nullptr;
    SearchesLink* searchesLink_ = nullptr;
    EditLink* editLink_ = nullptr;
    ExchangeLink* exchangeLink_ = nullptr;
    ExplainLink* explainLink_ = nullptr;
    FindLink* findLink_ = nullptr;
    PlayerLink* playerLink_ = nullptr;
    FileCommands* files_ = nullptr;
    GuideWindow* guide_ = nullptr;
    QLabel* selectionText_ = nullptr;
    JobStatus* jobStatus_ = nullptr;
    QLabel* zoomText_ = nullptr;
    QMenu* recentMenu_ = nullptr;
};

}  // namespace fusescope
