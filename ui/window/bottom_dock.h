// SPDX-License-Identifier: Apache-2.0
// Panels below the canvas: docks that share one place as tabs, each shown and hidden by an action of its own.
#pragma once

class QAction;
class QDockWidget;
class QMainWindow;
class QString;
class QWidget;

namespace fusescope {

class Document;

/// A dock for `panel`, hidden until `show` is switched on and a model is open. The panel has its own title.
QDockWidget* addBottomDock(QMainWindow& window, QWidget* panel, const QString& title, QAction& show,
                           Document& document);

/// Shows the dock whose action this is, before the other tabs.
void bringToFront(QDockWidget& dock, QAction& show);

}  // namespace fusescope
