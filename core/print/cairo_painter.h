// SPDX-License-Identifier: Apache-2.0
// Paints a draw list with cairo, texts with pango. Only files of this room include it.
#pragma once

#include <cairo.h>

#include "core/scene/draw_list.h"
#include "core/scene/theme.h"

namespace fusescope {

/// Paints what of `list` meets `source` so that it fills `target` of the surface, clipped to it.
void paintDrawing(cairo_t* cairo, const DrawList& list, const Theme& theme, const Rect& source, const Rect& target);

}  // namespace fusescope
