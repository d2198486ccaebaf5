// SPDX-License-Identifier: Apache-2.0
#include "tests/support/random_overrides.h"

#include "core/plan/random_plan.h"
#include "tests/support/graph_text.h"

namespace fusescope::test {

Overrides randomOverrides(const OpGraph& graph, Random& random) {
    Overrides overrides;
    for (const Edge& edge : graph.edges()) {
        if (random.chance(0.15))
            overrides.cut.push_back(edge);
        else if (random.chance(0.2))
            overrides.keep.push_back(edge);
    }
    for (std::int32_t op = 0; op < graph.opCount(); ++op)
        if (random.chance(0.06)) overrides.alone.push_back(OpId(op));
    const FusionPlan plan = randomPlan(graph, allOps(graph), random);
    for (const GroupSet& group : plan.groups())
        if (random.chance(0.1)) overrides.locked.push_back(group);
    return overrides;
}

Overrides overridesOf(const OpGraph& graph, const FusionPlan& plan, Random& random) {
    Overrides overrides;
    for (const Edge& edge : graph.edges()) {
        const bool isCut = plan.groupOf(edge.producer) != plan.groupOf(edge.consumer);
        if (random.chance(0.2)) (isCut ? overrides.cut : overrides.keep).push_back(edge);
    }
    for (const GroupSet& group : plan.groups()) {
        if (group.count() == 1 && random.chance(0.1)) overrides.alone.push_back(group.first());
        if (random.chance(0.1)) overrides.locked.push_back(group);
    }
    return overrides;
}

bool respects(const FusionPlan& plan, const PlanConstraints& constraints) {
    for (const GroupSet& block : constraints.blocks.groups())
        if (!block.isSubsetOf(plan.group(plan.groupOf(block.first())))) return false;
    for (const auto& [a, b] : constraints.apart)
        if (plan.groupOf(constraints.blocks.group(a).first()) == plan.groupOf(constraints.blocks.group(b).first()))
            return false;
    return true;
}

}  // namespace fusescope::test
