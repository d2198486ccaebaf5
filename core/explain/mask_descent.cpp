// SPDX-License-Identifier: Apache-2.0
#include "core/explain/mask_descent.h"

#include <cassert>
#include <cmath>
#include <numbers>

namespace fusescope {
namespace {

constexpr double kEpsilon = 1e-15;  // as published, in the entropy
constexpr double kMeanDecay = 0.9;
constexpr double kSquareDecay = 0.999;
constexpr double kAdamEpsilon = 1e-8;

double sigmoid(double t) { return 1 / (1 + std::exp(-t)); }

double entropy(double m) { return -m * std::log(m + kEpsilon) - (1 - m) * std::log(1 - m + kEpsilon); }

double entropySlope(double m) {
    return -std::log(m + kEpsilon) - m / (m + kEpsilon) + std::log(1 - m + kEpsilon) + (1 - m) / (1 - m + kEpsilon);
}

/// -log p(invalid), and its slope, which stays exact where p rounds to 1.
double invalidLoss(double logit) {
    return logit > 0 ? std::log1p(std::exp(-logit)) : std::log1p(std::exp(logit)) - logit;
}
double invalidLossSlope(double logit) { return -1 / (1 + std::exp(logit)); }

}  // namespace

MaskDescent::MaskDescent(const Gnn& gnn, const GnnGraph& graph, const MaskDescentParams& params,
                         std::vector<double> startLogits)
    : gnn_(gnn),
      graph_(graph),
      params_(params),
      logits_(std::move(startLogits)),
      mean_(logits_.size(), 0.0),
      square_(logits_.size(), 0.0) {
    assert(logits_.size() == graph.edgeCount());
}

std::vector<double> MaskDescent::step() {
    Slopes slopes = slopesOfPrediction();
    if (matters_.empty()) {
        for (const double slope : slopes.values) matters_.push_back(slope != 0);
    } else {
        addRegularisers(slopes);
    }
    adam(slopes.values);
    return slopes.losses;
}

std::vector<float> MaskDescent::masks() const {
    std::vector<float> masks;
    for (std::size_t e = 0; e < logits_.size(); ++e)
        masks.push_back(matters_.empty() || matters_[e] ? static_cast<float>(sigmoid(logits_[e])) : 0.0F);
    return masks;
}

MaskDescent::Slopes MaskDescent::slopesOfPrediction() const {
    std::vector<float> edges;
    for (const double t : logits_) edges.push_back(static_cast<float>(sigmoid(t)));
    const std::vector<float> nodes = params_.hasReadoutMask ? readoutMask(graph_, edges) : std::vector<float>();
    const GnnMasks masks{edges, nodes};
    const GnnActivations activations = gnn_.forward(graph_, masks);
    GnnGradient gradient = gnn_.gradient(graph_, masks, activations);
    if (params_.hasReadoutMask) addReadoutGradient(graph_, edges, gradient);
    Slopes slopes;
    for (std::size_t g = 0; g < graph_.graphCount(); ++g) {
        const double logit = static_cast<double>(activations.logits[g]);
        slopes.losses.push_back(invalidLoss(logit));
        for (auto e = static_cast<std::size_t>(graph_.edgeStarts[g]);
             e < static_cast<std::size_t>(graph_.edgeStarts[g + 1]); ++e) {
            const double m = sigmoid(logits_[e]);
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
            const double m = sigmoid(logits_[e]);
            const double entropyShare = params_.entropyWeight / count;
            slopes.losses[g] += params_.sizeWeight * m + entropyShare * entropy(m);
            slopes.values[e] += (params_.sizeWeight + entropyShare * entropySlope(m)) * m * (1 - m);
        }
    }
}

void MaskDescent::adam(const std::vector<double>& slopes) {
    ++steps_;
    const double meanCorrection = 1 - std::pow(kMeanDecay, steps_);
    const double squareCorrection = 1 - std::pow(kSquareDecay, steps_);
    for (std::size_t e = 0; e < logits_.size(); ++e) {
        mean_[e] = kMeanDecay * mean_[e] + (1 - kMeanDecay) * slopes[e];
        square_[e] = kSquareDecay * square_[e] + (1 - kSquareDecay) * slopes[e] * slopes[e];
        logits_[e] -= params_.learningRate * (mean_[e] / meanCorrection) /
                      (std::sqrt(square_[e] / squareCorrection) + kAdamEpsilon);
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
