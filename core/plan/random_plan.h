// SPDX-License-Identifier: Apache-2.0
// Random plans and random splits, one generator for all searches. The paper gives none; ours: every edge is cut with a
// probability drawn per plan, log-uniform in [0.05, 0.5], and a group that does not fit is cut at random topological
// prefixes until all parts fit.
#pragma once

#include <functional>
#include <vector>

#include "core/base/random.h"
#include "core/graph/op_graph.h"
#include "core/plan/fusion_plan.h"

namespace fusescope {

/// How many edges of a random plan are cut: the probability is log-uniform in a range.
enum class CutDensity {
    Sparse,  ///< [0.01, 0.1): few, large groups
    Mixed,   ///< [0.05, 0.5)
    Dense,   ///< [0.3, 0.9): many, small groups
};

/// Partition with weakly connected groups and an acyclic quotient; ops not in `fusable` stay alone.
FusionPlan randomPlan(const OpGraph& graph, const GroupSet& fusable, Random& random,
                      CutDensity density = CutDensity::Mixed);

/// Some, not all, ops of `group` (of at least two), closed under its predecessors inside the group: the first steps of
/// a random execution order, their number uniform.
GroupSet randomPrefix(const OpGraph& graph, const GroupSet& group, Random& random);

/// Weakly connected convex parts of `group`, each accepted by `fits` or a single op; `group` itself is not asked again.
/// In a plan they keep the quotient graph acyclic.
std::vector<GroupSet> randomSplit(const OpGraph& graph, const GroupSet& group,
                                  const std::function<bool(const GroupSet&)>& fits, Random& random);

}  // namespace fusescope
