// SPDX-License-Identifier: Apache-2.0
// How a group that fits may have come about by splitting. No search keeps a record of that, and `optimal` splits
// nothing: so this is a reconstruction, a split of a larger group around it by the same algorithm.
#pragma once

#include <optional>
#include <vector>

#include "core/plan/fusion_plan.h"
#include "core/split/splitter.h"

namespace fusescope {

/// The plan around a group, and what may be fused with it.
struct GroupSurroundings {
    const OpGraph& graph;
    const FusionPlan& plan;
    const GroupSet& fusable;  ///< ops that fit alone
};

/// Larger groups that hold `group` and do not fit: of it and a neighbour in the plan, together with further neighbours
/// as long as they fit, those first that it shares most elements with. Each is convex and connected; distinct, by
/// their number of ops. Empty if it can be fused with nothing.
std::vector<GroupSet> unfittingAround(const GroupSurroundings& around, GroupId group, CostCache& cache);

/// The split of a group around another one.
struct GroupOrigin {
    SplitTrace trace;
    bool isReached = false;  ///< the group asked for is among its parts
};

/// Of the groups `around` the one whose split comes to `group`; where none does, the first. Nothing if there is none,
/// or when stopped.
std::optional<GroupOrigin> originOf(const GroupSet& group, const std::vector<GroupSet>& around, Splitter& splitter,
                                    RunControl& control);

}  // namespace fusescope
