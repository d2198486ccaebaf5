// SPDX-License-Identifier: Apache-2.0
#include <cassert>
#include <cmath>

#include "core/explain/rg/rg_networks.h"

namespace fusescope {
namespace {

Dense firstLayer(int embedding) { return denseAt(0, 2 * static_cast<std::size_t>(embedding), kRgLocatorWidth); }

}  // namespace

std::size_t rgLocatorCount(int embedding) {
    return denseAt(denseAt(firstLayer(embedding).end(), kRgLocatorWidth, kRgLocatorNeck).end(), kRgLocatorNeck, 1)
        .end();
}

RgLocator::RgLocator(const RgWeights& weights)
    : weights_(weights),
      first_(firstLayer(weights.embedding)),
      second_(denseAt(first_.end(), kRgLocatorWidth, kRgLocatorNeck)),
      last_(denseAt(second_.end(), kRgLocatorNeck, 1)) {}

/// [nodes, 2 · embedding]
std::vector<float> RgLocator::inputsOf(const RgGraph& graph) const {
    const std::size_t width = graph.graphEmbedding.size();
    assert(width == static_cast<std::size_t>(weights_.embedding));
    std::vector<float> inputs;
    for (std::size_t v = 0; v < graph.nodes; ++v) {
        inputs.insert(inputs.end(), graph.graphEmbedding.begin(), graph.graphEmbedding.end());
        inputs.insert(inputs.end(), graph.embeddings.data() + v * width, graph.embeddings.data() + (v + 1) * width);
    }
    return inputs;
}

std::vector<float> RgLocator::logProbabilities(const RgGraph& graph) const {
    const std::vector<float> hidden = relu(forward(first_, weights_.locator, inputsOf(graph)));
    return logSoftmax(forward(last_, weights_.locator, relu(forward(second_, weights_.locator, hidden))));
}

double RgLocator::addGradient(const RgGraph& graph, std::span<const double> target,
                              std::vector<float>& gradient) const {
    const std::vector<float> inputs = inputsOf(graph);
    const std::vector<float> first = forward(first_, weights_.locator, inputs);
    const std::vector<float> second = forward(second_, weights_.locator, relu(first));
    const std::vector<float> logP = logSoftmax(forward(last_, weights_.locator, relu(second)));
    double divergence = 0;
    std::vector<float> slopes;
    for (std::size_t v = 0; v < graph.nodes; ++v) {
        if (target[v] > 0) divergence += target[v] * (std::log(target[v]) - static_cast<double>(logP[v]));
        slopes.push_back(std::exp(logP[v]) - static_cast<float>(target[v]));
    }
    const auto dSecond = reluBackward(second, backward(last_, weights_.locator, relu(second), slopes, gradient));
    const auto dFirst = reluBackward(first, backward(second_, weights_.locator, relu(first), dSecond, gradient));
    backward(first_, weights_.locator, inputs, dFirst, gradient);
    return divergence;
}

}  // namespace fusescope
