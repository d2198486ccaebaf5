// SPDX-License-Identifier: Apache-2.0
// Changes of plans for searches that improve what they have: small edits of one, and crossovers of two.
#pragma once

#include "core/base/random.h"
#include "core/graph/op_graph.h"
#include "core/plan/fusion_plan.h"

namespace fusescope {

/// One random edit that leaves a well-formed plan: an op shifted over a cut edge into the neighbouring group, two
/// neighbouring groups merged, or a group split at a random prefix. Whether groups fit is not asked. Returns `plan`
/// itself if no edit was found in a few tries (a graph without fusable edges has none).
FusionPlan mutate(const OpGraph& graph, const GroupSet& fusable, const FusionPlan& plan, Random& random);

/// Random edits in up to so many places, at once: ops shifted, groups split at a random prefix, neighbours merged, and
/// groups merged with one to three of their neighbours. The last seldom fit, and how they are split again draws the
/// borders between all of them anew: many local optima of single edits are such a step away. Well formed, as above.
FusionPlan mutateInPlaces(const OpGraph& graph, const GroupSet& fusable, const FusionPlan& plan, int places,
                          Random& random);

/// A child of two plans: well formed, whether or not its groups fit. One of two ways, as likely as the other:
/// groups: each group of `one` is taken unchanged with a probability of 1/2, all other ops are grouped as in `other`
///   (after Falkenauer's grouping genetic algorithm: what is taken keeps its price);
/// cut sets: an edge is cut as in `one` if it ends at or before a random op, as in `other` if it begins behind it, and
///   as in either where it passes over it.
/// An edge that would close a cycle is cut in any case.
FusionPlan crossOver(const OpGraph& graph, const FusionPlan& one, const FusionPlan& other, Random& random);

}  // namespace fusescope
