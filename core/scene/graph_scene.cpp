// SPDX-License-Identifier: Apache-2.0
#include "core/scene/graph_scene.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace fusescope {
namespace {

Rect boxOf(const Curve& curve) {
    Rect box{curve.front().x, curve.front().y, curve.front().x, curve.front().y};
    for (const Point p : curve) box = box.united({p.x, p.y, p.x, p.y});
    return box.inflated(1);  // a straight line has no area of its own
}

std::vector<OpCard> cardsOf(const OpGraph& graph) {
    std::vector<OpCard> cards;
    cards.reserve(static_cast<std::size_t>(graph.opCount()));
    for (int op = 0; op < graph.opCount(); ++op) cards.push_back(opCard(graph, OpId(op)));
    return cards;
}

}  // namespace

std::vector<Link> links(const OpGraph& graph) {
    std::vector<Link> result;
    for (const Edge& edge : graph.edges()) {
        const bool isSamePair =
            !result.empty() && result.back().from == edge.producer && result.back().to == edge.consumer;
        if (!isSamePair) result.push_back({edge.producer, edge.consumer, 0});
        result.back().elements += elementCount(graph.tensor(edge.tensor)).value_or(0);
    }
    return result;
}

int GraphScene::linkBetween(OpId from, OpId to) const {
    const auto isBefore = [](const Link& link, const std::pair<OpId, OpId>& ends) {
        return std::pair(link.from, link.to) < ends;
    };
    const auto found = std::lower_bound(links.begin(), links.end(), std::pair(from, to), isBefore);
    const bool isThere = found != links.end() && found->from == from && found->to == to;
    return isThere ? static_cast<int>(found - links.begin()) : -1;
}

LayoutRequest layoutRequest(const OpGraph& graph, Orientation orientation) {
    LayoutRequest request;
    request.orientation = orientation;
    if (orientation == Orientation::LeftToRight) request.nodeSeparation = 36;  // labels stand above their hull
    for (const OpCard& card : cardsOf(graph)) request.nodes.push_back(cardSize(card));
    for (const Link& link : links(graph)) request.edges.push_back({link.from.value(), link.to.value()});
    return request;
}

std::shared_ptr<const GraphScene> makeGraphScene(std::shared_ptr<const OpGraph> graph, GraphLayout layout) {
    auto scene = std::make_shared<GraphScene>();
    scene->cards = cardsOf(*graph);
    scene->links = links(*graph);
    assert(layout.centers.size() == scene->cards.size() && layout.curves.size() == scene->links.size());
    for (std::size_t op = 0; op < scene->cards.size(); ++op)
        scene->boxes.push_back(rectAround(layout.centers[op], cardSize(scene->cards[op])));
    std::vector<Rect> linkBoxes;
    for (const Curve& curve : layout.curves) linkBoxes.push_back(boxOf(curve));
    scene->cardGrid = RectGrid(scene->boxes);
    scene->linkGrid = RectGrid(std::move(linkBoxes));
    scene->graph = std::move(graph);
    scene->layout = std::move(layout);
    return scene;
}

}  // namespace fusescope
