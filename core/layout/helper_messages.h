// SPDX-License-Identifier: Apache-2.0
// What Fusescope and its layout helper say to each other: lines of numbers. One question holds all pieces:
//
//   fusescope-layout 1
//   separations <rank> <node>
//   piece <nodes> <links> <sharesFirst 0|1> <sharesLast 0|1>     then, for each piece,
//   <width> <height>                                             a line a node,
//   <from> <to> <isSpine 0|1>                                    a line a link;
//   end
//
// and the answer comes piece by piece, in order, so that what was done before a failure can still be used:
//
//   placed <piece>
//   <x> <y>                                                      a line a node (its centre, y down)
//   <points> <x> <y> <x> <y> …                                   a line a link (joined cubic Bézier curves)
//   end
//
// A piece that dot could not place is left out. A question that is not understood: exit code 3 and one line of text.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/layout/pieces.h"

namespace fusescope {

struct LayoutQuestion {
    double rankSeparation = 32;
    double nodeSeparation = 28;
    std::vector<Piece> pieces;
};

std::string questionText(const LayoutQuestion& question);

/// Throws Error, with the line, for anything malformed: wrong counts, links that do not go forward, absurd sizes.
LayoutQuestion readQuestion(std::string_view text);

std::string answerText(std::size_t piece, const PlacedPiece& placed);

/// One entry a piece of `question`; nothing for those without a usable answer. Never throws: a broken text ends there.
std::vector<std::optional<PlacedPiece>> readAnswer(std::string_view text, const LayoutQuestion& question);

}  // namespace fusescope
