// SPDX-License-Identifier: Apache-2.0
// How the network of PGExplainer is learned: masks are drawn from a relaxed Bernoulli distribution around its scores,
// m = sigmoid((log u' - log(1 - u') + omega) / T) with u' = bias + (1 - 2 bias) u, and the loss of a group is
//   -log p(invalid | m) + sizeWeight · Σ_e m_e + entropyWeight · mean_e H(0.99 m_e + 0.005)
// as in PyTorch Geometric, T falling from startTemperature to endTemperature. With `budgetWeight` there is a prior
// instead of size and entropy: budgetWeight · mean_e KL(Bernoulli(sigmoid omega_e) || Bernoulli(budget)), which does
// not let all masks saturate.
#pragma once

#include <span>
#include <vector>

#include "core/explain/nets/adam.h"
#include "core/explain/pg/pg_network.h"

namespace fusescope {

struct PgParams {
    double learningRate = 0.003;
    int epochs = 25;  ///< of the paper
    double startTemperature = 5;
    double endTemperature = 2;
    double bias = 0.01;
    double sizeWeight = 0.05;
    double entropyWeight = 1;
    double budgetWeight = 0;
    double budget = 0.2;
    bool hasReadoutMask = false;  ///< a node leaves the readout with its edges; see readoutMask()
    bool scalesEmbeddings = true;
};

/// "pg": as published. Embeddings are scaled, for with a sum over neighbours the first layer saturates.
PgParams publishedPgParams();
/// "pg-budget": a prior on how many edges are kept; nodes leave the readout with their edges where the predictor knows
/// no cut edges.
PgParams budgetPgParams(const GnnWeights& predictor);

/// startTemperature · (endTemperature / startTemperature)^(epoch / epochs)
double pgTemperature(const PgParams& params, int epoch);

struct PgLoss {
    double loss = 0;              ///< mean over the groups
    std::vector<float> gradient;  ///< of the values of the network
};

/// With these draws from [0, 1), [edges].
PgLoss pgLoss(const Gnn& gnn, const PgParams& params, const PgWeights& weights, const GnnGraph& batch,
              std::span<const double> draws, double temperature);

class PgLearner {
 public:
    /// Keeps references.
    PgLearner(const Gnn& gnn, const PgParams& params, PgWeights start);

    /// One step of Adam down pgLoss(). Returns the loss before it.
    double step(const GnnGraph& batch, std::span<const double> draws, double temperature);
    const PgWeights& weights() const { return weights_; }

 private:
    const Gnn& gnn_;
    const PgParams& params_;
    PgWeights weights_;
    Adam adam_;
};

/// The relaxed draw before its sigmoid, [edges].
std::vector<double> pgSample(std::span<const float> scores, std::span<const double> draws, double temperature,
                             double bias);

}  // namespace fusescope
