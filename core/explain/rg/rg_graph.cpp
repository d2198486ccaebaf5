// SPDX-License-Identifier: Apache-2.0
#include "core/explain/rg/rg_graph.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <span>

namespace fusescope {
namespace {

constexpr int kSpreads = 3;
constexpr double kSpreadShare = 0.85;

}  // namespace

std::vector<float> diffusionOf(const std::vector<std::vector<std::size_t>>& neighbours) {
    const std::size_t nodes = neighbours.size();
    std::vector<double> now(nodes * nodes, 0.0);
    for (std::size_t v = 0; v < nodes; ++v) now[v * nodes + v] = 1;
    for (int spread = 0; spread < kSpreads; ++spread) {
        std::vector<double> next(nodes * nodes, 0.0);
        for (std::size_t v = 0; v < nodes; ++v) {
            for (const std::size_t u : neighbours[v]) {
                const double share = kSpreadShare / std::sqrt(static_cast<double>(neighbours[v].size()) *
                                                              static_cast<double>(neighbours[u].size()));
                for (std::size_t s = 0; s < nodes; ++s) next[v * nodes + s] += share * now[u * nodes + s];
            }
            next[v * nodes + v] += 1 - kSpreadShare;
        }
        now = std::move(next);
    }
    return {now.begin(), now.end()};
}

RgGraph rgGraphOf(const GnnGraph& batch, const GnnActivations& activations, std::size_t graph) {
    const auto nodeBegin = static_cast<std::size_t>(batch.nodeStarts[graph]);
    const auto nodeEnd = static_cast<std::size_t>(batch.nodeStarts[graph + 1]);
    RgGraph result;
    result.nodes = nodeEnd - nodeBegin;
    result.neighbours.resize(result.nodes);
    for (auto e = static_cast<std::size_t>(batch.edgeStarts[graph]);
         e < static_cast<std::size_t>(batch.edgeStarts[graph + 1]); ++e) {
        const std::size_t from = static_cast<std::size_t>(batch.sources[e]) - nodeBegin;
        const std::size_t to = static_cast<std::size_t>(batch.targets[e]) - nodeBegin;
        result.edges.emplace_back(from, to);
        result.neighbours[from].push_back(to);
        result.neighbours[to].push_back(from);
    }
    for (auto& list : result.neighbours) {
        std::sort(list.begin(), list.end());
        list.erase(std::unique(list.begin(), list.end()), list.end());
    }
    result.diffusion = diffusionOf(result.neighbours);
    const auto width = static_cast<std::size_t>(batch.featureCount);
    result.features.assign(batch.features.data() + nodeBegin * width, batch.features.data() + nodeEnd * width);
    const std::vector<float>& last = activations.layers.back();
    const std::size_t hidden = last.size() / batch.nodeCount();
    std::vector<double> sum(hidden, 0.0);
    for (std::size_t i = nodeBegin * hidden; i < nodeEnd * hidden; ++i) {
        result.embeddings.push_back(std::log1p(last[i]));
        sum[i % hidden] += static_cast<double>(last[i]);
    }
    for (const double value : sum) result.graphEmbedding.push_back(static_cast<float>(std::log1p(value)));
    return result;
}

RgWalk::RgWalk(const RgGraph& graph, std::size_t seed)
    : graph_(graph), isChosen_(graph.nodes, 0), chosenSignal_(graph.nodes, 0.0F) {
    add(seed);
}

void RgWalk::add(std::size_t node) {
    assert(!isChosen_[node]);
    isChosen_[node] = 1;
    chosen_.push_back(node);
    for (std::size_t v = 0; v < graph_.nodes; ++v) chosenSignal_[v] += graph_.diffusion[node * graph_.nodes + v];
    std::erase(boundary_, node);
    for (const std::size_t next : graph_.neighbours[node]) {
        const auto place = std::lower_bound(boundary_.begin(), boundary_.end(), next);
        if (!isChosen_[next] && (place == boundary_.end() || *place != next)) boundary_.insert(place, next);
    }
}

std::span<const float> RgWalk::seedSignal() const {
    return std::span(graph_.diffusion).subspan(chosen_.front() * graph_.nodes, graph_.nodes);
}

int RgWalk::radius() const {
    std::vector<char> isReached(graph_.nodes, 0);
    std::vector<std::size_t> front{chosen_.front()};
    isReached[chosen_.front()] = 1;
    int depth = -1;
    for (; !front.empty(); ++depth) {
        std::vector<std::size_t> next;
        for (const std::size_t v : front)
            for (const std::size_t u : graph_.neighbours[v])
                if (isChosen_[u] && !isReached[u]) {
                    isReached[u] = 1;
                    next.push_back(u);
                }
        front = std::move(next);
    }
    return depth;
}

std::vector<std::size_t> RgWalk::insideEdges() const {
    std::vector<std::size_t> inside;
    for (std::size_t e = 0; e < graph_.edges.size(); ++e)
        if (isChosen_[graph_.edges[e].first] && isChosen_[graph_.edges[e].second]) inside.push_back(e);
    return inside;
}

}  // namespace fusescope
