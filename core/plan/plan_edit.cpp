// SPDX-License-Identifier: Apache-2.0
#include "core/plan/plan_edit.h"

#include <algorithm>

#include "core/plan/plan_check.h"

namespace fusescope {
namespace {

/// `plan` without the groups in `removed`, plus `added`.
FusionPlan replaced(const FusionPlan& plan, std::initializer_list<GroupId> removed,
                    const std::vector<GroupSet>& added) {
    std::vector<GroupSet> groups;
    groups.reserve(static_cast<std::size_t>(plan.groupCount()) + added.size());
    for (std::int32_t g = 0; g < plan.groupCount(); ++g)
        if (std::find(removed.begin(), removed.end(), GroupId(g)) == removed.end())
            groups.push_back(plan.group(GroupId(g)));
    groups.insert(groups.end(), added.begin(), added.end());
    return FusionPlan::fromGroups(plan.opCount(), std::move(groups));
}

PlanEdit refused(std::string text, std::string hint = {}) {
    return {std::nullopt, {{Severity::Failure, std::move(text), std::move(hint), {}}}};
}

PlanEdit checked(const OpGraph& graph, FusionPlan plan) {
    if (static_cast<int>(executionOrder(graph, plan).size()) == plan.groupCount()) return {std::move(plan), {}};
    return {std::nullopt, checkPlan(graph, plan)};
}

}  // namespace

PlanEdit mergeGroups(const OpGraph& graph, const FusionPlan& plan, GroupId a, GroupId b) {
    if (a == b) return refused("a group cannot be merged with itself");
    const GroupSet merged = plan.group(a) | plan.group(b);
    if (!isWeaklyConnected(graph, merged))
        return refused("the two groups are not connected", "merge groups that share an edge");
    return checked(graph, replaced(plan, {a, b}, {merged}));
}

PlanEdit splitGroup(const OpGraph& graph, const FusionPlan& plan, GroupId group, const GroupSet& part) {
    const GroupSet& whole = plan.group(group);
    if (part.isEmpty() || !part.isSubsetOf(whole)) return refused("the part is not inside the group");
    if (part == whole) return refused("the part is the whole group", "choose some of its ops");
    auto pieces = components(graph, part);
    const auto rest = components(graph, whole - part);
    pieces.insert(pieces.end(), rest.begin(), rest.end());
    return checked(graph, replaced(plan, {group}, pieces));
}

PlanEdit moveOp(const OpGraph& graph, const FusionPlan& plan, OpId op, GroupId target) {
    const GroupId source = plan.groupOf(op);
    if (source == target) return refused("\"" + graph.op(op).name + "\" is in that group already");
    GroupSet grown = plan.group(target);
    grown.insert(op);
    if (!isWeaklyConnected(graph, grown))
        return refused("\"" + graph.op(op).name + "\" has no edge to that group", "move it to a neighbouring group");
    auto pieces = components(graph, plan.group(source) - GroupSet{op});
    pieces.push_back(std::move(grown));
    return checked(graph, replaced(plan, {source, target}, pieces));
}

}  // namespace fusescope
