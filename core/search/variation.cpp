// SPDX-License-Identifier: Apache-2.0
#include "core/search/variation.h"

#include <optional>

#include "core/plan/contraction.h"
#include "core/plan/plan_edit.h"
#include "core/plan/random_plan.h"

namespace fusescope {
namespace {

constexpr int kTries = 20;
constexpr double kWindowChance = 0.25;
constexpr std::int64_t kMostNeighbours = 3;

std::optional<Edge> randomEdge(const OpGraph& graph, const GroupSet& fusable, Random& random) {
    if (graph.edges().empty()) return std::nullopt;
    const Edge edge =
        graph.edges()[static_cast<std::size_t>(random.below(static_cast<std::int64_t>(graph.edges().size())))];
    if (!fusable.contains(edge.producer) || !fusable.contains(edge.consumer)) return std::nullopt;
    return edge;
}

std::optional<FusionPlan> tryEdit(const OpGraph& graph, const GroupSet& fusable, const FusionPlan& plan,
                                  Random& random) {
    const std::int64_t kind = random.below(3);
    const auto edge = randomEdge(graph, fusable, random);
    if (!edge) return std::nullopt;
    const GroupId from = plan.groupOf(edge->producer);
    const GroupId to = plan.groupOf(edge->consumer);
    const bool isCut = from != to;
    if (kind == 0 && isCut) {
        const bool isForward = random.chance(0.5);
        return moveOp(graph, plan, isForward ? edge->producer : edge->consumer, isForward ? to : from).plan;
    }
    if (kind == 1 && isCut) return mergeGroups(graph, plan, from, to).plan;
    if (kind == 2 && !isCut) return splitGroup(graph, plan, from, randomPrefix(graph, plan.group(from), random)).plan;
    return std::nullopt;
}

std::optional<OpId> randomFusableOp(const OpGraph& graph, const GroupSet& fusable, Random& random) {
    for (int attempt = 0; attempt < kTries; ++attempt) {
        const OpId op(static_cast<std::int32_t>(random.below(graph.opCount())));
        if (fusable.contains(op)) return op;
    }
    return std::nullopt;
}

/// Edges between ops of `group` and other fusable ops, without their tensors.
std::vector<std::pair<OpId, OpId>> borderOf(const OpGraph& graph, const GroupSet& fusable, const GroupSet& group) {
    std::vector<std::pair<OpId, OpId>> border;
    const auto isOutside = [&](OpId op) { return !group.contains(op) && fusable.contains(op); };
    group.forEach([&](OpId op) {
        for (const OpId reader : graph.successors(op))
            if (isOutside(reader)) border.emplace_back(op, reader);
        for (const OpId producer : graph.predecessors(op))
            if (isOutside(producer)) border.emplace_back(producer, op);
    });
    return border;
}

FusionPlan openWindow(const OpGraph& graph, const GroupSet& fusable, const FusionPlan& plan, Random& random) {
    const auto anchor = randomFusableOp(graph, fusable, random);
    if (!anchor) return plan;
    Contraction contraction(graph, plan);
    GroupSet window = plan.group(plan.groupOf(*anchor));
    std::int64_t wanted = 1 + random.below(kMostNeighbours);
    for (int attempt = 0; attempt < kTries && wanted > 0; ++attempt) {
        const auto border = borderOf(graph, fusable, window);
        if (border.empty()) break;
        const auto& [producer, consumer] =
            border[static_cast<std::size_t>(random.below(static_cast<std::int64_t>(border.size())))];
        if (!contraction.contract(producer, consumer)) continue;
        window = window | plan.group(plan.groupOf(window.contains(producer) ? consumer : producer));
        --wanted;
    }
    FusionPlan opened = contraction.plan();
    if (window.count() < 2 || random.chance(0.5)) return opened;
    const PlanEdit split = splitGroup(graph, opened, opened.groupOf(*anchor), randomPrefix(graph, window, random));
    return split.plan ? *split.plan : opened;
}

bool isJoined(const FusionPlan& plan, const Edge& edge) {
    return plan.groupOf(edge.producer) == plan.groupOf(edge.consumer);
}

FusionPlan crossGroups(const OpGraph& graph, const FusionPlan& one, const FusionPlan& other, Random& random) {
    std::vector<GroupSet> groups;
    std::vector<bool> isTaken(static_cast<std::size_t>(one.groupCount()));
    for (std::size_t g = 0; g < isTaken.size(); ++g) {
        isTaken[g] = random.chance(0.5);
        if (isTaken[g])
            groups.push_back(one.groups()[g]);
        else
            one.groups()[g].forEach([&](OpId op) { groups.push_back(GroupSet{op}); });
    }
    Contraction contraction(graph, FusionPlan::fromGroups(one.opCount(), std::move(groups)));
    const auto isFree = [&](OpId op) { return !isTaken[one.groupOf(op).index()]; };
    for (const Edge& edge : graph.edges())
        if (isJoined(other, edge) && isFree(edge.producer) && isFree(edge.consumer))
            contraction.contract(edge.producer, edge.consumer);
    return contraction.plan();
}

FusionPlan crossCuts(const OpGraph& graph, const FusionPlan& one, const FusionPlan& other, Random& random) {
    const OpId point(static_cast<std::int32_t>(random.below(graph.opCount())));
    const bool isOneAcross = random.chance(0.5);
    Contraction contraction(graph);
    for (const Edge& edge : graph.edges()) {
        const bool isFromOne = edge.consumer <= point || (edge.producer <= point && isOneAcross);
        if (isJoined(isFromOne ? one : other, edge)) contraction.contract(edge.producer, edge.consumer);
    }
    return contraction.plan();
}

}  // namespace

FusionPlan crossOver(const OpGraph& graph, const FusionPlan& one, const FusionPlan& other, Random& random) {
    if (graph.opCount() == 0) return one;
    return random.chance(0.5) ? crossGroups(graph, one, other, random) : crossCuts(graph, one, other, random);
}

FusionPlan mutate(const OpGraph& graph, const GroupSet& fusable, const FusionPlan& plan, Random& random) {
    for (int attempt = 0; attempt < kTries; ++attempt)
        if (auto edited = tryEdit(graph, fusable, plan, random)) return *std::move(edited);
    return plan;
}

FusionPlan mutateWidely(const OpGraph& graph, const GroupSet& fusable, const FusionPlan& plan, Random& random) {
    if (graph.opCount() == 0 || !random.chance(kWindowChance)) return mutate(graph, fusable, plan, random);
    return openWindow(graph, fusable, plan, random);
}

}  // namespace fusescope
