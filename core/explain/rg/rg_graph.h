// SPDX-License-Identifier: Apache-2.0
// A group as RG-Explainer walks it (Shan et al. 2021): neighbours whatever the direction of an edge, how far signals
// spread, and what the predictor made of the ops.
#pragma once

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "core/predictor/gnn.h"

namespace fusescope {

struct RgGraph {
    std::size_t nodes = 0;
    std::vector<std::pair<std::size_t, std::size_t>> edges;  ///< as in the view of the group
    std::vector<std::vector<std::size_t>> neighbours;        ///< [nodes] ascending, each once
    /// [nodes, nodes] symmetric; row s: the indicator of s spread three times by z <- 0.85 A^ z + 0.15 z0, with
    /// A^ = D^-1/2 A D^-1/2 of the undirected graph. Linear: a set of nodes spreads as the sum of its rows.
    std::vector<float> diffusion;
    std::vector<float> features;        ///< [nodes, features]
    std::vector<float> embeddings;      ///< [nodes, hidden] of the predictor's last layer, log1p: sums grow large
    std::vector<float> graphEmbedding;  ///< [hidden] log1p of their sum

    std::size_t featureCount() const { return features.size() / nodes; }
};

/// One graph of a batch.
RgGraph rgGraphOf(const GnnGraph& batch, const GnnActivations& activations, std::size_t graph);

/// [nodes, nodes], see RgGraph.
std::vector<float> diffusionOf(const std::vector<std::vector<std::size_t>>& neighbours);

/// The ops that were chosen so far, in the order of choosing, and where they can go on.
class RgWalk {
 public:
    /// Keeps a reference.
    RgWalk(const RgGraph& graph, std::size_t seed);

    void add(std::size_t node);
    const std::vector<std::size_t>& chosen() const { return chosen_; }
    /// Neighbours of the chosen that are not chosen, ascending.
    const std::vector<std::size_t>& boundary() const { return boundary_; }
    /// [nodes] of the seed and of all that are chosen.
    std::span<const float> seedSignal() const;
    const std::vector<float>& chosenSignal() const { return chosenSignal_; }
    /// Greatest distance from the seed over edges between chosen nodes.
    int radius() const;
    /// Indices of graph.edges with both ends chosen.
    std::vector<std::size_t> insideEdges() const;

 private:
    const RgGraph& graph_;
    std::vector<std::size_t> chosen_;
    std::vector<std::size_t> boundary_;
    std::vector<char> isChosen_;  // [nodes]
    std::vector<float> chosenSignal_;
};

}  // namespace fusescope
