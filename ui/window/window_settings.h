// SPDX-License-Identifier: Apache-2.0
// Where the window and its parts stood when it was closed.
#pragma once

#include "ui/window/window_actions.h"

class QMainWindow;
class QSplitter;

namespace fusescope {

/// Leaves what is not saved as it is. The switches of `actions` show and hide their parts.
void restoreWindow(QMainWindow& window, QSplitter& splitter, const WindowActions& actions);
void saveWindow(const QMainWindow& window, const QSplitter& splitter, const WindowActions& actions);

}  // namespace fusescope
