// SPDX-License-Identifier: Apache-2.0
// Where the label of a group stands, and how far it may grow while zooming out: chosen once a plan, so that no label
// jumps or vanishes while panning.
#pragma once

#include <vector>

#include "core/layout/geometry.h"

namespace fusescope {

struct GraphScene;
struct PlanScene;

enum class LabelSide {
    Right,
    Left,
    Above,
    Inside,  ///< in the margin between the hull and its first card: nowhere else is room
};

struct LabelRoom {
    LabelSide side = LabelSide::Inside;
    Rect anchor;        ///< the part of the hull it stands beside
    double length = 0;  ///< free along the text, in scene units
    double height = 0;
};

/// One for each shape of `plan`, whose hulls must be there.
std::vector<LabelRoom> labelRooms(const GraphScene& scene, const PlanScene& plan);

}  // namespace fusescope
