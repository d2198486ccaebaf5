// SPDX-License-Identifier: Apache-2.0
// Layers by longest path, ordered by barycentres: for densely linked pieces, and where there is no other placement.
// Deterministic, no foreign library, and fast for any size, so that there is always a picture.
#pragma once

#include "core/layout/pieces.h"

namespace fusescope {

struct PlainSpacing {
    double rankSeparation = 32;
    double nodeSeparation = 28;
};

/// Whether so many links pass layers that bundles in lanes are easier to read than what dot makes of them, which also
/// takes seconds for it: the blocks of DenseNet. O(nodes + links).
bool isDense(const Piece& piece);

/// No two nodes overlap; edges that pass layers run in lanes to the right of them, those of one node in the same lane.
/// O(nodes + links log links).
PlacedPiece placePlainly(const Piece& piece, PlainSpacing spacing);

}  // namespace fusescope
