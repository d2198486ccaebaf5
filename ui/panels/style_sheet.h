// SPDX-License-Identifier: Apache-2.0
// The look of plain widgets, made of the theme: flat, hairline borders, corners of 6 to 8 px, one accent.
#pragma once

#include <QString>

#include "core/scene/theme.h"

class QWidget;

namespace fusescope {

QString themeStyleSheet(const Theme& theme, double basePointSize);

/// What a label or button is in the style sheet: "title", "heading", "muted", "bad", "ok", "strong", "primary",
/// "quiet", "link", or empty.
void setStyleRole(QWidget& widget, const char* role);
/// The role of a label in that colour.
const char* styleRoleOf(ColorRole color);

}  // namespace fusescope
