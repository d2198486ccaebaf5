// SPDX-License-Identifier: Apache-2.0
// The two networks of RG-Explainer (Shan et al. 2021): a locator that says where an explanation begins, and an agent
// that adds op after op at its boundary, or stops.
#pragma once

#include <span>
#include <vector>

#include "core/explain/nets/dense.h"
#include "core/explain/rg/rg_graph.h"

namespace fusescope {

struct RgWeights {
    int features = 0;   ///< of an op
    int embedding = 0;  ///< of the predictor's last layer
    int hidden = 64;    ///< of the agent
    std::vector<float> agent;
    std::vector<float> locator;

    friend bool operator==(const RgWeights&, const RgWeights&) = default;
};

inline constexpr std::size_t kRgLocatorWidth = 64;
inline constexpr std::size_t kRgLocatorNeck = 8;

/// The sizes of both arrays.
std::size_t rgAgentCount(int features, int hidden);
std::size_t rgLocatorCount(int embedding);

/// As torch.nn.Linear begins; the scores of ops and of stopping begin with 0, so that the first policy is uniform.
RgWeights initialRgWeights(int features, int embedding, int hidden, Random& random);

/// The policy. Every row u, at the boundary or chosen, has
///   h_u = W_a x_u + b_a + w_s z_seed(u) + w_n z_chosen(u), twice h <- Linear(swish(h)) + h;
/// a softmax of w_score · h over the boundary picks the op, swish(Σ_u softmax(w_att · h)_u h_u) says whether to stop:
/// log pi(u) = log softmax(score)_u + log p(go on), log pi(stop) = log p(stop).
class RgAgent {
 public:
    /// Keeps a reference.
    explicit RgAgent(const RgWeights& weights);

    /// W_a x + b_a, [nodes, hidden]: the same at every step of a walk.
    std::vector<float> lift(const RgGraph& graph) const;
    /// log pi of the boundary in its order, and of stopping behind them.
    std::vector<float> logPolicy(const RgWalk& walk, const std::vector<float>& lifted) const;
    /// Adds the gradient of factor · log pi(action) to `gradient` [agent]; the boundary's size means stopping.
    void addGradient(const RgGraph& graph, const RgWalk& walk, const std::vector<float>& lifted, std::size_t action,
                     float factor, std::vector<float>& gradient) const;

 private:
    struct Pass;
    Pass run(const RgWalk& walk, const std::vector<float>& lifted) const;

    const RgWeights& weights_;
    Dense attribute_;
    Dense seed_;
    Dense node_;
    Dense firstBlock_;
    Dense secondBlock_;
    Dense attention_;
    Dense score_;
    Dense stop_;
};

/// MLP on [graph embedding ; op embedding], -> 64 -> 8 -> 1 with ReLU; softmax over the ops of the group.
class RgLocator {
 public:
    /// Keeps a reference.
    explicit RgLocator(const RgWeights& weights);

    /// log p of every op, [nodes].
    std::vector<float> logProbabilities(const RgGraph& graph) const;
    /// Adds the gradient of KL(target || p) to `gradient` [locator]; `target` [nodes] sums to 1. Returns the
    /// divergence.
    double addGradient(const RgGraph& graph, std::span<const double> target, std::vector<float>& gradient) const;

 private:
    std::vector<float> inputsOf(const RgGraph& graph) const;

    const RgWeights& weights_;
    Dense first_;
    Dense second_;
    Dense last_;
};

}  // namespace fusescope
