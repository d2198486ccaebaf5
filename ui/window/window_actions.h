// SPDX-License-Identifier: Apache-2.0
// Everything that can be done from a menu, by key, or by button. Each has a text, a tip, and a key of its own.
#pragma once

#include <QAction>
#include <QObject>

#include "core/scene/theme.h"

class QActionGroup;
class QUndoStack;

namespace fusescope {

struct WindowActions {
    QAction* newWindow;
    QAction* open;
    QAction* openPlan;
    QAction* openAccelerator;
    QAction* enterSizes;
    QAction* save;
    QAction* saveAs;
    QAction* exportReport;
    QAction* exportForTool;
    QAction* importDecisions;
    QAction* exportSvg;
    QAction* exportPng;
    QAction* exportPdf;
    QAction* quit;
    QAction* undo;
    QAction* redo;
    QAction* clearSelection;
    QAction* copyNames;
    QAction* find;
    QAction* findNext;
    QAction* findPrevious;
    QAction* back;
    QAction* forward;
    QAction* zoomIn;
    QAction* zoomOut;
    QAction* zoomFull;
    QAction* fitAll;
    QAction* fitSelection;
    QAction* leftToRight;
    QActionGroup* hierarchies;  ///< ops, groups, scopes, repeats
    QAction* showGroups;
    QAction* showInspector;
    QAction* showCurve;
    QAction* showExplanation;
    QAction* showPlayer;
    QAction* showHistory;
    QAction* showSearches;
    QAction* showAdvice;
    QAction* showCompare;
    QAction* keepView;
    QActionGroup* perspectives;  ///< in the order of Perspective
    QActionGroup* overlays;      ///< one for each of kOverlayKinds, in their order
    QAction* otherOverlay;
    QAction* otherPlan;
    QAction* fittedColors;
    QAction* percentileColors;
    QAction* systemTheme;
    QAction* lightTheme;
    QAction* darkTheme;
    QAction* highContrastTheme;
    QActionGroup* themes;  ///< in the order of ThemeChoice
    QAction* findBest;
    QAction* stop;
    QAction* cutEdge;
    QAction* keepEdge;
    QAction* mergeGroups;
    QAction* splitOff;
    QAction* keepAlone;
    QAction* lockGroup;
    QAction* release;
    QAction* releaseAll;
    QAction* noteGroup;
    QAction* editAccelerator;
    QAction* completePlan;
    QAction* explain;
    QAction* playSplit;
    QAction* nextUnfitting;
    QAction* settings;
    QAction* guide;
    QAction* palette;
    QAction* shortcuts;
    QAction* about;
};

/// Owned by `parent`.
WindowActions makeWindowActions(QUndoStack& undoStack, QObject* parent);

/// Enables the action, or disables it and says why: `whyNot` is empty, or a sentence for its tips.
void setEnabledOr(QAction& action, const QString& whyNot);

void setIcons(const WindowActions& actions, const Theme& theme);

}  // namespace fusescope
