// SPDX-License-Identifier: Apache-2.0
// Every edit makes the plan it asks for; what the overrides or the shape of the graph have against it is judged in one
// place afterwards, together with what would mend it.
#include "core/review/hand_edit.h"

#include <algorithm>
#include <array>

#include "core/plan/cuts.h"
#include "core/plan/plan_check.h"
#include "core/plan/plan_constraints.h"

namespace fusescope {
namespace {

std::string quoted(const OpGraph& graph, OpId op) { return "\"" + graph.op(op).name + "\""; }

HandEdit refused(std::string text, std::string hint = {}, std::vector<OpId> ops = {}) {
    return {std::nullopt, {{Severity::Failure, std::move(text), std::move(hint), std::move(ops)}}, {}};
}

/// `plan` without the ops of `taken`, whose groups may fall into pieces, and with `groups` of them instead.
FusionPlan rebuilt(const OpGraph& graph, const FusionPlan& plan, const GroupSet& taken,
                   const std::vector<GroupSet>& groups) {
    std::vector<GroupSet> all = groups;
    for (const GroupSet& group : plan.groups()) {
        if (!group.intersects(taken)) {
            all.push_back(group);
            continue;
        }
        for (GroupSet& piece : components(graph, group - taken)) all.push_back(std::move(piece));
    }
    return FusionPlan::fromGroups(plan.opCount(), std::move(all));
}

bool isAcyclic(const OpGraph& graph, const FusionPlan& plan) {
    return static_cast<int>(executionOrder(graph, plan).size()) == plan.groupCount();
}

std::string countOf(std::size_t count, const std::string& one, const std::string& several) {
    return count == 1 ? "the " + one : "the " + std::to_string(count) + " " + several;
}

/// What of `overrides` the plan does not honour, in words, and the overrides without it.
struct Broken {
    std::vector<Issue> findings;
    Overrides rest;
};

Broken brokenBy(const OpGraph& graph, const FusionPlan& plan, const Overrides& overrides) {
    Broken broken;
    const auto isCut = [&](const Edge& edge) { return plan.groupOf(edge.producer) != plan.groupOf(edge.consumer); };
    const auto isGroup = [&](const GroupSet& group) { return plan.group(plan.groupOf(group.first())) == group; };
    const auto keepOr = [&](bool isHonoured, auto& list, const auto& item, const std::string& text, GroupSet ops) {
        if (isHonoured) return list.push_back(item);
        const std::string wish = text + ", as you demanded";
        for (const Issue& issue : broken.findings)
            if (issue.text == wish) return;  // another tensor on the same way
        broken.findings.push_back({Severity::Failure, wish, "release it first", ops.ops()});
    };
    for (const Edge& edge : overrides.cut)
        keepOr(isCut(edge), broken.rest.cut, edge,
               quoted(graph, edge.producer) + " and " + quoted(graph, edge.consumer) + " must stay apart",
               {edge.producer, edge.consumer});
    for (const Edge& edge : overrides.keep)
        keepOr(!isCut(edge), broken.rest.keep, edge,
               quoted(graph, edge.producer) + " and " + quoted(graph, edge.consumer) + " must stay together",
               {edge.producer, edge.consumer});
    for (const OpId op : overrides.alone)
        keepOr(isGroup(GroupSet{op}), broken.rest.alone, op, quoted(graph, op) + " must stay alone", {op});
    for (const GroupSet& group : overrides.locked)
        keepOr(isGroup(group), broken.rest.locked, group, "the group of " + quoted(graph, group.first()) + " is locked",
               group);
    return broken;
}

/// The smallest plan coarser than this one without cycles: groups that wait for each other become one.
FusionPlan withoutCycles(const OpGraph& graph, const FusionPlan& plan) {
    Overrides joined;
    for (const Edge& edge : graph.edges())
        if (plan.groupOf(edge.producer) == plan.groupOf(edge.consumer)) joined.keep.push_back(edge);
    return resolveOverrides(graph, joined).blocks;
}

std::size_t groupsTakenAlong(const FusionPlan& plan, const FusionPlan& joined) {
    return static_cast<std::size_t>(plan.groupCount() - joined.groupCount());
}

/// Judges the plan an edit asks for.
HandEdit judged(const OpGraph& graph, FusionPlan plan, const Overrides& wanted) {
    if (isAcyclic(graph, plan)) {
        Broken broken = brokenBy(graph, plan, wanted);
        if (broken.findings.empty()) return {PinnedPlan{std::move(plan), wanted}, {}, {}};
        std::string text = "Drop " + countOf(broken.findings.size(), "override", "overrides") + " against it";
        return {std::nullopt, broken.findings, {{std::move(text), {std::move(plan), std::move(broken.rest)}}}};
    }
    HandEdit edit{std::nullopt, checkPlan(graph, plan), {}};
    FusionPlan joined = withoutCycles(graph, plan);
    Broken broken = brokenBy(graph, joined, wanted);
    std::string text = "Take " + countOf(groupsTakenAlong(plan, joined), "group", "groups") + " in between along";
    if (!broken.findings.empty())
        text += ", and drop " + countOf(broken.findings.size(), "override", "overrides") + " against it";
    edit.remedies.push_back({std::move(text), {std::move(joined), std::move(broken.rest)}});
    return edit;
}

void addEdges(const OpGraph& graph, OpId from, OpId to, std::vector<Edge>& edges) {
    for (const Edge& edge : graph.edges())
        if (edge.producer == from && edge.consumer == to && std::ranges::find(edges, edge) == edges.end())
            edges.push_back(edge);
}

void dropEdges(OpId from, OpId to, std::vector<Edge>& edges) {
    std::erase_if(edges, [&](const Edge& edge) { return edge.producer == from && edge.consumer == to; });
}

bool isEdge(const OpGraph& graph, OpId from, OpId to) {
    return std::ranges::find(graph.successors(from), to) != graph.successors(from).end();
}

HandEdit noEdge(const OpGraph& graph, OpId from, OpId to) {
    return refused("there is no edge from " + quoted(graph, from) + " to " + quoted(graph, to), "choose an edge",
                   {from, to});
}

/// The cut to follow: most overrides honoured, then most sides that fit, then fewest bytes.
const TwoWayCut* bestCut(const SearchProblem& problem, const PinnedPlan& now, const std::vector<TwoWayCut>& cuts) {
    std::vector<GroupSet> sides;
    for (const TwoWayCut& cut : cuts) sides.insert(sides.end(), {cut.before, cut.after});
    const auto prices = problem.costModel->price(sides, problem.betaBytes);
    const TwoWayCut* best = nullptr;
    std::array<std::int64_t, 3> least{};
    for (std::size_t i = 0; i < cuts.size(); ++i) {
        const auto crossed = [&](const Edge& edge) {
            return cuts[i].before.contains(edge.producer) && cuts[i].after.contains(edge.consumer);
        };
        const std::int64_t broken = std::ranges::count_if(now.overrides.keep, crossed);
        const std::int64_t unfit = !prices[2 * i].fits(problem.betaBytes) + !prices[2 * i + 1].fits(problem.betaBytes);
        const std::array<std::int64_t, 3> cost{broken, unfit, prices[2 * i].dramBytes + prices[2 * i + 1].dramBytes};
        if (best && cost >= least) continue;
        best = &cuts[i];
        least = cost;
    }
    return best;
}

}  // namespace

HandEdit cutEdge(const SearchProblem& problem, const PinnedPlan& now, OpId from, OpId to) {
    const OpGraph& graph = *problem.graph;
    if (!isEdge(graph, from, to)) return noEdge(graph, from, to);
    Overrides wanted = now.overrides;
    dropEdges(from, to, wanted.keep);
    addEdges(graph, from, to, wanted.cut);
    const GroupId group = now.plan.groupOf(from);
    if (group != now.plan.groupOf(to)) return judged(graph, now.plan, wanted);
    const GroupSet& whole = now.plan.group(group);
    const auto findings = checkGroup(graph, whole);
    if (!findings.empty()) return {std::nullopt, findings, {}};
    const std::pair<OpId, OpId> edge{from, to};
    const TwoWayCuts cuts = cutsThrough(graph, whole, std::span(&edge, 1));
    const TwoWayCut* const cut = bestCut(problem, {now.plan, wanted}, cuts.cuts);
    if (!cut) return refused("no way to cut this edge leaves two connected sides", "cut another edge", {from, to});
    return judged(graph, rebuilt(graph, now.plan, whole, {cut->before, cut->after}), wanted);
}

HandEdit keepTogether(const SearchProblem& problem, const PinnedPlan& now, OpId from, OpId to) {
    const OpGraph& graph = *problem.graph;
    if (!isEdge(graph, from, to)) return noEdge(graph, from, to);
    Overrides wanted = now.overrides;
    dropEdges(from, to, wanted.cut);
    addEdges(graph, from, to, wanted.keep);
    const GroupId a = now.plan.groupOf(from);
    const GroupId b = now.plan.groupOf(to);
    if (a == b) return judged(graph, now.plan, wanted);
    const GroupSet merged = now.plan.group(a) | now.plan.group(b);
    return judged(graph, rebuilt(graph, now.plan, merged, {merged}), wanted);
}

HandEdit mergeByHand(const SearchProblem& problem, const PinnedPlan& now, GroupId a, GroupId b) {
    const OpGraph& graph = *problem.graph;
    if (a == b) return refused("a group cannot be merged with itself", "choose another group");
    const GroupSet merged = now.plan.group(a) | now.plan.group(b);
    if (!isWeaklyConnected(graph, merged))
        return refused("the two groups share no edge", "merge groups that are next to each other",
                       {now.plan.group(a).first(), now.plan.group(b).first()});
    return judged(graph, rebuilt(graph, now.plan, merged, {merged}), now.overrides);
}

HandEdit moveOps(const SearchProblem& problem, const PinnedPlan& now, const GroupSet& ops, GroupId target) {
    const OpGraph& graph = *problem.graph;
    const GroupSet grown = now.plan.group(target) | ops;
    if (ops.isEmpty() || grown == now.plan.group(target)) return refused("these ops are in that group already");
    if (!isWeaklyConnected(graph, grown))
        return refused(quoted(graph, (ops - now.plan.group(target)).first()) + " has no edge to that group",
                       "move it to a group next to it", ops.ops());
    return judged(graph, rebuilt(graph, now.plan, grown, {grown}), now.overrides);
}

HandEdit splitOff(const SearchProblem& problem, const PinnedPlan& now, const GroupSet& ops) {
    const OpGraph& graph = *problem.graph;
    if (ops.isEmpty()) return refused("there is nothing to split off", "choose some ops of a group");
    FusionPlan plan = rebuilt(graph, now.plan, ops, components(graph, ops));
    if (plan == now.plan) return refused("these ops are groups of their own already", "choose some ops of a group");
    return judged(graph, std::move(plan), now.overrides);
}

HandEdit forbidFusion(const SearchProblem& problem, const PinnedPlan& now, OpId op) {
    Overrides wanted = now.overrides;
    if (std::ranges::find(wanted.alone, op) == wanted.alone.end()) wanted.alone.push_back(op);
    return judged(*problem.graph, rebuilt(*problem.graph, now.plan, {op}, {{op}}), wanted);
}

HandEdit lockGroup(const SearchProblem& problem, const PinnedPlan& now, GroupId group) {
    const auto findings = checkGroup(*problem.graph, now.plan.group(group));
    if (!findings.empty()) return {std::nullopt, findings, {}};
    Overrides wanted = now.overrides;
    const GroupSet& ops = now.plan.group(group);
    if (std::ranges::find(wanted.locked, ops) == wanted.locked.end()) wanted.locked.push_back(ops);
    return judged(*problem.graph, now.plan, wanted);
}

HandEdit releaseOps(const PinnedPlan& now, const GroupSet& ops) {
    Overrides rest = now.overrides;
    const auto isInside = [&](const Edge& edge) { return ops.contains(edge.producer) && ops.contains(edge.consumer); };
    std::erase_if(rest.cut, isInside);
    std::erase_if(rest.keep, isInside);
    std::erase_if(rest.alone, [&](OpId op) { return ops.contains(op); });
    std::erase_if(rest.locked, [&](const GroupSet& group) { return group.intersects(ops); });
    if (rest == now.overrides) return refused("nothing is demanded of these ops");
    return {PinnedPlan{now.plan, std::move(rest)}, {}, {}};
}

HandEdit releaseAll(const PinnedPlan& now) {
    if (now.overrides.isEmpty()) return refused("nothing is demanded of this plan");
    return {PinnedPlan{now.plan, {}}, {}, {}};
}

}  // namespace fusescope
