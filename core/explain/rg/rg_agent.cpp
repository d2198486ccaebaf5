// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "core/explain/rg/rg_networks.h"

namespace fusescope {
namespace {

struct AgentLayers {
    Dense attribute, seed, node, firstBlock, secondBlock, attention, score, stop;
};

AgentLayers layersOf(int features, int hiddenWidth) {
    const auto hidden = static_cast<std::size_t>(hiddenWidth);
    AgentLayers layers;
    layers.attribute = denseAt(0, static_cast<std::size_t>(features), hidden);
    layers.seed = denseWithoutBiasAt(layers.attribute.end(), 1, hidden);
    layers.node = denseWithoutBiasAt(layers.seed.end(), 1, hidden);
    layers.firstBlock = denseAt(layers.node.end(), hidden, hidden);
    layers.secondBlock = denseAt(layers.firstBlock.end(), hidden, hidden);
    layers.attention = denseWithoutBiasAt(layers.secondBlock.end(), hidden, 1);
    layers.score = denseWithoutBiasAt(layers.attention.end(), hidden, 1);
    layers.stop = denseWithoutBiasAt(layers.score.end(), hidden, 2);
    return layers;
}

void addTo(std::vector<float>& values, const std::vector<float>& more) {
    for (std::size_t i = 0; i < values.size(); ++i) values[i] += more[i];
}

std::vector<float> softmaxOf(std::span<const float> logits) {
    std::vector<float> values = logSoftmax(logits);
    for (float& value : values) value = std::exp(value);
    return values;
}

/// d softmax at `weights`, of d loss / d weights.
std::vector<float> softmaxBackward(const std::vector<float>& weights, const std::vector<float>& slopes) {
    float mean = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) mean += weights[i] * slopes[i];
    std::vector<float> result;
    for (std::size_t i = 0; i < weights.size(); ++i) result.push_back(weights[i] * (slopes[i] - mean));
    return result;
}

}  // namespace

std::size_t rgAgentCount(int features, int hidden) { return layersOf(features, hidden).stop.end(); }

RgWeights initialRgWeights(int features, int embedding, int hidden, Random& random) {
    RgWeights weights{features, embedding, hidden, std::vector<float>(rgAgentCount(features, hidden), 0.0F),
                      std::vector<float>(rgLocatorCount(embedding), 0.0F)};
    const AgentLayers agent = layersOf(features, hidden);
    for (const Dense& layer :
         {agent.attribute, agent.seed, agent.node, agent.firstBlock, agent.secondBlock, agent.attention})
        initialise(layer, weights.agent, random);
    const Dense first = denseAt(0, 2 * static_cast<std::size_t>(embedding), kRgLocatorWidth);
    const Dense second = denseAt(first.end(), kRgLocatorWidth, kRgLocatorNeck);
    for (const Dense& layer : {first, second, denseAt(second.end(), kRgLocatorNeck, 1)})
        initialise(layer, weights.locator, random);
    return weights;
}

/// Everything between the inputs and the policy.
struct RgAgent::Pass {
    std::vector<std::size_t> rows;  // the boundary, then the chosen
    std::vector<float> seedSignal;  // [rows]
    std::vector<float> chosenSignal;
    std::vector<float> h0, h1, h2;  // [rows, hidden]
    std::vector<float> scores;      // [boundary] log softmax
    std::vector<float> attention;   // [rows] softmax
    std::vector<float> pooled;      // [hidden] before swish
    std::vector<float> stop;        // [2] log softmax: go on, stop
};

RgAgent::RgAgent(const RgWeights& weights) : weights_(weights) {
    const AgentLayers layers = layersOf(weights.features, weights.hidden);
    attribute_ = layers.attribute;
    seed_ = layers.seed;
    node_ = layers.node;
    firstBlock_ = layers.firstBlock;
    secondBlock_ = layers.secondBlock;
    attention_ = layers.attention;
    score_ = layers.score;
    stop_ = layers.stop;
}

std::vector<float> RgAgent::lift(const RgGraph& graph) const {
    return forward(attribute_, weights_.agent, graph.features);
}

RgAgent::Pass RgAgent::run(const RgWalk& walk, const std::vector<float>& lifted) const {
    Pass pass;
    pass.rows = walk.boundary();
    pass.rows.insert(pass.rows.end(), walk.chosen().begin(), walk.chosen().end());
    const auto hidden = static_cast<std::size_t>(weights_.hidden);
    for (const std::size_t row : pass.rows) {
        pass.seedSignal.push_back(walk.seedSignal()[row]);
        pass.chosenSignal.push_back(walk.chosenSignal()[row]);
        pass.h0.insert(pass.h0.end(), lifted.data() + row * hidden, lifted.data() + (row + 1) * hidden);
    }
    addTo(pass.h0, forward(seed_, weights_.agent, pass.seedSignal));
    addTo(pass.h0, forward(node_, weights_.agent, pass.chosenSignal));
    pass.h1 = forward(firstBlock_, weights_.agent, swish(pass.h0));
    addTo(pass.h1, pass.h0);
    pass.h2 = forward(secondBlock_, weights_.agent, swish(pass.h1));
    addTo(pass.h2, pass.h1);
    const std::vector<float> scores = forward(score_, weights_.agent, pass.h2);
    pass.scores = logSoftmax(std::span(scores).first(walk.boundary().size()));
    pass.attention = softmaxOf(forward(attention_, weights_.agent, pass.h2));
    pass.pooled.assign(hidden, 0.0F);
    for (std::size_t r = 0; r < pass.rows.size(); ++r)
        for (std::size_t i = 0; i < hidden; ++i) pass.pooled[i] += pass.attention[r] * pass.h2[r * hidden + i];
    pass.stop = logSoftmax(forward(stop_, weights_.agent, swish(pass.pooled)));
    return pass;
}

std::vector<float> RgAgent::logPolicy(const RgWalk& walk, const std::vector<float>& lifted) const {
    const Pass pass = run(walk, lifted);
    std::vector<float> policy = pass.scores;
    for (float& value : policy) value += pass.stop[0];
    policy.push_back(pass.stop[1]);
    return policy;
}

void RgAgent::addGradient(const RgGraph& graph, const RgWalk& walk, const std::vector<float>& lifted,
                          std::size_t action, float factor, std::vector<float>& gradient) const {
    const Pass pass = run(walk, lifted);
    const auto hidden = static_cast<std::size_t>(weights_.hidden);
    const std::size_t boundary = walk.boundary().size();
    const bool isStop = action == boundary;
    std::vector<float> dScores(pass.rows.size(), 0.0F);  // only the boundary has a score
    if (!isStop)
        for (std::size_t u = 0; u < boundary; ++u)
            dScores[u] = factor * ((u == action ? 1.0F : 0.0F) - std::exp(pass.scores[u]));
    std::vector<float> dStop(2);
    for (std::size_t c = 0; c < 2; ++c)
        dStop[c] = factor * (((c == 1) == isStop ? 1.0F : 0.0F) - std::exp(pass.stop[c]));
    const std::vector<float> dPooled =
        swishBackward(pass.pooled, backward(stop_, weights_.agent, swish(pass.pooled), dStop, gradient));
    std::vector<float> dAttention(pass.rows.size(), 0.0F);
    std::vector<float> dh2 = backward(score_, weights_.agent, pass.h2, dScores, gradient);
    for (std::size_t r = 0; r < pass.rows.size(); ++r)
        for (std::size_t i = 0; i < hidden; ++i) {
            dAttention[r] += pass.h2[r * hidden + i] * dPooled[i];
            dh2[r * hidden + i] += pass.attention[r] * dPooled[i];
        }
    addTo(dh2, backward(attention_, weights_.agent, pass.h2, softmaxBackward(pass.attention, dAttention), gradient));
    std::vector<float> dh1 =
        swishBackward(pass.h1, backward(secondBlock_, weights_.agent, swish(pass.h1), dh2, gradient));
    addTo(dh1, dh2);
    std::vector<float> dh0 =
        swishBackward(pass.h0, backward(firstBlock_, weights_.agent, swish(pass.h0), dh1, gradient));
    addTo(dh0, dh1);
    backward(seed_, weights_.agent, pass.seedSignal, dh0, gradient);
    backward(node_, weights_.agent, pass.chosenSignal, dh0, gradient);
    const std::size_t width = graph.featureCount();
    std::vector<float> inputs;
    for (const std::size_t row : pass.rows)
        inputs.insert(inputs.end(), graph.features.data() + row * width, graph.features.data() + (row + 1) * width);
    backward(attribute_, weights_.agent, inputs, dh0, gradient);
}

}  // namespace fusescope
