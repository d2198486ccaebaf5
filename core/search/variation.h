// SPDX-License-Identifier: Apache-2.0
// Small changes of plans, for searches that improve what they have.
#pragma once

#include "core/base/random.h"
#include "core/graph/op_graph.h"
#include "core/plan/fusion_plan.h"

namespace fusescope {

/// One random edit that leaves a well-formed plan: an op shifted over a cut edge into the neighbouring group, two
/// neighbouring groups merged, or a group split at a random prefix. Whether groups fit is not asked. Returns `plan`
/// itself if no edit was found in a few tries (a graph without fusable edges has none).
FusionPlan mutate(const OpGraph& graph, const GroupSet& fusable, const FusionPlan& plan, Random& random);

}  // namespace fusescope
