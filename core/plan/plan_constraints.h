// SPDX-License-Identifier: Apache-2.0
// Overrides resolved: which ops stay in one group, and which must never meet in one.
#pragma once

#include <utility>
#include <vector>

#include "core/plan/fusion_plan.h"
#include "core/plan/overrides.h"

namespace fusescope {

struct PlanConstraints {
    /// A well-formed plan; ops of one block are in one group of every plan that honours the overrides: what is kept
    /// together or locked, and what then has to be with it (on a path between its ops, or in a cycle with it).
    FusionPlan blocks;
    std::vector<std::pair<GroupId, GroupId>> apart;  ///< blocks that are never in one group; sorted, each once
};

/// Throws Error, naming the ops, if the overrides contradict each other.
PlanConstraints resolveOverrides(const OpGraph& graph, const Overrides& overrides);

/// Whether the plan honours all of them.
bool honours(const FusionPlan& plan, const Overrides& overrides);

}  // namespace fusescope
