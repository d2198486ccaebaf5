// SPDX-License-Identifier: Apache-2.0
// How RG-Explainer is learned (Shan et al. 2021). An explanation S of a group G is worth
//   r(S) = -[ -log p(invalid | S) + sizeWeight · share of the edges + radiusWeight · radius of S
//             + similarityWeight · |g_S - g_G| / |g_G| ],
// where S is judged as a group of its own: what is not in it has no part in the readout. Published are the number of
// edges and the absolute distance of embeddings; the latter are sums here and grow with the group, so both are
// relative.
//  1. The locator learns where the neighbourhood of an op is worth most.
//  2. The agent imitates the best of some random expansions, layer by layer.
//  3. Policy gradient on several walks a group, with their mean reward as the baseline and their deviation as the unit
//     (this takes the place of the published completions of every prefix, with fewer answers of the predictor); now and
//     then the locator learns from the agent's own walks.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/base/run_control.h"
#include "core/explain/lesson.h"
#include "core/explain/rg/rg_networks.h"

namespace fusescope {

struct RgParams {
    int hidden = 64;
    int epochs = 10;  ///< of policy gradient; of the paper
    int imitationEpochs = 4;
    int locatorSteps = 100;
    int batchGroups = 8;
    int walks = 4;  ///< of a group in a step
    int expansions = 10;
    double agentRate = 0.003;  ///< of Adam
    double locatorRate = 0.01;
    double clipNorm = 1;
    double sizeWeight = 1;
    double radiusWeight = 0.01;
    double similarityWeight = 0.5;
};

inline constexpr std::size_t kRgMostOps = 25;  ///< of an explanation
inline constexpr double kRgLeastShare = 0.3;   ///< of the edges; as Selection::share

/// What is known of an explanation.
struct RgRewardTerms {
    double invalidLoss = 0;  ///< -log p(invalid)
    double edges = 0;        ///< share of those of the group; published: their number
    double radius = 0;
    double distance = 0;
};

double rgReward(const RgRewardTerms& terms, const RgParams& params);

/// Walks by the policy from `seed` until it stops or has kRgMostOps: sampled …
RgWalk sampledWalk(const RgAgent& agent, const RgGraph& graph, const std::vector<float>& lifted, std::size_t seed,
                   Random& random);
/// … or always to the most probable op, stopping where that is more probable than not, but not before it holds
/// kRgLeastShare of the edges: as much as other explainers select, so that explanations can be compared.
RgWalk greedyWalk(const RgAgent& agent, const RgGraph& graph, const std::vector<float>& lifted, std::size_t seed);

/// Same lessons and seed, same weights, whatever the threads. Nothing when stopped. Progress counts epochs.
std::optional<RgWeights> learnRg(const Gnn& gnn, std::span<const ExplainerLesson> lessons, const RgParams& params,
                                 std::uint64_t seed, int threads, RunControl& control);

}  // namespace fusescope
