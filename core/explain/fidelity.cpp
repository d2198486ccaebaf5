// SPDX-License-Identifier: Apache-2.0
#include "core/explain/fidelity.h"

#include <algorithm>
#include <cmath>

namespace fusescope {
namespace {

enum class Readout { AllNodes, NodesWithEdges };

std::vector<float> logitsOf(const Gnn& gnn, const GnnGraph& batch, std::span<const float> mask, Readout readout) {
    if (readout == Readout::AllNodes) return gnn.logits(batch, {mask, {}});
    const std::vector<float> nodes = readoutMask(batch, mask);
    return gnn.logits(batch, {mask, nodes});
}

double probability(double logit) { return 1 / (1 + std::exp(-logit)); }

double softplus(double x) { return x > 0 ? x + std::log1p(std::exp(-x)) : std::log1p(std::exp(x)); }

/// KL of Bernoulli distributions given as logits: Σ y log(y / ŷ) over both classes, exact where p rounds to 0 or 1.
double divergence(double logit, double otherLogit) {
    const double p = probability(logit);
    return std::max(0.0, p * (softplus(-otherLogit) - softplus(-logit)) +
                             probability(-logit) * (softplus(otherLogit) - softplus(logit)));
}

FidelityScores scoresOf(double whole, double alone, double without) {
    FidelityScores scores;
    scores.plus = probability(whole) - probability(without);
    scores.minus = probability(whole) - probability(alone);
    scores.unfaithfulness = -std::expm1(-divergence(whole, alone));
    scores.flipsWithout = (whole > 0) != (without > 0);
    scores.flipsAlone = (whole > 0) != (alone > 0);
    return scores;
}

double keptShare(const GnnGraph& batch, std::size_t graph, std::span<const float> mask) {
    const auto begin = static_cast<std::size_t>(batch.edgeStarts[graph]);
    const auto end = static_cast<std::size_t>(batch.edgeStarts[graph + 1]);
    double kept = 0;
    for (std::size_t e = begin; e < end; ++e) kept += static_cast<double>(mask[e]);
    return begin == end ? 1 : kept / static_cast<double>(end - begin);
}

}  // namespace

std::vector<Fidelity> fidelityOf(const Gnn& gnn, const GnnGraph& batch, std::span<const float> mask) {
    std::vector<float> rest(mask.begin(), mask.end());
    for (float& value : rest) value = 1 - value;
    const std::vector<float> whole = gnn.logits(batch);
    std::vector<Fidelity> all(batch.graphCount());
    for (const Readout readout : {Readout::AllNodes, Readout::NodesWithEdges}) {
        const std::vector<float> alone = logitsOf(gnn, batch, mask, readout);
        const std::vector<float> without = logitsOf(gnn, batch, rest, readout);
        for (std::size_t g = 0; g < all.size(); ++g)
            (readout == Readout::AllNodes ? all[g].edges : all[g].nodes) =
                scoresOf(static_cast<double>(whole[g]), static_cast<double>(alone[g]), static_cast<double>(without[g]));
    }
    for (std::size_t g = 0; g < all.size(); ++g) all[g].sparsity = 1 - keptShare(batch, g, mask);
    return all;
}

std::vector<float> selectionMask(const Explanation& explanation) {
    std::vector<float> mask(explanation.edges.size(), 0.0F);
    for (const std::size_t edge : explanation.selected) mask[edge] = 1;
    return mask;
}

}  // namespace fusescope
