// SPDX-License-Identifier: Apache-2.0
#include "ui/window/window_actions.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QUndoStack>

#include "ui/document/overlay_values.h"
#include "ui/icons/icons.h"
#include "ui/text/overlay_text.h"

namespace fusescope {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(WindowActions)
};

QAction* newAction(QObject* parent, const QString& text, const QString& tip, const QList<QKeySequence>& keys = {}) {
    auto* const action = new QAction(text, parent);
    action->setStatusTip(tip);
    action->setShortcuts(keys);
    QString plain = text;
    plain.remove('&').remove(QStringLiteral("…"));
    const QString key = keys.isEmpty() ? QString() : keys.front().toString(QKeySequence::NativeText);
    action->setToolTip(key.isEmpty() ? tip : Words::tr("%1 (%2)").arg(tip, key));
    action->setObjectName(plain);
    return action;
}

QAction* newSwitch(QObject* parent, const QString& text, const QString& tip) {
    QAction* const action = newAction(parent, text, tip);
    action->setCheckable(true);
    return action;
}

void addFileActions(WindowActions& all, QObject* parent) {
    all.newWindow = newAction(parent, Words::tr("&New window"),
                              Words::tr("Open another window, for another model or plan"), {QKeySequence::New});
    all.open = newAction(parent, Words::tr("&Open model…"), Words::tr("Open an ONNX model"), {QKeySequence::Open});
    all.openPlan = newAction(parent, Words::tr("Open &plan…"), Words::tr("Open a fusion plan of this model"),
                             {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O)});
    all.openAccelerator =
        newAction(parent, Words::tr("Open &accelerator…"), Words::tr("Price the plan on the accelerator of a file"));
    all.enterSizes = newAction(parent, Words::tr("Enter model si&zes…"),
                               Words::tr("Give the sizes that the model file leaves open"));
    all.save = newAction(parent, Words::tr("&Save plan"), Words::tr("Save the plan"), {QKeySequence::Save});
    all.saveAs = newAction(parent, Words::tr("Save plan &as…"), Words::tr("Save the plan to another file"),
                           {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S)});
    all.exportReport = newAction(parent, Words::tr("E&xport report…"),
                                 Words::tr("Write a report to hand on: for a browser, on paper, or as tables"),
                                 {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R)});
    all.exportForTool =
        newAction(parent, Words::tr("Export for another &tool…"),
                  Words::tr("Write the plan for Model Explorer, Netron, Perfetto, Graphviz, or as ONNX"));
    all.importDecisions = newAction(parent, Words::tr("Take over &decisions…"),
                                    Words::tr("Make a plan of what TensorRT, OpenVINO or a table says is fused"));
    all.exportSvg = newAction(parent, Words::tr("Export as S&VG…"), Words::tr("Write the picture of the plan as SVG"),
                              {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E)});
    all.exportPng = newAction(parent, Words::tr("Export as P&NG…"), Words::tr("Write the picture of the plan as PNG"));
    all.exportPdf = newAction(parent, Words::tr("Export as PD&F…"), Words::tr("Write the picture of the plan as PDF"));
    all.quit =
        newAction(parent, Words::tr("&Quit"), Words::tr("Close the window"), {QKeySequence(Qt::CTRL | Qt::Key_Q)});
    all.quit->setMenuRole(QAction::QuitRole);
}

void addEditActions(WindowActions& all, QUndoStack& undoStack, QObject* parent) {
    all.undo = undoStack.createUndoAction(parent, Words::tr("&Undo"));
    all.undo->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Z));
    all.undo->setStatusTip(Words::tr("Take the last change of the plan back"));
    all.redo = undoStack.createRedoAction(parent, Words::tr("&Redo"));
    all.redo->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z));
    all.redo->setStatusTip(Words::tr("Make the change that was taken back again"));
    all.clearSelection = newAction(parent, Words::tr("&Deselect"), Words::tr("Select nothing"),
                                   {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A)});
    all.copyNames = newAction(parent, Words::tr("&Copy names"),
                              Words::tr("Copy the names of the selected ops, a line each"), {QKeySequence::Copy});
    all.find = newAction(parent, Words::tr("Find &ops…"), Words::tr("Find ops by name, type, bytes or group"),
                         {QKeySequence::Find});
    all.findNext = newAction(parent, Words::tr("Find &next"), Words::tr("Select the next op that was found"),
                             {QKeySequence(Qt::Key_F3)});
    all.findPrevious = newAction(parent, Words::tr("Find &previous"), Words::tr("Select the op found before this one"),
                                 {QKeySequence(Qt::SHIFT | Qt::Key_F3)});
    all.back = newAction(parent, Words::tr("&Back"), Words::tr("Select what was selected before"),
                         {QKeySequence(Qt::ALT | Qt::Key_Left)});
    all.forward = newAction(parent, Words::tr("&Forward"), Words::tr("Select again what Back left"),
                            {QKeySequence(Qt::ALT | Qt::Key_Right)});
}

void addViewActions(WindowActions& all, QObject* parent) {
    all.zoomIn = newAction(parent, Words::tr("Zoom &in"), Words::tr("Show the graph larger"),
                           {QKeySequence(Qt::CTRL | Qt::Key_Equal), QKeySequence(Qt::CTRL | Qt::Key_Plus)});
    all.zoomOut = newAction(parent, Words::tr("Zoom &out"), Words::tr("Show the graph smaller"),
                            {QKeySequence(Qt::CTRL | Qt::Key_Minus)});
    all.zoomFull = newAction(parent, Words::tr("&Actual size"), Words::tr("Show the graph at 100 %"),
                             {QKeySequence(Qt::CTRL | Qt::Key_0)});
    all.fitAll = newAction(parent, Words::tr("&Fit graph"), Words::tr("Show the whole graph"),
                           {QKeySequence(Qt::CTRL | Qt::Key_9)});
    all.fitSelection = newAction(parent, Words::tr("Fit &selection"), Words::tr("Show what is selected"),
                                 {QKeySequence(Qt::CTRL | Qt::Key_8)});
    all.leftToRight = newSwitch(parent, Words::tr("&Left to right"), Words::tr("Draw the graph from left to right"));
    all.hierarchies = new QActionGroup(parent);
    const std::pair<QString, QString> hierarchies[] = {
        {Words::tr("&Ops"), Words::tr("Show a card for each op")},
        {Words::tr("&Plan view"), Words::tr("Show a card for each group of the plan")},
        {Words::tr("&Name scopes"), Words::tr("Show a card for each scope that names spell out")},
        {Words::tr("&Repeats folded"), Words::tr("Show name scopes, equal ones in a row as one card")}};
    for (const auto& [text, tip] : hierarchies) all.hierarchies->addAction(newSwitch(parent, text, tip));
    all.hierarchies->actions()[0]->setShortcut(QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_1));
    all.hierarchies->actions()[1]->setShortcut(QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_2));
    all.hierarchies->actions()[2]->setShortcut(QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_3));
    all.hierarchies->actions()[3]->setShortcut(QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_4));
    all.hierarchies->actions()[0]->setChecked(true);
    all.showGroups = newSwitch(parent, Words::tr("&Groups and plan"), Words::tr("Show the groups and the plan"));
    all.showGroups->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_1));
    all.showInspector = newSwitch(parent, Words::tr("I&nspector"), Words::tr("Show what is selected in words"));
    all.showInspector->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_2));
    all.showCurve = newSwitch(parent, Words::tr("&Buffer curve"), Words::tr("Show what every buffer size would cost"));
    all.showCurve->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_3));
    all.showExplanation =
        newSwitch(parent, Words::tr("&Explanation"), Words::tr("Show why the selected group does not fit"));
    all.showExplanation->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_4));
    all.showPlayer = newSwitch(parent, Words::tr("Split &player"), Words::tr("Show how the selected group is split"));
    all.showPlayer->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_5));
    all.showHistory =
        newSwitch(parent, Words::tr("&History"), Words::tr("Show the changes of the plan, to go back to any"));
    all.showHistory->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_6));
    all.showSearches = newSwitch(parent, Words::tr("Sea&rches"), Words::tr("Show the searches, running and ended"));
    all.showSearches->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_7));
    all.showAdvice = newSwitch(parent, Words::tr("A&dvice"), Words::tr("Show what could be better in the plan"));
    all.showAdvice->setShortcut(QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_8));
    all.showCompare = newSwitch(parent, Words::tr("C&ompare"), Words::tr("Show two plans side by side"));
    all.showCompare->setShortcut(QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_9));
    all.keepView = newAction(parent, Words::tr("&Keep this place…"),
                             Words::tr("Give the place and size of the view a name, to come back to it"),
                             {QKeySequence(Qt::CTRL | Qt::Key_D)});
    all.perspectives = new QActionGroup(parent);
    all.perspectives->setExclusive(false);
    const std::pair<QString, QString> perspectives[] = {
        {Words::tr("&Explore"), Words::tr("The graph, its groups and the inspector")},
        {Words::tr("&Search"), Words::tr("The searches below the graph")},
        {Words::tr("Co&mpare"), Words::tr("Two plans beside each other")},
        {Words::tr("&Decide"), Words::tr("Advice, history and the inspector around the graph")},
        {Words::tr("&Canvas alone"), Words::tr("Nothing but the graph")}};
    for (const auto& [text, tip] : perspectives) all.perspectives->addAction(newAction(parent, text, tip));
    all.systemTheme = newSwitch(parent, Words::tr("&System"), Words::tr("Look light or dark as the desktop does"));
    all.lightTheme = newSwitch(parent, Words::tr("&Light"), Words::tr("Dark text on a light window"));
    all.darkTheme = newSwitch(parent, Words::tr("&Dark"), Words::tr("Light text on a dark window"));
    all.highContrastTheme = newSwitch(parent, Words::tr("&High contrast"), Words::tr("White on black, strong colours"));
    all.themes = new QActionGroup(parent);
    for (QAction* const theme : {all.systemTheme, all.lightTheme, all.darkTheme, all.highContrastTheme})
        all.themes->addAction(theme);
}

void addOverlayActions(WindowActions& all, QObject* parent) {
    all.overlays = new QActionGroup(parent);
    for (const OverlayKind kind : kOverlayKinds)
        all.overlays->addAction(newSwitch(parent, overlayName(kind), overlayMeaning(kind)));
    all.otherOverlay = newAction(parent, Words::tr("&Swap with the one before"),
                                 Words::tr("Show the overlay or the explainer that was shown before this one"),
                                 {QKeySequence(Qt::Key_F4)});
    all.otherPlan = newAction(parent, Words::tr("Swap with the p&lan before"),
                              Words::tr("Show the plan that was there before this one on the canvas, and back"),
                              {QKeySequence(Qt::Key_F12)});
    all.fittedColors = newSwitch(parent, Words::tr("&Fit colours to values"),
                                 Words::tr("Let the colours go from the least to the greatest value"));
    all.percentileColors = newSwitch(parent, Words::tr("Colours by &rank"),
                                     Words::tr("Colour values by their rank instead of their size"));
}

void addPlanActions(WindowActions& all, QObject* parent) {
    all.cutEdge = newAction(parent, Words::tr("&Cut here"), Words::tr("Demand that the ends of the edge stay apart"),
                            {QKeySequence(Qt::CTRL | Qt::Key_K)});
    all.keepEdge =
        newAction(parent, Words::tr("&Keep together"), Words::tr("Demand that the ends of the edge stay in one group"),
                  {QKeySequence(Qt::CTRL | Qt::Key_J)});
    all.mergeGroups =
        newAction(parent, Words::tr("&Merge both groups"), Words::tr("Make one group of the two that the edge joins"),
                  {QKeySequence(Qt::CTRL | Qt::Key_M)});
    all.splitOff = newAction(parent, Words::tr("Split &off"), Words::tr("Make a group of its own of the op"),
                             {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_K)});
    all.keepAlone = newAction(parent, Words::tr("Forbid &fusion"), Words::tr("Demand that the op stays alone"),
                              {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L)});
    all.lockGroup = newAction(parent, Words::tr("&Lock group"), Words::tr("Demand that the group stays as it is"),
                              {QKeySequence(Qt::CTRL | Qt::Key_L)});
    all.release = newAction(parent, Words::tr("&Release"), Words::tr("Drop what is demanded of the selected ops"),
                            {QKeySequence(Qt::CTRL | Qt::Key_U)});
    all.releaseAll =
        newAction(parent, Words::tr("Release &all"), Words::tr("Drop everything that is demanded of the plan"),
                  {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_U)});
    all.noteGroup =
        newAction(parent, Words::tr("&Note on group…"), Words::tr("Write something down about the selected group"),
                  {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N)});
    all.editAccelerator = newAction(parent, Words::tr("Accele&rator…"),
                                    Words::tr("Change buffer, scheme, element widths and limits of the accelerator"),
                                    {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_B)});
    all.completePlan = newAction(parent, Words::tr("Com&plete my plan"),
                                 Words::tr("Find the best plan that honours all that is demanded, and prove it"),
                                 {QKeySequence(Qt::Key_F7)});
}

void addExplainActions(WindowActions& all, QObject* parent) {
    all.explain = newAction(parent, Words::tr("&Explain group"), Words::tr("Say why the selected group does not fit"),
                            {QKeySequence(Qt::Key_F8)});
    all.playSplit = newAction(parent, Words::tr("&Play split"),
                              Words::tr("Play how the selected group is split until all fits, or may have come about"),
                              {QKeySequence(Qt::Key_F9)});
    all.nextUnfitting =
        newAction(parent, Words::tr("&Next group that does not fit"),
                  Words::tr("Select the next group that does not fit the buffer"), {QKeySequence(Qt::Key_F6)});
}

}  // namespace

void setEnabledOr(QAction& action, const QString& whyNot) {
    constexpr const char* kStatusTip = "statusTipWhenEnabled";
    constexpr const char* kToolTip = "toolTipWhenEnabled";
    if (!action.property(kStatusTip).isValid()) {
        action.setProperty(kStatusTip, action.statusTip());
        action.setProperty(kToolTip, action.toolTip());
    }
    action.setEnabled(whyNot.isEmpty());
    action.setStatusTip(whyNot.isEmpty() ? action.property(kStatusTip).toString() : whyNot);
    action.setToolTip(whyNot.isEmpty() ? action.property(kToolTip).toString() : whyNot);
}

WindowActions makeWindowActions(QUndoStack& undoStack, QObject* parent) {
    WindowActions all{};
    addFileActions(all, parent);
    addEditActions(all, undoStack, parent);
    addViewActions(all, parent);
    addOverlayActions(all, parent);
    addPlanActions(all, parent);
    addExplainActions(all, parent);
    all.findBest = newAction(parent, Words::tr("&Find best plan"),
                             Words::tr("Find the plan with the least DRAM access that fits the buffer"),
                             {QKeySequence(Qt::Key_F5)});
    all.stop = newAction(parent, Words::tr("S&top"), Words::tr("Stop, and keep the best plan so far"),
                         {QKeySequence(Qt::SHIFT | Qt::Key_F5)});
    all.settings = newAction(parent, Words::tr("&Settings…"), Words::tr("Theme, wheel, searches and movement"),
                             {QKeySequence(Qt::CTRL | Qt::Key_Comma)});
    all.guide = newAction(parent, Words::tr("&User guide"), Words::tr("Show how to work with Fusescope"),
                          {QKeySequence::HelpContents});
    all.palette = newAction(parent, Words::tr("&Commands…"), Words::tr("Find any command by a few of its letters"),
                            {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P)});
    all.shortcuts = newAction(parent, Words::tr("&Keys…"), Words::tr("Show all keys of the window"),
                              {QKeySequence(Qt::CTRL | Qt::Key_Slash)});
    all.about = newAction(parent, Words::tr("&About Fusescope"), Words::tr("Show the version and the licence"));
    all.about->setMenuRole(QAction::AboutRole);
    return all;
}

void setIcons(const WindowActions& actions, const Theme& theme) {
    const std::pair<QAction*, const char*> icons[] = {
        {actions.open, "open"},      {actions.openPlan, "plan"},
        {actions.save, "save"},      {actions.exportSvg, "export"},
        {actions.undo, "undo"},      {actions.redo, "redo"},
        {actions.zoomIn, "zoom-in"}, {actions.zoomOut, "zoom-out"},
        {actions.fitAll, "fit"},     {actions.findBest, "search-plan"},
        {actions.stop, "stop"},      {actions.about, "info"},
    };
    for (const auto& [action, name] : icons) action->setIcon(themedIcon(QString::fromLatin1(name), theme));
}

}  // namespace fusescope
