// SPDX-License-Identifier: Apache-2.0
// The pyramid of a BRR group: how many rows of each op are made per tile (no reuse between tiles), and what that takes
// on chip. After Optimus (Cai, Wang, Zhang, LCTES 2021), its branch for weights that do not fit.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/cost/brr_tables.h"
#include "core/cost/cost_model.h"

namespace fusescope {

/// What one op of the group, or one tensor read from outside, holds on chip.
struct BrrHolding {
    TermKind kind = TermKind::FullMap;  ///< FullMap, Slice, or WindowRows of an external tensor
    OpId op;                            ///< whose output it is; invalid for an external tensor
    TensorId tensor;                    ///< the external tensor; invalid for an op
    std::int64_t rows = 0;              ///< of the minimum tile
    std::int64_t bits = 0;          ///< for the minimum tile: its part of F0
    std::int64_t furtherBits = 0;  ///< per further row: its part of dF
};

/// One of the two ways to start the alternation of full and sliced buffers.
struct BrrPyramid {
    std::vector<BrrHolding> holdings;
    std::int64_t minimumBits = 0;  ///< F0
    std::int64_t furtherBits = 0;  ///< dF
    std::int64_t tiles = 1;            ///< N: minimum tiles of the map, the fewest over the last ops
};

/// What the pyramid needs to know of the group besides its ops.
struct BrrGroup {
    const std::vector<BrrOp>& ops;           ///< of the whole graph
    const std::vector<bool>& isReadOutside;  ///< [ops of the group] the output is read outside or is a graph output
    const GroupSet& group;
};

/// sigma: rows of each op per step of the last ones, the smallest positive integers with sigma_u = S_n·sigma_n on every
/// inner edge u -> n; nothing if there are none. In the order of the ops.
std::optional<std::vector<std::int64_t>> pyramidSteps(const BrrGroup& group);

/// `steps` empty: heights without regard to steps, a lower bound that never falls as the group grows forward.
BrrPyramid makePyramid(const BrrGroup& group, const std::vector<std::int64_t>& steps, bool startsFull,
                       const Accelerator& accelerator, std::int64_t channelSlice);

}  // namespace fusescope
