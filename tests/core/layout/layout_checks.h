// SPDX-License-Identifier: Apache-2.0
// Graphs to lay out, and what must hold for every layout.
#pragma once

#include <algorithm>
#include <cmath>
#include <string>

#include "core/base/random.h"
#include "core/layout/graph_layout.h"

namespace fusescope::test {

inline LayoutRequest boxes(int count) {
    LayoutRequest request;
    request.nodes.assign(static_cast<std::size_t>(count), Size{124, 38});
    return request;
}

inline LayoutRequest chain(int count) {
    LayoutRequest request = boxes(count);
    for (int i = 0; i + 1 < count; ++i) request.edges.push_back({i, i + 1});
    return request;
}

/// Blocks of three ops with a skip around them, as in ResNet.
inline LayoutRequest residualNet(int blocks) {
    LayoutRequest request = boxes(blocks * 4 + 1);
    for (int block = 0; block < blocks; ++block) {
        const int first = block * 4;
        for (int i = 0; i < 4; ++i) request.edges.push_back({first + i, first + i + 1});
        request.edges.push_back({first, first + 4});
    }
    return request;
}

/// Dense blocks as in DenseNet-121: every layer of a block reads the outputs of all layers before it.
inline LayoutRequest denseNet() {
    LayoutRequest request = boxes(1);
    const auto add = [&](std::vector<int> inputs) {
        const int node = static_cast<int>(request.nodes.size());
        request.nodes.push_back({124, 38});
        for (const int input : inputs) request.edges.push_back({input, node});
        return node;
    };
    int last = 0;
    for (const int layers : {6, 12, 24, 16}) {
        std::vector<int> features{last};
        for (int layer = 0; layer < layers; ++layer) {
            int op = features.size() > 1 ? add(features) : features.front();  // Concat
            for (int i = 0; i < 5; ++i) op = add({op});                       // BN Relu Conv Relu Conv
            features.push_back(op);
        }
        last = add(features);
        for (int i = 0; i < 4; ++i) last = add({last});  // BN Relu Conv AveragePool
    }
    return request;
}

/// Any DAG: edges go forward, at most `reach` far.
inline LayoutRequest randomGraph(int nodes, int edges, int reach, std::uint64_t seed) {
    Random random(seed);
    LayoutRequest request = boxes(nodes);
    for (Size& size : request.nodes)
        size = {40 + 20.0 * static_cast<double>(random.below(8)), 20 + 4.0 * static_cast<double>(random.below(8))};
    for (int i = 0; i < edges; ++i) {
        const auto from = static_cast<int>(random.below(nodes - 1));
        const auto to = from + 1 + static_cast<int>(random.below(std::min(reach, nodes - 1 - from)));
        request.edges.push_back({from, to});
    }
    return request;
}

inline bool isOn(Point p, const Rect& box) {
    constexpr double kSlack = 0.1;
    return box.inflated(kSlack).contains(p) && !box.inflated(-kSlack).contains(p);
}

/// The first law that `layout` breaks, in words; empty if it keeps them all.
inline std::string brokenLaw(const LayoutRequest& request, const GraphLayout& layout) {
    std::vector<Rect> rects;
    for (std::size_t i = 0; i < request.nodes.size(); ++i)
        rects.push_back(rectAround(layout.centers[i], request.nodes[i]));
    for (const Rect& rect : rects)
        if (!layout.bounds.inflated(0.1).contains(rect)) return "a node lies outside the bounds";
    for (std::size_t i = 0; i < request.edges.size(); ++i) {
        const LayoutEdge edge = request.edges[i];
        const Curve& curve = layout.curves[i];
        const std::string name = std::to_string(edge.from) + " > " + std::to_string(edge.to);
        if (curve.size() < 4 || curve.size() % 3 != 1) return "no curve: " + name;
        const Rect& from = rects[static_cast<std::size_t>(edge.from)];
        const Rect& to = rects[static_cast<std::size_t>(edge.to)];
        if (!isOn(curve.front(), from) || !isOn(curve.back(), to)) return "the curve does not join its ends: " + name;
        const bool isForward =
            layout.orientation == Orientation::TopToBottom ? from.bottom < to.top : from.right < to.left;
        if (!isForward) return "against the flow: " + name;
    }
    std::vector<std::size_t> byTop(rects.size());
    for (std::size_t i = 0; i < byTop.size(); ++i) byTop[i] = i;
    std::sort(byTop.begin(), byTop.end(), [&](auto a, auto b) { return rects[a].top < rects[b].top; });
    for (std::size_t i = 0; i < byTop.size(); ++i)
        for (std::size_t j = i + 1; j < byTop.size() && rects[byTop[j]].top < rects[byTop[i]].bottom; ++j)
            if (rects[byTop[i]].intersects(rects[byTop[j]]))
                return "nodes overlap: " + std::to_string(byTop[i]) + " and " + std::to_string(byTop[j]);
    return {};
}

}  // namespace fusescope::test
