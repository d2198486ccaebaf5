// SPDX-License-Identifier: Apache-2.0
#include "core/predictor/gnn.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "core/base/error.h"
#include "core/predictor/matrix_kernel.h"

namespace fusescope {
namespace {

constexpr float kEmbeddingScale = 20;  // of g beside log1p(g) in front of the head
constexpr float kSumScale = 4;         // of the summed features: a buffer is full at a sum of 1
constexpr float kMostSum = 2;
constexpr float kZoom = 20;  // on sums near 1
constexpr float kMostZoomed = 2;

std::vector<float> transpose(const float* matrix, std::size_t rows, std::size_t columns) {
    std::vector<float> result(rows * columns);
    for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t c = 0; c < columns; ++c) result[c * rows + r] = matrix[r * columns + c];
    return result;
}

float edgeFactor(const GnnMasks& masks, std::size_t edge) { return masks.edges.empty() ? 1 : masks.edges[edge]; }

std::size_t at(std::int32_t index) { return static_cast<std::size_t>(index); }

enum class Direction { AlongEdges, AgainstEdges };

/// Σ of masked messages at every node.
std::vector<float> gather(const GnnGraph& graph, const GnnMasks& masks, const std::vector<float>& values,
                          std::size_t width, Direction direction) {
    std::vector<float> sums(graph.nodeCount() * width, 0.0F);
    for (std::size_t e = 0; e < graph.edgeCount(); ++e) {
        std::size_t from = at(graph.sources[e]);
        std::size_t to = at(graph.targets[e]);
        if (direction == Direction::AgainstEdges) std::swap(from, to);
        addScaled(sums.data() + to * width, values.data() + from * width, edgeFactor(masks, e), width);
    }
    return sums;
}

}  // namespace

float probabilityOf(float logit) { return logit >= 0 ? 1 / (1 + std::exp(-logit)) : 1 - 1 / (1 + std::exp(logit)); }

Gnn::Gnn(std::shared_ptr<const GnnWeights> weights) : weights_(std::move(weights)), places_(placesOf(weights_->shape)) {
    assert(weights_->values.size() == places_.count);
    const auto hidden = static_cast<std::size_t>(weights_->shape.hidden);
    const float* const values = weights_->values.data();
    for (const GnnLayerPlace& layer : places_.layers) {
        Transposed matrices{transpose(values + layer.relation, hidden, layer.inputs),
                            transpose(values + layer.root, hidden, layer.inputs),
                            {}};
        if (weights_->shape.hearsReaders) matrices.back = transpose(values + layer.back, hidden, layer.inputs);
        transposed_.push_back(std::move(matrices));
    }
    if (weights_->shape.headHidden > 0)
        head_ = transpose(values + places_.head.hiddenWeight, static_cast<std::size_t>(weights_->shape.headHidden),
                          static_cast<std::size_t>(weights_->shape.headInputs()));
}

/// z of one layer, before ReLU.
std::vector<float> Gnn::layer(std::size_t number, const std::vector<float>& inputs, const GnnGraph& graph,
                              const GnnMasks& masks) const {
    const GnnLayerPlace& place = places_.layers[number];
    const auto hidden = static_cast<std::size_t>(weights_->shape.hidden);
    const std::size_t nodes = graph.nodeCount();
    std::vector<float> result(nodes * hidden);
    for (std::size_t v = 0; v < nodes; ++v)
        std::copy_n(weights_->values.data() + place.bias, hidden, result.data() + v * hidden);
    const auto add = [&](const std::vector<float>& left, const std::vector<float>& right) {
        addProduct(left.data(), right.data(), result.data(), nodes, place.inputs, hidden);
    };
    add(inputs, transposed_[number].root);
    add(gather(graph, masks, inputs, place.inputs, Direction::AlongEdges), transposed_[number].relation);
    if (weights_->shape.hearsReaders)
        add(gather(graph, masks, inputs, place.inputs, Direction::AgainstEdges), transposed_[number].back);
    return result;
}

/// [graphs, headInputs] of embeddings [graphs, embedding].
std::vector<float> Gnn::headInputs(const std::vector<float>& embeddings) const {
    const auto hidden = static_cast<std::size_t>(weights_->shape.hidden);
    const auto width = static_cast<std::size_t>(weights_->shape.embedding());
    const auto count = static_cast<std::size_t>(weights_->shape.headInputs());
    const std::size_t graphs = embeddings.size() / width;
    std::vector<float> all(graphs * count);
    for (std::size_t g = 0; g < graphs; ++g) {
        float* const inputs = all.data() + g * count;
        for (std::size_t i = 0; i < width; ++i) {
            const float value = embeddings[g * width + i];
            inputs[i] = std::log1p(value);
            inputs[width + i] = i < hidden ? value / kEmbeddingScale : kSumScale * std::min(value, kMostSum);
            if (i >= hidden)
                inputs[2 * width + i - hidden] = std::clamp(kZoom * (value - 1), -kMostZoomed, kMostZoomed);
        }
    }
    return all;
}

/// [graphs, headHidden] before ReLU.
std::vector<float> Gnn::headSums(const std::vector<float>& embeddings) const {
    const auto width = static_cast<std::size_t>(weights_->shape.headHidden);
    const auto count = static_cast<std::size_t>(weights_->shape.headInputs());
    const std::vector<float> inputs = headInputs(embeddings);
    std::vector<float> sums(inputs.size() / count * width);
    for (std::size_t i = 0; i < sums.size(); ++i) sums[i] = weights_->values[places_.head.hiddenBias + i % width];
    addProduct(inputs.data(), head_.data(), sums.data(), inputs.size() / count, count, width);
    return sums;
}

/// [graphs]
std::vector<float> Gnn::head(const std::vector<float>& embeddings) const {
    const GnnHeadPlace& place = places_.head;
    const float* const values = weights_->values.data();
    const std::vector<float> hidden =
        weights_->shape.headHidden == 0 ? embeddings : headSums(embeddings);  // never negative if linear
    std::vector<float> logits(hidden.size() / place.inputs, values[place.bias]);
    for (std::size_t g = 0; g < logits.size(); ++g)
        for (std::size_t i = 0; i < place.inputs; ++i)
            logits[g] += values[place.weight + i] * std::max(hidden[g * place.inputs + i], 0.0F);
    return logits;
}

/// d logit / d embedding, [graphs, embedding].
std::vector<float> Gnn::headGradient(const std::vector<float>& embeddings) const {
    const GnnHeadPlace& place = places_.head;
    const auto hidden = static_cast<std::size_t>(weights_->shape.hidden);
    const auto width = static_cast<std::size_t>(weights_->shape.embedding());
    const std::size_t graphs = embeddings.size() / width;
    const float* const values = weights_->values.data();
    std::vector<float> gradient(embeddings.size());
    if (weights_->shape.headHidden == 0) {
        for (std::size_t g = 0; g < graphs; ++g)
            std::copy_n(values + place.weight, hidden, gradient.data() + g * hidden);
        return gradient;
    }
    const auto count = static_cast<std::size_t>(weights_->shape.headInputs());
    std::vector<float> outer = headSums(embeddings);  // d logit / d sums
    for (std::size_t i = 0; i < outer.size(); ++i)
        outer[i] = outer[i] > 0 ? values[place.weight + i % place.inputs] : 0;
    std::vector<float> inputs(graphs * count, 0.0F);  // d logit / d inputs
    addProduct(outer.data(), values + place.hiddenWeight, inputs.data(), graphs, place.inputs, count);
    for (std::size_t g = 0; g < graphs; ++g)
        for (std::size_t i = 0; i < width; ++i) {
            const float value = embeddings[g * width + i];
            const float* const own = inputs.data() + g * count;
            const float slope = i < hidden ? 1 / kEmbeddingScale : value < kMostSum ? kSumScale : 0;
            float& total = gradient[g * width + i];
            total = own[i] / (1 + value) + own[width + i] * slope;
            if (i >= hidden && std::abs(kZoom * (value - 1)) < kMostZoomed)
                total += kZoom * own[2 * width + i - hidden];
        }
    return gradient;
}

std::vector<float> Gnn::logits(const GnnGraph& graph, const GnnMasks& masks) const {
    return forward(graph, masks).logits;
}

GnnFirstLayer Gnn::firstLayer(const GnnGraph& graph) const {
    const GnnLayerPlace& place = places_.layers.front();
    const auto hidden = static_cast<std::size_t>(weights_->shape.hidden);
    const auto times = [&](const std::vector<float>& matrix, std::vector<float> sums) {
        addProduct(graph.features.data(), matrix.data(), sums.data(), graph.nodeCount(), place.inputs, hidden);
        return sums;
    };
    const std::vector<float> zero(graph.nodeCount() * hidden, 0.0F);
    std::vector<float> bias;
    for (std::size_t v = 0; v < graph.nodeCount(); ++v)
        bias.insert(bias.end(), weights_->values.data() + place.bias, weights_->values.data() + place.bias + hidden);
    return {times(transposed_.front().root, std::move(bias)), times(transposed_.front().relation, zero),
            weights_->shape.hearsReaders ? times(transposed_.front().back, zero) : std::vector<float>()};
}

/// z of the first layer.
std::vector<float> Gnn::maskedFirst(const GnnGraph& graph, const GnnMasks& masks, const GnnFirstLayer& first) const {
    const auto hidden = static_cast<std::size_t>(weights_->shape.hidden);
    std::vector<float> sums = first.root;
    for (std::size_t e = 0; e < graph.edgeCount(); ++e) {
        const std::size_t source = at(graph.sources[e]) * hidden;
        const std::size_t target = at(graph.targets[e]) * hidden;
        addScaled(sums.data() + target, first.relation.data() + source, edgeFactor(masks, e), hidden);
        if (weights_->shape.hearsReaders)
            addScaled(sums.data() + source, first.back.data() + target, edgeFactor(masks, e), hidden);
    }
    return sums;
}

GnnActivations Gnn::forward(const GnnGraph& graph, const GnnMasks& masks) const {
    return finish(layer(0, graph.features, graph, masks), graph, masks);
}

GnnActivations Gnn::forward(const GnnGraph& graph, const GnnMasks& masks, const GnnFirstLayer& first) const {
    return finish(maskedFirst(graph, masks, first), graph, masks);
}

GnnActivations Gnn::finish(std::vector<float> firstSums, const GnnGraph& graph, const GnnMasks& masks) const {
    assert(graph.featureCount == weights_->shape.features);
    GnnActivations result;
    const auto hidden = static_cast<std::size_t>(weights_->shape.hidden);
    for (std::size_t number = 0; number < places_.layers.size(); ++number) {
        std::vector<float> values =
            number == 0 ? std::move(firstSums) : layer(number, result.layers.back(), graph, masks);
        if (number + 1 == places_.layers.size()) result.lastBeforeRelu = values;
        for (float& value : values) value = std::max(value, 0.0F);
        result.layers.push_back(std::move(values));
    }
    const auto width = static_cast<std::size_t>(weights_->shape.embedding());
    result.graphEmbeddings.assign(graph.graphCount() * width, 0.0F);
    for (std::size_t g = 0; g < graph.graphCount(); ++g) {
        float* const embedding = result.graphEmbeddings.data() + g * width;
        for (std::size_t v = at(graph.nodeStarts[g]); v < at(graph.nodeStarts[g + 1]); ++v) {
            const float factor = masks.nodes.empty() ? 1 : masks.nodes[v];
            addScaled(embedding, result.layers.back().data() + v * hidden, factor, hidden);
            const float* const features = graph.features.data() + v * (static_cast<std::size_t>(graph.featureCount));
            for (std::size_t i = hidden; i < width; ++i) embedding[i] += factor * std::max(features[i - hidden], 0.0F);
        }
    }
    result.logits = head(result.graphEmbeddings);
    return result;
}

GnnGradient Gnn::gradient(const GnnGraph& graph, const GnnMasks& masks, const GnnActivations& activations) const {
    return backwards(graph, masks, activations, nullptr);
}

GnnGradient Gnn::gradient(const GnnGraph& graph, const GnnMasks& masks, const GnnActivations& activations,
                          const GnnFirstLayer& first) const {
    return backwards(graph, masks, activations, &first);
}

/// Backwards through the layers: dA = dZ W, dm_e += <h_source, dA_target>, and the same against the edges. With the
/// products of the first layer there, it takes none: dm_e += <(x W)_source, dZ_target>.
GnnGradient Gnn::backwards(const GnnGraph& graph, const GnnMasks& masks, const GnnActivations& activations,
                           const GnnFirstLayer* first) const {
    const auto hidden = static_cast<std::size_t>(weights_->shape.hidden);
    const std::size_t nodes = graph.nodeCount();
    const float* const values = weights_->values.data();
    GnnGradient result{std::vector<float>(graph.edgeCount(), 0.0F), std::vector<float>(nodes)};
    std::vector<float> outer(nodes * hidden);  // d logit / d h of the layer
    const auto width = static_cast<std::size_t>(weights_->shape.embedding());
    const std::vector<float> embeddings = headGradient(activations.graphEmbeddings);
    for (std::size_t g = 0; g < graph.graphCount(); ++g) {
        const std::span<const float> embedding(embeddings.data() + g * width, width);
        for (std::size_t v = at(graph.nodeStarts[g]); v < at(graph.nodeStarts[g + 1]); ++v) {
            result.nodes[v] = dotProduct(activations.layers.back().data() + v * hidden, embedding.data(), hidden);
            const float* const features = graph.features.data() + v * static_cast<std::size_t>(graph.featureCount);
            for (std::size_t i = hidden; i < embedding.size(); ++i)
                result.nodes[v] += embedding[i] * std::max(features[i - hidden], 0.0F);
            std::fill_n(outer.data() + v * hidden, hidden, 0.0F);
            addScaled(outer.data() + v * hidden, embedding.data(), masks.nodes.empty() ? 1 : masks.nodes[v], hidden);
        }
    }
    for (std::size_t number = places_.layers.size(); number-- > 0;) {
        const GnnLayerPlace& place = places_.layers[number];
        const std::vector<float>& inputs = number == 0 ? graph.features : activations.layers[number - 1];
        for (std::size_t i = 0; i < outer.size(); ++i)
            if (activations.layers[number][i] <= 0) outer[i] = 0;
        if (number == 0 && first) {
            for (std::size_t e = 0; e < graph.edgeCount(); ++e) {
                const std::size_t source = at(graph.sources[e]) * hidden;
                const std::size_t target = at(graph.targets[e]) * hidden;
                result.edges[e] += dotProduct(first->relation.data() + source, outer.data() + target, hidden);
                if (weights_->shape.hearsReaders)
                    result.edges[e] += dotProduct(first->back.data() + target, outer.data() + source, hidden);
            }
            break;
        }
        std::vector<float> inner(nodes * place.inputs, 0.0F);  // d logit / d h of the layer before
        addProduct(outer.data(), values + place.root, inner.data(), nodes, hidden, place.inputs);
        const auto passMessages = [&](std::size_t matrix, const std::vector<std::int32_t>& from,
                                      const std::vector<std::int32_t>& to) {
            std::vector<float> sums(nodes * place.inputs, 0.0F);  // d logit / d (sum of messages)
            addProduct(outer.data(), values + matrix, sums.data(), nodes, hidden, place.inputs);
            for (std::size_t e = 0; e < graph.edgeCount(); ++e) {
                const float* const target = sums.data() + at(to[e]) * place.inputs;
                result.edges[e] += dotProduct(inputs.data() + at(from[e]) * place.inputs, target, place.inputs);
                addScaled(inner.data() + at(from[e]) * place.inputs, target, edgeFactor(masks, e), place.inputs);
            }
        };
        passMessages(place.relation, graph.sources, graph.targets);
        if (weights_->shape.hearsReaders) passMessages(place.back, graph.targets, graph.sources);
        outer = std::move(inner);
    }
    return result;
}

std::vector<float> readoutMask(const GnnGraph& graph, std::span<const float> edgeMask) {
    std::vector<float> left(graph.nodeCount(), 1.0F);  // Π (1 - m)
    std::vector<char> hasEdge(graph.nodeCount(), 0);
    for (std::size_t e = 0; e < graph.edgeCount(); ++e)
        for (const std::int32_t node : {graph.sources[e], graph.targets[e]}) {
            left[at(node)] *= 1 - edgeMask[e];
            hasEdge[at(node)] = 1;
        }
    for (std::size_t v = 0; v < left.size(); ++v) left[v] = hasEdge[v] ? 1 - left[v] : 1;
    return left;
}

void addReadoutGradient(const GnnGraph& graph, std::span<const float> edgeMask, GnnGradient& gradient) {
    const std::vector<float> mask = readoutMask(graph, edgeMask);
    for (std::size_t e = 0; e < graph.edgeCount(); ++e) {
        const float left = std::max(1 - edgeMask[e], 1e-6F);
        for (const std::int32_t node : {graph.sources[e], graph.targets[e]})
            gradient.edges[e] += gradient.nodes[at(node)] * (1 - mask[at(node)]) / left;
    }
}

}  // namespace fusescope
