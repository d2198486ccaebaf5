// SPDX-License-Identifier: Apache-2.0
#include "core/explain/pg/pg_learner.h"

#include <cassert>
#include <cmath>

#include "core/explain/nets/mask_loss.h"

namespace fusescope {
namespace {

constexpr double kEntropyScale = 0.99;  // as published: the entropy never meets 0 or 1
constexpr double kEntropyShift = 0.005;

/// Loss of the predictor on sampled masks.
struct Masked {
    std::vector<double> losses;      // [graphs]
    std::vector<double> maskSlopes;  // [edges] d loss of its graph / d mask
};

Masked maskedLoss(const Gnn& gnn, const GnnGraph& batch, const std::vector<double>& masks, bool hasReadoutMask) {
    const std::vector<float> edges(masks.begin(), masks.end());
    const std::vector<float> nodes = hasReadoutMask ? readoutMask(batch, edges) : std::vector<float>();
    const GnnMasks both{edges, nodes};
    const GnnActivations activations = gnn.forward(batch, both);
    GnnGradient gradient = gnn.gradient(batch, both, activations);
    if (hasReadoutMask) addReadoutGradient(batch, edges, gradient);
    Masked masked;
    for (std::size_t g = 0; g < batch.graphCount(); ++g) {
        const auto logit = static_cast<double>(activations.logits[g]);
        masked.losses.push_back(invalidLoss(logit));
        for (auto e = static_cast<std::size_t>(batch.edgeStarts[g]);
             e < static_cast<std::size_t>(batch.edgeStarts[g + 1]); ++e)
            masked.maskSlopes.push_back(invalidLossSlope(logit) * static_cast<double>(gradient.edges[e]));
    }
    return masked;
}

struct BudgetTerm {
    double loss = 0;   // KL(Bernoulli(p) || Bernoulli(budget)), p = sigmoid(score)
    double slope = 0;  // d / d score
};

BudgetTerm budgetTerm(double score, double budget) {
    const double p = sigmoidOf(score);
    const double logP = -std::log1p(std::exp(-score));
    const double logRest = -std::log1p(std::exp(score));
    const double odds = score - std::log(budget / (1 - budget));  // d KL / d p
    return {p * (logP - std::log(budget)) + (1 - p) * (logRest - std::log(1 - budget)), odds * p * (1 - p)};
}

}  // namespace

PgParams publishedPgParams() { return {}; }

PgParams budgetPgParams(const GnnWeights& predictor) {
    PgParams params;
    params.sizeWeight = 0;
    params.entropyWeight = 0;
    params.budgetWeight = 5;
    params.hasReadoutMask = !predictor.knowsCuts();
    return params;
}

double pgTemperature(const PgParams& params, int epoch) {
    return params.startTemperature *
           std::pow(params.endTemperature / params.startTemperature, static_cast<double>(epoch) / params.epochs);
}

std::vector<double> pgSample(std::span<const float> scores, std::span<const double> draws, double temperature,
                             double bias) {
    std::vector<double> sample;
    for (std::size_t e = 0; e < scores.size(); ++e) {
        const double u = bias + (1 - 2 * bias) * draws[e];
        sample.push_back((std::log(u) - std::log1p(-u) + static_cast<double>(scores[e])) / temperature);
    }
    return sample;
}

PgLearner::PgLearner(const Gnn& gnn, const PgParams& params, PgWeights start)
    : gnn_(gnn), params_(params), weights_(std::move(start)), adam_(weights_.values.size(), params.learningRate) {}

PgLoss pgLoss(const Gnn& gnn, const PgParams& params, const PgWeights& weights, const GnnGraph& batch,
              std::span<const double> draws, double temperature) {
    assert(draws.size() == batch.edgeCount());
    const GnnActivations whole = gnn.forward(batch);
    const PgNetwork network(weights);
    const std::vector<float> scores = network.scores(batch, pgEmbeddings(whole));
    std::vector<double> masks = pgSample(scores, draws, temperature, params.bias);
    for (double& mask : masks) mask = sigmoidOf(mask);
    const Masked masked = maskedLoss(gnn, batch, masks, params.hasReadoutMask);
    const auto graphs = static_cast<double>(batch.graphCount());
    double loss = 0;
    std::vector<float> slopes(scores.size());
    for (std::size_t g = 0; g < batch.graphCount(); ++g) {
        loss += masked.losses[g];
        const auto begin = static_cast<std::size_t>(batch.edgeStarts[g]);
        const auto end = static_cast<std::size_t>(batch.edgeStarts[g + 1]);
        for (std::size_t e = begin; e < end; ++e) {
            const auto count = static_cast<double>(end - begin);
            const double m = masks[e];
            const double softened = kEntropyScale * m + kEntropyShift;
            const BudgetTerm budget = budgetTerm(static_cast<double>(scores[e]), params.budget);
            loss += params.sizeWeight * m + params.entropyWeight / count * maskEntropy(softened) +
                    params.budgetWeight / count * budget.loss;
            const double maskSlope = masked.maskSlopes[e] + params.sizeWeight +
                                     params.entropyWeight / count * kEntropyScale * maskEntropySlope(softened);
            slopes[e] = static_cast<float>(
                (maskSlope * m * (1 - m) / temperature + params.budgetWeight / count * budget.slope) / graphs);
        }
    }
    PgLoss result{loss / graphs, std::vector<float>(weights.values.size(), 0.0F)};
    network.addGradient(batch, pgEmbeddings(whole), slopes, result.gradient);
    return result;
}

double PgLearner::step(const GnnGraph& batch, std::span<const double> draws, double temperature) {
    const PgLoss now = pgLoss(gnn_, params_, weights_, batch, draws, temperature);
    adam_.step(std::span<float>(weights_.values), std::span<const float>(now.gradient));
    return now.loss;
}

}  // namespace fusescope
