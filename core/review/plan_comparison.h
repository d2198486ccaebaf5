// SPDX-License-Identifier: Apache-2.0
// Two plans of one model side by side: which group became which, what moved, and what that does to the bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/cost/plan_evaluation.h"

namespace fusescope {

/// A group of the one plan and the group of the other that shares most ops with it.
struct GroupPair {
    std::optional<GroupId> before;  ///< nothing: the group is new
    std::optional<GroupId> after;   ///< nothing: the group is gone
    GroupSet common;
    GroupSet left;                       ///< ops that are elsewhere afterwards
    GroupSet joined;                     ///< ops that were elsewhere before
    std::int64_t dramChangeBytes = 0;    ///< after less before; a missing group moves nothing
    std::int64_t bufferChangeBytes = 0;  ///< likewise, where both have a requirement

    bool isSame() const { return before && after && left.isEmpty() && joined.isEmpty(); }
};

struct PlanComparison {
    std::vector<GroupPair> pairs;      ///< by first op; groups that are the same in both included
    GroupSet movedOps;                 ///< ops not in the pair of their group
    std::int64_t dramChangeBytes = 0;  ///< of the whole plans, unfusable ops included
    int sameGroups = 0;

    bool isSamePlan() const { return movedOps.isEmpty() && sameGroups == static_cast<int>(pairs.size()); }
};

/// Pairs are chosen greedily, those that share most ops first, ties by first op; every group is in one pair.
std::vector<GroupPair> matchGroups(const FusionPlan& before, const FusionPlan& after);

/// The evaluations may be on different accelerators; plans of different graphs are a bug.
PlanComparison comparePlans(const FusionPlan& before, const PlanEvaluation& beforePriced, const FusionPlan& after,
                            const PlanEvaluation& afterPriced);

}  // namespace fusescope
