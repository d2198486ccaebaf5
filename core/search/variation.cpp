// SPDX-License-Identifier: Apache-2.0
#include "core/search/variation.h"

#include <optional>

#include "core/plan/plan_edit.h"
#include "core/plan/random_plan.h"

namespace fusescope {
namespace {

constexpr int kTries = 20;

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

}  // namespace

FusionPlan mutate(const OpGraph& graph, const GroupSet& fusable, const FusionPlan& plan, Random& random) {
    for (int attempt = 0; attempt < kTries; ++attempt)
        if (auto edited = tryEdit(graph, fusable, plan, random)) return *std::move(edited);
    return plan;
}

}  // namespace fusescope
