// SPDX-License-Identifier: Apache-2.0
// The placement of last resort: layers by longest path, ordered by barycentres. Deterministic, no foreign library, and
// fast for any size, so that there is always a picture.
#pragma once

#include "core/layout/pieces.h"

namespace fusescope {

struct PlainSpacing {
    double rankSeparation = 32;
    double nodeSeparation = 28;
};

/// No two nodes overlap; an edge that passes layers runs in a lane to the right of them. O(nodes + links log links).
PlacedPiece placePlainly(const Piece& piece, PlainSpacing spacing);

}  // namespace fusescope
