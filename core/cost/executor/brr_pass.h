// SPDX-License-Identifier: Apache-2.0
// One pass of a BRR group over its weights, on real numbers: full maps are filled channel by channel of what they read,
// sliced maps keep some channels at once and are computed again, with their weights, when others are asked for.
#pragma once

#include <string>
#include <vector>

#include "core/cost/executor/brr_tiles.h"
#include "core/cost/executor/executed_group.h"

namespace fusescope {

/// What the passes of a group have in common.
struct BrrProgress {
    std::vector<std::vector<double>> written;   // [made tensors] as in DRAM
    std::vector<std::int64_t> rowsWritten;      // [made tensors]
    std::vector<std::int64_t> channelsWeighed;  // [ops] output channels whose weights were streamed in
    std::vector<std::int64_t> channelsAgain;    // [ops] of them, those streamed before in the same pass
    std::string problem;
    bool isGivenUp = false;  // maps are computed over and over; nothing is wrong, but it would take too long
};

void runPass(const ExecutedGroup& group, const std::vector<HeldMap>& held, const std::vector<Interval>& rows,
             BrrProgress& progress);

}  // namespace fusescope
