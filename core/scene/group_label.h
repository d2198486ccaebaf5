// SPDX-License-Identifier: Apache-2.0
// The label of a group: as much of it as there is room for at a zoom. Used for painting and for hit tests alike.
#pragma once

#include <optional>
#include <string>

#include "core/scene/plan_scene.h"

namespace fusescope {

struct GroupLabel {
    Rect box;             ///< in scene units
    double unit = 1;      ///< scene units per pixel of the label: labels do not shrink below 100 %
    std::string title;    ///< "group 3" or "3"
    std::string details;  ///< may be empty
    bool hasBar = false;  ///< the buffer against beta
    bool hasTriangle = false;
    double titleWidth = 0;  ///< in scene units, from the left of the text to the details
};

/// Nothing if not even the id has room.
std::optional<GroupLabel> groupLabel(const GroupShape& shape, double scale);

/// Sizes of the label in pixels at 100 %.
struct LabelStyle {
    double fontSize = 11;
    double textHeight = 14;
    double barHeight = 4;
    double barWidth = 96;
    double paddingX = 7;
    double paddingY = 3;
    double triangle = 11;
};
inline constexpr LabelStyle kLabelStyle{};

}  // namespace fusescope
