// SPDX-License-Identifier: Apache-2.0
// The program's own icons: SVG files of one line weight in dataDir()/icons, drawn in the colours of the theme.
#pragma once

#include <QIcon>
#include <QString>

#include "core/scene/theme.h"

namespace fusescope {

/// The icon `name`.svg in `color`; grey when disabled. An empty icon if there is no such file: texts stand beside all.
QIcon themedIcon(const QString& name, const Theme& theme, ColorRole color = ColorRole::Text);

/// The picture of the program, in its own colours.
QIcon applicationIcon();

}  // namespace fusescope
