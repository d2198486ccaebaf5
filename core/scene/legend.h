// SPDX-License-Identifier: Apache-2.0
// The legend of an overlay as a draw list: what is shown, which values its colours stand for, and how they are spread.
#pragma once

#include <string>
#include <vector>

#include "core/layout/geometry.h"
#include "core/scene/draw_list.h"

namespace fusescope {

struct Legend {
    std::string title;               ///< "importance · exact"
    std::string low;                 ///< what the first colour stands for: "0"
    std::string high;                ///< what the last colour stands for: "0.63"
    std::vector<std::string> notes;  ///< "linear, fitted to this group"; each a line

    friend bool operator==(const Legend&, const Legend&) = default;
};

/// In pixels at 100 %.
Size legendSize(const Legend& legend);

/// A card with its corner at `topLeft`, one unit a pixel.
DrawList drawLegend(const Legend& legend, Point topLeft);

}  // namespace fusescope
