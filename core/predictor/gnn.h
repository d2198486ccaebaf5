// SPDX-License-Identifier: Apache-2.0
// The network in plain C++, float32: forward with masks on messages and on the readout, and the gradient of the logit
// with respect to those masks. Equals the LibTorch backend to rounding. Results do not depend on what else is in the
// batch.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "core/predictor/gnn_graph.h"
#include "core/predictor/gnn_weights.h"

namespace fusescope {

/// Factors of messages and of the readout; empty: all one.
struct GnnMasks {
    std::span<const float> edges;  ///< [edges] m: on the message of an edge, the same in every layer, both ways
    std::span<const float> nodes;  ///< [nodes] q: on a node in the readout
};

struct GnnActivations {
    std::vector<float> logits;               ///< [graphs] > 0: invalid
    std::vector<float> graphEmbeddings;      ///< [graphs, shape.embedding()] g, and s behind it
    std::vector<std::vector<float>> layers;  ///< per layer [nodes, hidden], after ReLU
    std::vector<float> lastBeforeRelu;       ///< [nodes, hidden] of the last layer
};

/// Products of the first layer that no mask changes, [nodes, hidden]: features times each matrix.
struct GnnFirstLayer {
    std::vector<float> root;      ///< with the bias
    std::vector<float> relation;  ///< a message is this of its source
    std::vector<float> back;      ///< only with hearsReaders
};

/// d logit / d mask.
struct GnnGradient {
    std::vector<float> edges;  ///< [edges]
    std::vector<float> nodes;  ///< [nodes]
};

class Gnn {
 public:
    explicit Gnn(std::shared_ptr<const GnnWeights> weights);

    const GnnWeights& weights() const { return *weights_; }

    /// [graphs]; > 0: invalid.
    std::vector<float> logits(const GnnGraph& graph, const GnnMasks& masks = {}) const;
    GnnActivations forward(const GnnGraph& graph, const GnnMasks& masks = {}) const;
    /// Of the sum of the logits of all graphs, at what forward() returned for the same graph and masks.
    GnnGradient gradient(const GnnGraph& graph, const GnnMasks& masks, const GnnActivations& activations) const;

    /// For many masks on one graph: the first layer then takes no products.
    GnnFirstLayer firstLayer(const GnnGraph& graph) const;
    GnnActivations forward(const GnnGraph& graph, const GnnMasks& masks, const GnnFirstLayer& first) const;
    GnnGradient gradient(const GnnGraph& graph, const GnnMasks& masks, const GnnActivations& activations,
                         const GnnFirstLayer& first) const;

 private:
    std::vector<float> maskedFirst(const GnnGraph& graph, const GnnMasks& masks, const GnnFirstLayer& first) const;
    GnnActivations finish(std::vector<float> firstSums, const GnnGraph& graph, const GnnMasks& masks) const;
    GnnGradient backwards(const GnnGraph& graph, const GnnMasks& masks, const GnnActivations& activations,
                          const GnnFirstLayer* first) const;
    std::vector<float> layer(std::size_t number, const std::vector<float>& inputs, const GnnGraph& graph,
                             const GnnMasks& masks) const;
    std::vector<float> headInputs(const std::vector<float>& embeddings) const;
    std::vector<float> headSums(const std::vector<float>& embeddings) const;
    std::vector<float> head(const std::vector<float>& embeddings) const;
    std::vector<float> headGradient(const std::vector<float>& embeddings) const;

    struct Transposed {  // [inputs, hidden]
        std::vector<float> relation;
        std::vector<float> root;
        std::vector<float> back;
    };

    std::shared_ptr<const GnnWeights> weights_;
    GnnPlaces places_;
    std::vector<Transposed> transposed_;
    std::vector<float> head_;  // [headInputs, headHidden]
};

/// The readout mask that goes with an edge mask: a node leaves the readout with its edges, q_v = 1 - Π (1 - m_e) over
/// the edges e at v; a node without edges stays. [nodes]
std::vector<float> readoutMask(const GnnGraph& graph, std::span<const float> edgeMask);

/// Adds to `gradient.edges` what reaches the edge mask through readoutMask().
void addReadoutGradient(const GnnGraph& graph, std::span<const float> edgeMask, GnnGradient& gradient);

float probabilityOf(float logit);  ///< sigmoid

}  // namespace fusescope
