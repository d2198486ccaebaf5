// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "core/explain/rg/rg_learner.h"

namespace fusescope {

RgWalk sampledWalk(const RgAgent& agent, const RgGraph& graph, const std::vector<float>& lifted, std::size_t seed,
                   Random& random) {
    RgWalk walk(graph, seed);
    while (!walk.boundary().empty() && walk.chosen().size() < kRgMostOps) {
        const std::vector<float> policy = agent.logPolicy(walk, lifted);
        double rest = random.uniform();
        std::size_t action = 0;
        for (; action + 1 < policy.size(); ++action) {
            rest -= std::exp(static_cast<double>(policy[action]));
            if (rest < 0) break;
        }
        if (action == walk.boundary().size()) break;
        walk.add(walk.boundary()[action]);
    }
    return walk;
}

RgWalk greedyWalk(const RgAgent& agent, const RgGraph& graph, const std::vector<float>& lifted, std::size_t seed) {
    const double least = std::max(1.0, kRgLeastShare * static_cast<double>(graph.edges.size()));
    RgWalk walk(graph, seed);
    while (!walk.boundary().empty() && walk.chosen().size() < kRgMostOps) {
        const std::vector<float> policy = agent.logPolicy(walk, lifted);
        const bool mayStop = static_cast<double>(walk.insideEdges().size()) >= least;
        if (mayStop && std::exp(policy.back()) > 0.5F) break;
        const auto best = std::max_element(policy.begin(), policy.end() - 1);
        walk.add(walk.boundary()[static_cast<std::size_t>(best - policy.begin())]);
    }
    return walk;
}

}  // namespace fusescope
