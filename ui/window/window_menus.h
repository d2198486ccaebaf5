// SPDX-License-Identifier: Apache-2.0
// The menu bar: where each action stands.
#pragma once

#include "ui/window/window_actions.h"

class QMainWindow;
class QMenu;

namespace fusescope {

/// Returns the menu of recent files, to be filled by the caller.
QMenu* buildMenus(QMainWindow& window, const WindowActions& actions);

}  // namespace fusescope
