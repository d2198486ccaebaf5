// SPDX-License-Identifier: Apache-2.0
// The menu bar: where each action stands.
#pragma once

#include "ui/window/window_actions.h"

class QMainWindow;
class QMenu;

namespace fusescope {

/// Menus that are filled by others.
struct OpenMenus {
    QMenu* recent;
    QMenu* places;
};

OpenMenus buildMenus(QMainWindow& window, const WindowActions& actions);

}  // namespace fusescope
