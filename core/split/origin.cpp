// SPDX-License-Identifier: Apache-2.0
#include "core/split/origin.h"

#include <algorithm>
#include <map>
#include <utility>

#include "core/graph/op_graph.h"
#include "core/plan/plan_edit.h"

namespace fusescope {
namespace {

constexpr std::size_t kMostGroups = 12;  // that are split: some ops have very many neighbours

/// Neighbours of a group that may be fused, those first that share most elements with it.
std::vector<GroupId> neighboursOf(const GroupSurroundings& around, const FusionPlan& plan, GroupId group) {
    std::map<GroupId, std::int64_t> elements;
    for (const Edge& edge : around.graph.edges()) {
        const GroupId from = plan.groupOf(edge.producer), to = plan.groupOf(edge.consumer);
        if (from == to || (from != group && to != group)) continue;
        const GroupId other = from == group ? to : from;
        if (plan.group(other).isSubsetOf(around.fusable))
            elements[other] += elementCount(around.graph.tensor(edge.tensor)).value_or(0);
    }
    std::vector<std::pair<std::int64_t, GroupId>> order;
    for (const auto& [other, shared] : elements) order.emplace_back(-shared, other);
    std::sort(order.begin(), order.end());
    std::vector<GroupId> neighbours;
    for (const auto& [shared, other] : order) neighbours.push_back(other);
    return neighbours;
}

/// The group with further neighbours until it does not fit; nothing if that cannot be.
std::optional<GroupSet> grown(const GroupSurroundings& around, FusionPlan plan, GroupSet group, CostCache& cache) {
    while (cache.fits(group)) {
        const GroupId id = plan.groupOf(group.first());
        std::optional<FusionPlan> larger;
        for (const GroupId other : neighboursOf(around, plan, id)) {
            larger = mergeGroups(around.graph, plan, id, other).plan;
            if (larger) break;
        }
        if (!larger) return std::nullopt;
        plan = std::move(*larger);
        group = plan.group(plan.groupOf(group.first()));
    }
    return group;
}

}  // namespace

std::vector<GroupSet> unfittingAround(const GroupSurroundings& around, GroupId group, CostCache& cache) {
    std::vector<GroupSet> found;
    for (const GroupId other : neighboursOf(around, around.plan, group)) {
        const auto merged = mergeGroups(around.graph, around.plan, group, other).plan;
        if (!merged) continue;
        const GroupSet& both = merged->group(merged->groupOf(around.plan.group(group).first()));
        if (const auto larger = grown(around, *merged, both, cache)) found.push_back(*larger);
    }
    std::sort(found.begin(), found.end(),
              [](const GroupSet& a, const GroupSet& b) { return std::pair(a.count(), a) < std::pair(b.count(), b); });
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

std::optional<GroupOrigin> originOf(const GroupSet& group, const std::vector<GroupSet>& around, Splitter& splitter,
                                    RunControl& control) {
    std::optional<GroupOrigin> first;
    for (std::size_t i = 0; i < std::min(around.size(), kMostGroups); ++i) {
        GroupOrigin origin{splitter.trace(around[i], control), false};
        if (origin.trace.nodes.empty()) return std::nullopt;
        const std::vector<GroupSet>& parts = origin.trace.nodes.front().parts;
        origin.isReached = std::find(parts.begin(), parts.end(), group) != parts.end();
        if (origin.isReached) return origin;
        if (!first) first = std::move(origin);
    }
    return first;
}

}  // namespace fusescope
