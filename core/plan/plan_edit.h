// SPDX-License-Identifier: Apache-2.0
// Changes of a plan as functions. Search and undo use the same ones.
#pragma once

#include <optional>
#include <vector>

#include "core/base/issue.h"
#include "core/graph/op_graph.h"
#include "core/plan/fusion_plan.h"

namespace fusescope {

/// The new plan, or why there is none ("cycle through op X", "not connected").
struct PlanEdit {
    std::optional<FusionPlan> plan;
    std::vector<Issue> findings;  ///< empty if there is a plan
};

/// Groups `a` and `b` become one.
PlanEdit mergeGroups(const OpGraph& graph, const FusionPlan& plan, GroupId a, GroupId b);

/// `part` leaves its group; both what it takes and what it leaves may fall into connected pieces, each a group.
PlanEdit splitGroup(const OpGraph& graph, const FusionPlan& plan, GroupId group, const GroupSet& part);

/// `op` moves to `target`; what it leaves may fall into connected pieces, each a group.
PlanEdit moveOp(const OpGraph& graph, const FusionPlan& plan, OpId op, GroupId target);

}  // namespace fusescope
