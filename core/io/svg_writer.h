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

/// `text` for XML content and attributes.
std::string xmlEscaped(std::string_view text);

}  // namespace fusescope
