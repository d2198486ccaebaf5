// SPDX-License-Identifier: Apache-2.0
#include "core/explain/gnne/mask_descent.h"

#include <cassert>
#include <cmath>
#include <numbers>

#include "core/explain/nets/mask_loss.h"

namespace fusescope {

MaskDescent::MaskDescent(const Gnn& gnn, const GnnGraph& graph, const MaskDescentParams& params,
                         std::vector<double> startLogits)
    : gnn_(gnn),
      graph_(graph),
      params_(params),
      first_(gnn.firstLayer(graph)),
      logits_(std::move(startLogits)),
      adam_(logits_.size(), params.learningRate) {
    assert(logits_.size() == graph.edgeCount());
}

std::vector<double> MaskDescent::step() {
    Slopes slopes = slopesOfPrediction();
    if (matters_.empty()) {
        for (const double slope : slopes.values) matters_.push_back(slope != 0);
    } else {
        addRegularisers(slopes);
    }
    adam_.step(std::span<double>(logits_), std::span<const double>(slopes.values));
    return slopes.losses;
}

std::vector<float> MaskDescent::masks() const {
    std::vector<float> masks;
    for (std::size_t e = 0; e < logits_.size(); ++e)
        masks.push_back(matters_.empty() || matters_[e] ? static_cast<float>(sigmoidOf(logits_[e])) : 0.0F);
    return masks;
}

MaskDescent::Slopes MaskDescent::slopesOfPrediction() const {
    std::vector<float> edges;
    for (const double t : logits_) edges.push_back(static_cast<float>(sigmoidOf(t)));
    const std::vector<float> nodes = params_.hasReadoutMask ? readoutMask(graph_, edges) : std::vector<float>();
    const GnnMasks masks{edges, nodes};
    const GnnActivations activations = gnn_.forward(graph_, masks, first_);
    GnnGradient gradient = gnn_.gradient(graph_, masks, activations, first_);
    if (params_.hasReadoutMask) addReadoutGradient(graph_, edges, gradient);
    Slopes slopes;
    for (std::size_t g = 0; g < graph_.graphCount(); ++g) {
        const double logit = static_cast<double>(activations.logits[g]);
        slopes.losses.push_back(invalidLoss(logit));
        for (auto e = static_cast<std::size_t>(graph_.edgeStarts[g]);
             e < static_cast<std::size_t>(graph_.edgeStarts[g + 1]); ++e) {
            const double m = sigmoidOf(logits_[e]);
            slopes.values.push_back(invalidLossSlope(logit) * static_cast<double>(gradient.edges[e]) * m * (1 - m));
        }
    }
    return slopes;
}

void MaskDescent::addRegularisers(Slopes& slopes) const {
    for (std::size_t g = 0; g < graph_.graphCount(); ++g) {
        const auto begin = static_cast<std::size_t>(graph_.edgeStarts[g]);
        const auto end = static_cast<std::size_t>(graph_.edgeStarts[g + 1]);
        double count = 0;
        for (std::size_t e = begin; e < end; ++e) count += matters_[e];
        for (std::size_t e = begin; e < end; ++e) {
            if (!matters_[e]) continue;
            const double m = sigmoidOf(logits_[e]);
            const double entropyShare = params_.entropyWeight / count;
            slopes.losses[g] += params_.sizeWeight * m + entropyShare * maskEntropy(m);
            slopes.values[e] += (params_.sizeWeight + entropyShare * maskEntropySlope(m)) * m * (1 - m);
        }
    }
}

std::vector<double> publishedStart(std::size_t nodes, std::size_t edges, Random& random) {
    const double deviation = std::numbers::sqrt2 * std::sqrt(2.0 / (2.0 * static_cast<double>(nodes)));
    std::vector<double> start(edges);
    for (double& value : start) {  // Box and Muller
        const double radius = std::sqrt(-2 * std::log(1 - random.uniform()));
        value = deviation * radius * std::cos(2 * std::numbers::pi * random.uniform());
    }
    return start;
}

}  // namespace fusescope
