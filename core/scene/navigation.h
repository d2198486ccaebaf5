// SPDX-License-Identifier: Apache-2.0
// Walking from op to op with the arrow keys.
#pragma once

#include "core/scene/graph_scene.h"

namespace fusescope {

enum class Direction { Up, Down, Left, Right };

/// Along the flow: the reader or producer of `from` that is nearest across it. Across the flow: the next card beside
/// it. Invalid if there is none.
OpId neighbour(const GraphScene& scene, OpId from, Direction direction);

/// The card nearest to a point; invalid in an empty scene. O(ops).
OpId nearestOp(const GraphScene& scene, Point point);

}  // namespace fusescope
