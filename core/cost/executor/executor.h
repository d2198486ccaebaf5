// SPDX-License-Identifier: Apache-2.0
// The independent check of the cost models: runs a fused group on real numbers with on-chip buffers of exactly the
// sizes that the price names, and compares with layer-by-layer execution. It decides by the arithmetic of the ops alone
// what is read when; a row that is read after it was overwritten, or before it was made, is a failure.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "core/cost/cost_model.h"

namespace fusescope {

struct Execution {
    bool isSupported = false;    ///< false: the executor does not know an op or the scheme's variant; see `problem`
    std::string problem;         ///< what went wrong; empty if the group ran to its end
    std::int64_t peakBytes = 0;  ///< most bytes on chip at once; BRR: of the smallest tile, resident weights included
    std::int64_t passBytes = 0;  ///< BRR: most bytes on chip in one pass over the weights
    std::int64_t dramBytes = 0;  ///< moved to and from DRAM
    /// BRR: of them, weights streamed more than once in a pass, because channels of a sliced map were wanted again
    /// after others had taken their place (a skip or Squeeze-and-Excite over a sliced map). The price leaves them out.
    std::int64_t restreamedBytes = 0;
    double largestDifference = 0;  ///< over all elements written, against layer-by-layer execution

    bool ran() const { return isSupported && problem.empty(); }
};

/// Runs `group` with a buffer of `accelerator.bufferBytes`; inputs and weights are drawn from `seed`. Throws nothing:
/// what cannot be run is said in the result. O(multiplications of the group): made for scaled-down graphs.
Execution executeGroup(const OpGraph& graph, const CostModel& model, const Accelerator& accelerator,
                       const GroupSet& group, std::uint64_t seed);

}  // namespace fusescope
