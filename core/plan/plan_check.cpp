// SPDX-License-Identifier: Apache-2.0
#include "core/plan/plan_check.h"

#include <algorithm>
#include <optional>
#include <queue>

namespace fusescope {
namespace {

std::size_t offset(OpId op, OpId first) { return static_cast<std::size_t>(op.value() - first.value()); }

/// An op outside the group on a path that leaves it and comes back; invalid if there is none.
OpId detour(const OpGraph& graph, const GroupSet& group) {
    if (group.isEmpty()) return {};
    const OpId first = group.first();
    const OpId last = group.last();
    std::vector<bool> isOutsideBelow(offset(last, first) + 1, false);
    for (OpId op = first; op <= last; op = OpId(op.value() + 1)) {
        const bool isInside = group.contains(op);
        for (const OpId before : graph.predecessors(op)) {
            if (before < first) continue;
            const bool isBelow = isOutsideBelow[offset(before, first)];
            if (isInside && isBelow) return before;
            if (!isInside && (isBelow || group.contains(before))) isOutsideBelow[offset(op, first)] = true;
        }
    }
    return {};
}

template <class Visitor>
void forEachNeighbour(const OpGraph& graph, OpId op, Visitor&& visit) {
    for (const OpId next : graph.successors(op)) visit(next);
    for (const OpId before : graph.predecessors(op)) visit(before);
}

std::string quoted(const OpGraph& graph, OpId op) { return "\"" + graph.op(op).name + "\""; }

std::string describe(const OpGraph& graph, const GroupSet& group) {
    const int count = group.count();
    return "the group of " + quoted(graph, group.first()) +
           (count > 1 ? " (" + std::to_string(count) + " ops)" : std::string());
}

/// Groups that no execution order can contain because they wait for each other.
Issue cycleIssue(const OpGraph& graph, const FusionPlan& plan, const std::vector<GroupId>& order) {
    std::vector<bool> isOrdered(static_cast<std::size_t>(plan.groupCount()), false);
    for (const GroupId group : order) isOrdered[group.index()] = true;
    GroupId current(
        static_cast<std::int32_t>(std::find(isOrdered.begin(), isOrdered.end(), false) - isOrdered.begin()));
    std::vector<GroupId> walked;
    while (std::find(walked.begin(), walked.end(), current) == walked.end()) {
        walked.push_back(current);
        GroupId before;
        plan.group(current).forEach([&](OpId op) {
            for (const OpId producer : graph.predecessors(op)) {
                const GroupId candidate = plan.groupOf(producer);
                if (candidate != current && !isOrdered[candidate.index()]) before = candidate;
            }
        });
        current = before;  // a group that never becomes ready waits for another such group
    }
    walked.erase(walked.begin(), std::find(walked.begin(), walked.end(), current));
    Issue issue{Severity::Failure, "groups wait for each other: ", "split or merge one of them", {}};
    for (const GroupId group : walked) {
        issue.text += describe(graph, plan.group(group)) + " needs ";
        issue.ops.push_back(plan.group(group).first());
    }
    issue.text += describe(graph, plan.group(walked.front()));
    return issue;
}

std::optional<Issue> connectionIssue(const OpGraph& graph, const GroupSet& group) {
    const std::vector<GroupSet> parts = components(graph, group);
    if (parts.size() < 2) return std::nullopt;
    return Issue{Severity::Failure,
                 describe(graph, group) + " is not connected: no edge joins " + quoted(graph, parts[1].first()) +
                     " to " + quoted(graph, parts[0].last()),
                 "split it into its " + std::to_string(parts.size()) + " pieces", group.ops()};
}

std::optional<Issue> convexityIssue(const OpGraph& graph, const GroupSet& group) {
    const OpId outside = detour(graph, group);
    if (!outside.isValid()) return std::nullopt;
    return Issue{
        Severity::Failure,
        describe(graph, group) + " is not convex: a path leaves it and returns through " + quoted(graph, outside),
        "take that op in, or split the group there",
        {outside}};
}

}  // namespace

std::vector<Issue> checkGroup(const OpGraph& graph, const GroupSet& group) {
    std::vector<Issue> issues;
    if (auto issue = connectionIssue(graph, group)) issues.push_back(*std::move(issue));
    if (auto issue = convexityIssue(graph, group)) issues.push_back(*std::move(issue));
    return issues;
}

bool isConvex(const OpGraph& graph, const GroupSet& group) { return !detour(graph, group).isValid(); }

std::vector<GroupSet> components(const OpGraph& graph, const GroupSet& group) {
    std::vector<GroupSet> parts;
    GroupSet left = group;
    while (!left.isEmpty()) {
        std::vector<OpId> part{left.first()};
        left.erase(part.front());
        for (std::size_t i = 0; i < part.size(); ++i) {
            forEachNeighbour(graph, part[i], [&](OpId next) {
                if (!left.contains(next)) return;
                left.erase(next);
                part.push_back(next);
            });
        }
        parts.emplace_back(std::span<const OpId>(part));
    }
    return parts;
}

bool isWeaklyConnected(const OpGraph& graph, const GroupSet& group) {
    if (group.isEmpty()) return true;
    GroupSet left = group;
    std::vector<OpId> open{left.first()};
    left.erase(open.front());
    while (!open.empty() && !left.isEmpty()) {
        const OpId op = open.back();
        open.pop_back();
        forEachNeighbour(graph, op, [&](OpId next) {
            if (!left.contains(next)) return;
            left.erase(next);
            open.push_back(next);
        });
    }
    return left.isEmpty();
}

std::vector<Issue> checkPartition(const OpGraph& graph, std::span<const GroupSet> groups) {
    std::vector<Issue> issues;
    std::vector<int> uses(static_cast<std::size_t>(graph.opCount()), 0);
    for (const GroupSet& group : groups) {
        group.forEach([&](OpId op) {
            if (op.value() >= graph.opCount())
                issues.push_back(
                    {Severity::Failure, "op number " + std::to_string(op.value()) + " is not in the graph", {}, {}});
            else
                ++uses[op.index()];
        });
    }
    for (std::int32_t i = 0; i < graph.opCount(); ++i) {
        const OpId op(i);
        if (uses[op.index()] == 0)
            issues.push_back(
                {Severity::Failure, "op " + quoted(graph, op) + " is in no group", "add it to a group", {op}});
        if (uses[op.index()] > 1)
            issues.push_back({Severity::Failure,
                              "op " + quoted(graph, op) + " is in " + std::to_string(uses[op.index()]) + " groups",
                              "leave it in one",
                              {op}});
    }
    return issues;
}

std::vector<Issue> checkPlan(const OpGraph& graph, const FusionPlan& plan) {
    std::vector<Issue> issues;
    for (const GroupSet& group : plan.groups())
        if (auto issue = connectionIssue(graph, group)) issues.push_back(*std::move(issue));
    const auto order = executionOrder(graph, plan);
    if (static_cast<int>(order.size()) == plan.groupCount()) return issues;  // acyclic, hence convex
    bool isNamed = false;
    for (const GroupSet& group : plan.groups()) {
        auto issue = convexityIssue(graph, group);
        if (!issue) continue;
        isNamed = true;
        issues.push_back(*std::move(issue));
    }
    if (!isNamed) issues.push_back(cycleIssue(graph, plan, order));
    return issues;
}

std::vector<GroupId> executionOrder(const OpGraph& graph, const FusionPlan& plan) {
    // Edges are counted with their multiplicity, so that no quotient graph has to be built.
    std::vector<int> waiting(static_cast<std::size_t>(plan.groupCount()), 0);
    for (std::int32_t i = 0; i < graph.opCount(); ++i)
        for (const OpId before : graph.predecessors(OpId(i)))
            if (plan.groupOf(before) != plan.groupOf(OpId(i))) ++waiting[plan.groupOf(OpId(i)).index()];
    std::priority_queue<GroupId, std::vector<GroupId>, std::greater<>> ready;
    for (std::size_t g = 0; g < waiting.size(); ++g)
        if (waiting[g] == 0) ready.push(GroupId(static_cast<std::int32_t>(g)));
    std::vector<GroupId> order;
    order.reserve(waiting.size());
    while (!ready.empty()) {
        const GroupId group = ready.top();
        ready.pop();
        order.push_back(group);
        plan.group(group).forEach([&](OpId op) {
            for (const OpId next : graph.successors(op)) {
                const GroupId target = plan.groupOf(next);
                if (target != group && --waiting[target.index()] == 0) ready.push(target);
            }
        });
    }
    return order;
}

}  // namespace fusescope
