// SPDX-License-Identifier: Apache-2.0
// Links that pass layers, bundled: all that leave one node share a lane beside the nodes and branch off to their
// readers one after the other, as a bus of wires does. Dense connectivity stays a few parallel lines.
#pragma once

#include <vector>

#include "core/layout/graph_layout.h"

namespace fusescope {

/// A link that passes layers.
struct LongLink {
    int from = 0;      ///< node; equal ones share a lane
    Point start;       ///< on the border of the node it leaves
    double exitY = 0;  ///< where it turns to its lane: below the layer of that node
    Point end;
    double entryY = 0;  ///< where it leaves the lane: above the layer of its reader
};

/// Down to `level`, along it, and down again, with round corners.
Curve busCurve(Point start, double level, Point end);

/// One curve for each link. Lanes are to the right of `left`, links that start first farthest out, so that bundles
/// do not cross where they branch off. O(links log links).
std::vector<Curve> routedInLanes(const std::vector<LongLink>& links, double left);

}  // namespace fusescope
