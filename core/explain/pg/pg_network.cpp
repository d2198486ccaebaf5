// SPDX-License-Identifier: Apache-2.0
#include "core/explain/pg/pg_network.h"

#include <cassert>
#include <cmath>

namespace fusescope {
namespace {

struct PgLayers {
    Dense first;
    Dense last;
};

PgLayers layersOf(int embedding, int hidden) {
    const auto width = static_cast<std::size_t>(hidden);
    const Dense first = denseAt(0, 2 * static_cast<std::size_t>(embedding), width);
    return {first, denseAt(first.end(), width, 1)};
}

}  // namespace

std::size_t pgValueCount(int embedding, int hidden) { return layersOf(embedding, hidden).last.end(); }

PgWeights initialPgWeights(int embedding, int hidden, Random& random) {
    PgWeights weights{embedding, hidden, 1, std::vector<float>(pgValueCount(embedding, hidden))};
    const PgLayers layers = layersOf(embedding, hidden);
    initialise(layers.first, weights.values, random);
    initialise(layers.last, weights.values, random);
    return weights;
}

float pgScaleOf(std::span<const float> embeddings) {
    double square = 0;
    for (const float value : embeddings) square += static_cast<double>(value) * static_cast<double>(value);
    return square > 0 ? static_cast<float>(std::sqrt(static_cast<double>(embeddings.size()) / square)) : 1;
}

PgNetwork::PgNetwork(const PgWeights& weights)
    : weights_(weights),
      first_(layersOf(weights.embedding, weights.hidden).first),
      last_(layersOf(weights.embedding, weights.hidden).last) {
    assert(weights.values.size() == last_.end());
}

/// [edges, 2d]
std::vector<float> PgNetwork::inputsOf(const GnnGraph& graph, std::span<const float> embeddings) const {
    const auto width = static_cast<std::size_t>(weights_.embedding);
    assert(embeddings.size() == graph.nodeCount() * width);
    std::vector<float> inputs;
    inputs.reserve(graph.edgeCount() * 2 * width);
    for (std::size_t e = 0; e < graph.edgeCount(); ++e)
        for (const std::int32_t node : {graph.sources[e], graph.targets[e]})
            for (const float value : embeddings.subspan(static_cast<std::size_t>(node) * width, width))
                inputs.push_back(weights_.scale * value);
    return inputs;
}

std::vector<float> PgNetwork::scores(const GnnGraph& graph, std::span<const float> embeddings) const {
    return forward(last_, weights_.values, relu(forward(first_, weights_.values, inputsOf(graph, embeddings))));
}

void PgNetwork::addGradient(const GnnGraph& graph, std::span<const float> embeddings, std::span<const float> slopes,
                            std::vector<float>& gradient) const {
    const std::vector<float> inputs = inputsOf(graph, embeddings);
    const std::vector<float> sums = forward(first_, weights_.values, inputs);
    const std::vector<float> outer = backward(last_, weights_.values, relu(sums), slopes, gradient);
    backward(first_, weights_.values, inputs, reluBackward(sums, outer), gradient);
}

}  // namespace fusescope
