// SPDX-License-Identifier: Apache-2.0
#include "core/search/variation.h"

#include <algorithm>
#include <optional>

#include "core/plan/contraction.h"
#include "core/plan/plan_check.h"
#include "core/plan/plan_edit.h"
#include "core/plan/random_plan.h"

namespace fusescope {
namespace {

constexpr int kTries = 20;
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

/// Edits in several places of one plan, collected and done at once: first groups are taken apart, each at most once,
/// then groups are joined.
class Edits {
 public:
    Edits(const OpGraph& graph, const GroupSet& fusable, const FusionPlan& plan)
        : graph_(graph), fusable_(fusable), plan_(plan), isApart_(static_cast<std::size_t>(plan.groupCount())) {}

    void add(Random& random) {
        for (int attempt = 0; attempt < kTries; ++attempt)
            if (tryAdd(random)) return;
    }

    FusionPlan done() {
        if (pieces_.empty() && joins_.empty()) return plan_;
        for (std::size_t g = 0; g < isApart_.size(); ++g)
            if (!isApart_[g]) pieces_.push_back(plan_.groups()[g]);
        const FusionPlan apart = FusionPlan::fromGroups(plan_.opCount(), std::move(pieces_));
        Contraction contraction(graph_, apart);
        for (const auto& [producer, consumer] : joins_) contraction.contract(producer, consumer);
        return contraction.plan();
    }

 private:
    bool tryAdd(Random& random) {
        const auto edge = randomEdge(graph_, fusable_, random);
        if (!edge) return false;
        const GroupId from = plan_.groupOf(edge->producer);
        const GroupId to = plan_.groupOf(edge->consumer);
        const bool isCut = from != to;
        switch (random.below(4)) {
            case 0:
                return isCut && shift(*edge, random.chance(0.5));
            case 1:
                return isCut && join(edge->producer, edge->consumer);
            case 2:
                return !isCut && takeApart(from, randomPrefix(graph_, plan_.group(from), random));
            default:
                return joinSeveral(plan_.group(from), random);
        }
    }

    bool join(OpId producer, OpId consumer) {
        joins_.emplace_back(producer, consumer);
        return true;
    }

    bool takeApart(GroupId group, const GroupSet& part) {
        if (isApart_[group.index()]) return false;
        isApart_[group.index()] = true;
        for (const GroupSet& half : {part, plan_.group(group) - part})
            for (GroupSet& piece : components(graph_, half)) pieces_.push_back(std::move(piece));
        return true;
    }

    /// One end of the edge leaves its group, if it is one of its first or last ops, and joins the other.
    bool shift(const Edge& edge, bool isForward) {
        const OpId op = isForward ? edge.producer : edge.consumer;
        const GroupSet& group = plan_.group(plan_.groupOf(op));
        const auto inside = isForward ? graph_.successors(op) : graph_.predecessors(op);
        if (std::any_of(inside.begin(), inside.end(), [&](OpId other) { return group.contains(other); })) return false;
        if (group.count() > 1 && !takeApart(plan_.groupOf(op), GroupSet{op})) return false;
        return join(edge.producer, edge.consumer);
    }

    bool joinSeveral(GroupSet window, Random& random) {
        for (std::int64_t wanted = 1 + random.below(kMostNeighbours); wanted > 0; --wanted) {
            const auto border = borderOf(graph_, fusable_, window);
            if (border.empty()) break;
            const auto& [producer, consumer] =
                border[static_cast<std::size_t>(random.below(static_cast<std::int64_t>(border.size())))];
            join(producer, consumer);
            window = window | plan_.group(plan_.groupOf(window.contains(producer) ? consumer : producer));
        }
        return true;
    }

    const OpGraph& graph_;
    const GroupSet& fusable_;
    const FusionPlan& plan_;
    std::vector<bool> isApart_;  // [groups]
    std::vector<GroupSet> pieces_;
    std::vector<std::pair<OpId, OpId>> joins_;
};

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

FusionPlan mutateInPlaces(const OpGraph& graph, const GroupSet& fusable, const FusionPlan& plan, int places,
                          Random& random) {
    Edits edits(graph, fusable, plan);
    for (int place = 0; place < places; ++place) edits.add(random);
    return edits.done();
}

}  // namespace fusescope
