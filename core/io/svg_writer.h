// SPDX-License-Identifier: Apache-2.0
// A draw list as a standalone SVG file: one class per style, no script, no font and no network needed.
#pragma once

#include <string>

#include "core/scene/draw_list.h"

namespace fusescope {

struct SvgPage {
    Rect region;              ///< of the scene, in pixels of the file
    std::string title;        ///< what a reader or screen reader calls the picture
    std::string description;  ///< may be empty
};

/// The text of the file, UTF-8. Texts that are no UTF-8 or hold control characters are repaired with U+FFFD.
std::string svgText(const DrawList& list, const Theme& theme, const SvgPage& page);

/// The same as an element of an HTML page: its colours are the custom properties of colorProperties(), and its classes
/// and ids begin with `prefix`, which no other picture of the page has. No background.
std::string svgElement(const DrawList& list, const SvgPage& page, const std::string& prefix);

/// "--c1:#f5f7fa;--c2:…", for a rule of a style sheet.
std::string colorProperties(const Theme& theme);

/// "var(--c5)".
std::string colorProperty(ColorRole role);

/// `text` for XML content and attributes.
std::string xmlEscaped(std::string_view text);

}  // namespace fusescope
