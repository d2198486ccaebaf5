// SPDX-License-Identifier: Apache-2.0
// The network of PGExplainer (Luo et al. 2020): an edge of a group from what the predictor made of its two ops,
// omega_ij = MLP([z_i ; z_j]), 2d -> 64 -> ReLU -> 1. One network explains every group.
#pragma once

#include <span>
#include <vector>

#include "core/explain/nets/dense.h"
#include "core/predictor/gnn.h"

namespace fusescope {

struct PgWeights {
    int embedding = 0;  ///< d, the width of the predictor's last layer
    int hidden = 64;
    float scale = 1;            ///< embeddings are multiplied by it: 1 / their root mean square in training
    std::vector<float> values;  ///< both layers, one behind the other

    friend bool operator==(const PgWeights&, const PgWeights&) = default;
};

/// The number of values.
std::size_t pgValueCount(int embedding, int hidden);

/// As torch.nn.Linear begins.
PgWeights initialPgWeights(int embedding, int hidden, Random& random);

/// 1 / root mean square of the embeddings; 1 if they are all 0.
float pgScaleOf(std::span<const float> embeddings);

/// What the published code reads of the predictor: the output of its last layer before ReLU, [nodes, d].
inline const std::vector<float>& pgEmbeddings(const GnnActivations& activations) { return activations.lastBeforeRelu; }

class PgNetwork {
 public:
    explicit PgNetwork(const PgWeights& weights);

    /// omega, [edges]; `embeddings` [nodes, d].
    std::vector<float> scores(const GnnGraph& graph, std::span<const float> embeddings) const;
    /// Adds the gradient of the parameters to `gradient`; `slopes` d loss / d omega, [edges].
    void addGradient(const GnnGraph& graph, std::span<const float> embeddings, std::span<const float> slopes,
                     std::vector<float>& gradient) const;

 private:
    std::vector<float> inputsOf(const GnnGraph& graph, std::span<const float> embeddings) const;

    const PgWeights& weights_;
    Dense first_;
    Dense last_;
};

}  // namespace fusescope
