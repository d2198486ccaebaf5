// SPDX-License-Identifier: Apache-2.0
// The exact curve of DRAM access against buffer size: every size at which the best plan, or what runs outside fusion,
// changes.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/search/search.h"

namespace fusescope {

/// One step of the curve: holds from bufferBytes up to the next step.
struct SweepStep {
    std::int64_t bufferBytes = 0;         ///< the least buffer of the step
    std::int64_t dramBytes = 0;           ///< of the best plan, among fusable ops
    std::int64_t unfusableDramBytes = 0;  ///< of the ops that run outside fusion
    std::int64_t maxBufferBytes = 0;      ///< greatest F_beta of the best plan
    int fusableOps = 0;
    FusionPlan plan;

    /// What may be compared between buffers: the fusable set grows with the buffer.
    std::int64_t totalDramBytes() const { return dramBytes + unfusableDramBytes; }
};

struct Sweep {
    std::vector<SweepStep> steps;       ///< by buffer size, ascending; the first holds from the least size asked for
    std::int64_t leastBufferBytes = 0;  ///< the curve is known from here…
    std::int64_t mostBufferBytes = 0;   ///< …to here
    StopReason stopReason = StopReason::Completed;  ///< stopped: only the upper part of the curve is known
};

/// The curve between two buffer sizes, both included. Every point is proven; the plans of one step share its price.
/// Works down from the largest buffer: a best plan stays best while nothing it consists of changes. Reports progress in
/// bytes of the range, on a logarithmic scale of 1000. Blocks.
Sweep sweepBuffers(std::shared_ptr<const OpGraph> graph, const Accelerator& accelerator, std::int64_t leastBytes,
                   std::int64_t mostBytes, RunControl& control);

/// The step that holds at `bufferBytes`; null outside the curve.
const SweepStep* stepAt(const Sweep& sweep, std::int64_t bufferBytes);

/// The least buffer from which every curve stays within `share` (0.1: ten percent) of its own best over the range;
/// nothing if a curve does not cover the range.
std::optional<std::int64_t> bufferWithin(std::span<const Sweep> sweeps, double share);

}  // namespace fusescope
