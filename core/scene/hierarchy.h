// SPDX-License-Identifier: Apache-2.0
// Ways to see many ops as one: by the scopes that names spell out, and equal blocks that follow each other as one. The
// quotient graph is acyclic in any case.
#pragma once

#include <string>
#include <vector>

#include "core/graph/op_graph.h"
#include "core/plan/fusion_plan.h"

namespace fusescope {

/// The scope of "/features/3/block/Conv" at depth 2 is "features/3"; empty for a name with too few steps.
std::string scopeOf(std::string_view name, int depth);

/// Ops of one scope that are linked are one part, unless that would close a cycle.
FusionPlan scopeParts(const OpGraph& graph, int depth);

/// Parts that follow each other in a chain and are equal op by op (types and shapes of weights and outputs) become one.
/// Parts of a single op are left alone.
struct FoldedParts {
    FusionPlan parts;
    std::vector<int> repeats;  ///< [parts] how many equal ones it stands for; 1: itself
};
FoldedParts foldRepeats(const OpGraph& graph, const FusionPlan& parts);

}  // namespace fusescope
