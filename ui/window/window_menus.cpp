// SPDX-License-Identifier: Apache-2.0
#include "ui/window/window_menus.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

namespace fusescope {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(WindowMenus)
};

/// Null stands for a line.
void fill(QMenu& menu, std::initializer_list<QAction*> actions) {
    for (QAction* const action : actions) action ? menu.addAction(action) : static_cast<void>(menu.addSeparator());
}

}  // namespace

OpenMenus buildMenus(QMainWindow& window, const WindowActions& actions) {
    QMenuBar& bar = *window.menuBar();
    QMenu& file = *bar.addMenu(Words::tr("&File"));
    fill(file, {actions.newWindow, actions.open});
    QMenu* const recent = file.addMenu(Words::tr("Open &recent"));
    fill(file, {actions.openPlan, actions.openAccelerator, actions.enterSizes, nullptr, actions.save, actions.saveAs,
                nullptr, actions.exportReport, actions.exportForTool, actions.importDecisions, nullptr,
                actions.exportSvg, actions.exportPng, actions.exportPdf, nullptr, actions.quit});
    fill(*bar.addMenu(Words::tr("&Edit")),
         {actions.undo, actions.redo, nullptr, actions.copyNames, actions.clearSelection, nullptr, actions.find,
          actions.findNext, actions.findPrevious, nullptr, actions.back, actions.forward, nullptr, actions.settings});
    QMenu& view = *bar.addMenu(Words::tr("&View"));
    fill(view, {actions.zoomIn, actions.zoomOut, actions.zoomFull, actions.fitAll, actions.fitSelection, nullptr,
                actions.leftToRight, nullptr});
    view.addActions(actions.hierarchies->actions());
    fill(view, {nullptr, actions.showGroups, actions.showInspector, actions.showCurve, actions.showExplanation,
                actions.showPlayer, actions.showHistory, actions.showSearches, actions.showAdvice, actions.showCompare,
                nullptr});
    view.addMenu(Words::tr("Pers&pective"))->addActions(actions.perspectives->actions());
    QMenu& overlay = *view.addMenu(Words::tr("&Overlay"));
    overlay.addActions(actions.overlays->actions());
    fill(overlay, {nullptr, actions.otherOverlay, actions.fittedColors, actions.percentileColors});
    QMenu* const places = view.addMenu(Words::tr("P&laces"));
    fill(*places, {actions.keepView});
    fill(*view.addMenu(Words::tr("&Theme")),
         {actions.systemTheme, actions.lightTheme, actions.darkTheme, actions.highContrastTheme});
    fill(*bar.addMenu(Words::tr("&Plan")), {actions.cutEdge,
                                            actions.keepEdge,
                                            actions.mergeGroups,
                                            actions.splitOff,
                                            nullptr,
                                            actions.keepAlone,
                                            actions.lockGroup,
                                            actions.release,
                                            actions.releaseAll,
                                            nullptr,
                                            actions.noteGroup,
                                            actions.editAccelerator,
                                            nullptr,
                                            actions.completePlan,
                                            nullptr,
                                            actions.explain,
                                            actions.playSplit,
                                            actions.nextUnfitting,
                                            nullptr,
                                            actions.otherPlan});
    fill(*bar.addMenu(Words::tr("&Search")), {actions.findBest, actions.stop});
    fill(*bar.addMenu(Words::tr("&Help")),
         {actions.guide, nullptr, actions.palette, actions.shortcuts, nullptr, actions.about});
    return {recent, places};
}

}  // namespace fusescope
