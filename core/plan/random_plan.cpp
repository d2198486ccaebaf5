// SPDX-License-Identifier: Apache-2.0
#include "core/plan/random_plan.h"

#include "core/plan/contraction.h"
#include "core/plan/plan_check.h"

namespace fusescope {
namespace {

double drawCutProbability(CutDensity density, Random& random) {
    switch (density) {
        case CutDensity::Sparse:
            return random.logUniform(0.01, 0.1);
        case CutDensity::Mixed:
            break;
        case CutDensity::Dense:
            return random.logUniform(0.3, 0.9);
    }
    return random.logUniform(0.05, 0.5);
}

}  // namespace

FusionPlan randomPlan(const OpGraph& graph, const GroupSet& fusable, Random& random, CutDensity density) {
    const double cutProbability = drawCutProbability(density, random);
    Contraction contraction(graph);
    for (const Edge& edge : graph.edges()) {
        if (!fusable.contains(edge.producer) || !fusable.contains(edge.consumer)) continue;
        if (!random.chance(cutProbability)) contraction.contract(edge.producer, edge.consumer);
    }
    return contraction.plan();
}

GroupSet randomPrefix(const OpGraph& graph, const GroupSet& group, Random& random) {
    const std::int64_t size = 1 + random.below(group.count() - 1);
    GroupSet prefix;
    std::vector<OpId> ready;
    const auto isReady = [&](OpId op) {
        for (const OpId before : graph.predecessors(op))
            if (group.contains(before) && !prefix.contains(before)) return false;
        return true;
    };
    group.forEach([&](OpId op) {
        if (isReady(op)) ready.push_back(op);
    });
    for (std::int64_t taken = 0; taken < size; ++taken) {
        const auto pick = static_cast<std::size_t>(random.below(static_cast<std::int64_t>(ready.size())));
        const OpId op = ready[pick];
        ready.erase(ready.begin() + static_cast<std::ptrdiff_t>(pick));
        prefix.insert(op);
        for (const OpId next : graph.successors(op))
            if (group.contains(next) && isReady(next)) ready.push_back(next);
    }
    return prefix;
}

std::vector<GroupSet> randomSplit(const OpGraph& graph, const GroupSet& group,
                                  const std::function<bool(const GroupSet&)>& fits, Random& random) {
    std::vector<GroupSet> done;
    std::vector<GroupSet> open{group};  // the last one is split next
    while (!open.empty()) {
        const GroupSet whole = std::move(open.back());
        open.pop_back();
        if (whole.count() == 1) {
            done.push_back(whole);
            continue;
        }
        const GroupSet prefix = randomPrefix(graph, whole, random);
        std::vector<GroupSet> unfit;
        for (const GroupSet& side : {prefix, whole - prefix})
            for (GroupSet& part : components(graph, side)) (fits(part) ? done : unfit).push_back(std::move(part));
        open.insert(open.end(), unfit.rbegin(), unfit.rend());
    }
    return done;
}

}  // namespace fusescope
