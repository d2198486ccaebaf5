// SPDX-License-Identifier: Apache-2.0
// The theme of the whole program: Fusion style with a palette made of one Theme value.
#pragma once

#include <QColor>
#include <QPalette>

#include "core/scene/theme.h"

class QApplication;

namespace fusescope {

enum class ThemeChoice { System, Light, Dark, HighContrast };

QColor toColor(Color color);

QPalette paletteOf(const Theme& theme);

/// Sets style and palette, and says which theme it came to: System asks the desktop's palette.
Theme applyTheme(QApplication& app, ThemeChoice choice);

}  // namespace fusescope
