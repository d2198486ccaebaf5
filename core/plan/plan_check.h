// SPDX-License-Identifier: Apache-2.0
// Whether groups and plans are well formed, in words. Whether they fit the buffer is for core/cost.
#pragma once

#include <span>
#include <vector>

#include "core/base/issue.h"
#include "core/graph/op_graph.h"
#include "core/plan/fusion_plan.h"

namespace fusescope {

/// No path leaves the group and comes back. O(ops between its first and last, and their edges).
bool isConvex(const OpGraph& graph, const GroupSet& group);

/// One piece when edges are walked both ways.
bool isWeaklyConnected(const OpGraph& graph, const GroupSet& group);

/// The weakly connected components, by first op.
std::vector<GroupSet> components(const OpGraph& graph, const GroupSet& group);

/// Cover and overlap: every op in exactly one group. Empty if all is well.
std::vector<Issue> checkPartition(const OpGraph& graph, std::span<const GroupSet> groups);

/// What keeps a set of ops from being a group: not connected, not convex, and which op breaks the rule. Empty if all is
/// well.
std::vector<Issue> checkGroup(const OpGraph& graph, const GroupSet& group);

/// Convex, weakly connected, and an acyclic quotient graph. Empty if all is well. O(ops + edges) for well-formed plans.
std::vector<Issue> checkPlan(const OpGraph& graph, const FusionPlan& plan);

/// Groups in an order in which they can be executed; fewer than all if the quotient graph has a cycle.
std::vector<GroupId> executionOrder(const OpGraph& graph, const FusionPlan& plan);

}  // namespace fusescope
