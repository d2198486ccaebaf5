// SPDX-License-Identifier: Apache-2.0
#include "core/layout/pieces.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

#include "core/graph/traversal.h"

namespace fusescope {
namespace {

using Lists = std::vector<std::vector<int>>;

std::size_t at(int index) { return static_cast<std::size_t>(index); }

/// Distinct producers of each node, the end of the longest branch first.
Lists predecessorLists(const LayoutRequest& request) {
    Lists lists(request.nodes.size());
    for (const LayoutEdge& edge : request.edges) {
        assert(0 <= edge.from && edge.from < edge.to && at(edge.to) < lists.size());
        lists[at(edge.to)].push_back(edge.from);
    }
    std::vector<int> depth(lists.size(), 0);
    for (std::size_t node = 0; node < lists.size(); ++node) {
        auto& list = lists[node];
        for (const int before : list) depth[node] = std::max(depth[node], depth[at(before)] + 1);
        const auto isDeeper = [&](int a, int b) { return std::pair(-depth[at(a)], a) < std::pair(-depth[at(b)], b); };
        std::sort(list.begin(), list.end(), isDeeper);
        list.erase(std::unique(list.begin(), list.end()), list.end());
    }
    return lists;
}

/// Appends `sink` and what it needs, producers first, so that a side input stands right before its reader.
void appendWithProducers(int sink, const Lists& predecessors, std::vector<bool>& seen, std::vector<int>& order) {
    struct Visit {
        int node;
        std::size_t next;
    };
    std::vector<Visit> stack{{sink, 0}};
    seen[at(sink)] = true;
    while (!stack.empty()) {
        const int node = stack.back().node;
        if (stack.back().next == predecessors[at(node)].size()) {
            order.push_back(node);
            stack.pop_back();
            continue;
        }
        const int before = predecessors[at(node)][stack.back().next++];
        if (seen[at(before)]) continue;
        seen[at(before)] = true;
        stack.push_back({before, 0});
    }
}

/// A topological order in which every branch is contiguous: it leaves the most places one node wide.
std::vector<int> compactOrder(const Lists& predecessors) {
    std::vector<bool> hasReader(predecessors.size(), false);
    for (const auto& list : predecessors)
        for (const int node : list) hasReader[at(node)] = true;
    std::vector<bool> seen(predecessors.size(), false);
    std::vector<int> order;
    order.reserve(predecessors.size());
    for (int node = 0; at(node) < predecessors.size(); ++node)
        if (!hasReader[at(node)]) appendWithProducers(node, predecessors, seen, order);
    return order;
}

/// Positions in `order` where the graph is one node wide. A branch that begins or ends between two of them belongs to
/// the piece around it, as if an edge tied it to its neighbour in the order.
std::vector<int> cutPositions(const Lists& predecessors, const std::vector<int>& order) {
    std::vector<int> position(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) position[at(order[i])] = static_cast<int>(i);
    Lists successors(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        for (const int before : predecessors[at(order[i])])
            successors[at(position[at(before)])].push_back(static_cast<int>(i));
        if (i > 0 && predecessors[at(order[i])].empty()) successors[i - 1].push_back(static_cast<int>(i));
    }
    for (std::size_t i = 0; i + 1 < order.size(); ++i)
        if (successors[i].empty()) successors[i].push_back(static_cast<int>(i + 1));
    return seriesNodes(successors);
}

/// Marks the links of a longest path from the first to the last node of the piece.
void markSpine(Piece& piece) {
    constexpr int kUnreached = -1;
    std::vector<int> length(piece.nodes.size(), kUnreached);
    std::vector<int> arrival(piece.nodes.size(), -1);  // the link a longest path arrives by
    length.front() = 0;
    for (std::size_t i = 0; i < piece.links.size(); ++i) {  // sorted by `from`, and nodes are in topological order
        const auto& link = piece.links[i];
        if (length[at(link.from)] == kUnreached || length[at(link.from)] + 1 <= length[at(link.to)]) continue;
        length[at(link.to)] = length[at(link.from)] + 1;
        arrival[at(link.to)] = static_cast<int>(i);
    }
    for (int link = arrival.back(); link >= 0; link = arrival[at(piece.links[at(link)].from)])
        piece.links[at(link)].isSpine = true;
}

struct PlacedEdge {
    int from = 0;  // positions in the compact order
    int to = 0;
    int edge = 0;
    friend auto operator<=>(const PlacedEdge&, const PlacedEdge&) = default;
};

std::vector<PlacedEdge> edgesByPosition(const LayoutRequest& request, const std::vector<int>& order) {
    std::vector<int> position(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) position[at(order[i])] = static_cast<int>(i);
    std::vector<PlacedEdge> edges;
    edges.reserve(request.edges.size());
    for (std::size_t i = 0; i < request.edges.size(); ++i)
        edges.push_back({position[at(request.edges[i].from)], position[at(request.edges[i].to)], static_cast<int>(i)});
    std::sort(edges.begin(), edges.end());
    return edges;
}

void addLink(Piece& piece, PieceOrigin& origin, const PlacedEdge& edge, int firstPosition) {
    const Piece::Link link{edge.from - firstPosition, edge.to - firstPosition, false};
    const bool isRepeat =
        !piece.links.empty() && piece.links.back().from == link.from && piece.links.back().to == link.to;
    if (!isRepeat) {
        piece.links.push_back(link);
        origin.edges.emplace_back();
    }
    origin.edges.back().push_back(edge.edge);
}

void widen(Rect& bounds, Point p) { bounds = bounds.united({p.x, p.y, p.x, p.y}); }

Rect boundsOf(const LayoutRequest& request, const GraphLayout& layout) {
    constexpr double kFar = std::numeric_limits<double>::infinity();
    if (layout.centers.empty()) return {};
    Rect bounds{kFar, kFar, -kFar, -kFar};
    for (std::size_t i = 0; i < layout.centers.size(); ++i)
        bounds = bounds.united(rectAround(layout.centers[i], request.nodes[i]));
    for (const Curve& curve : layout.curves)
        for (const Point p : curve) widen(bounds, p);
    return bounds;
}

template <class Change>
void changeAll(GraphLayout& layout, Change&& change) {
    for (Point& p : layout.centers) p = change(p);
    for (Curve& curve : layout.curves)
        for (Point& p : curve) p = change(p);
}

}  // namespace

Decomposition cutIntoPieces(const LayoutRequest& request) {
    if (request.nodes.empty()) return {};
    const Lists predecessors = predecessorLists(request);
    const std::vector<int> order = compactOrder(predecessors);
    std::vector<int> cuts = cutPositions(predecessors, order);
    const int last = static_cast<int>(order.size()) - 1;
    if (cuts.empty() || cuts.front() != 0) cuts.insert(cuts.begin(), 0);
    if (cuts.back() != last || cuts.size() == 1) cuts.push_back(last);
    const bool isSideways = request.orientation == Orientation::LeftToRight;

    Decomposition parts;
    const std::vector<PlacedEdge> edges = edgesByPosition(request, order);
    auto edge = edges.begin();
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
        Piece piece;
        PieceOrigin origin;
        piece.sharesFirst = i > 0;
        piece.sharesLast = i + 2 < cuts.size();
        const int end = std::max(cuts[i + 1], cuts[i]);
        for (int position = cuts[i]; position <= end; ++position) {
            const int node = order[at(position)];
            const Size size = request.nodes[at(node)];
            piece.nodes.push_back(isSideways ? Size{size.height, size.width} : size);
            origin.nodes.push_back(node);
        }
        for (; edge != edges.end() && edge->from < end; ++edge) addLink(piece, origin, *edge, cuts[i]);
        markSpine(piece);
        parts.pieces.push_back(std::move(piece));
        parts.origins.push_back(std::move(origin));
    }
    return parts;
}

GraphLayout stackPieces(const LayoutRequest& request, const Decomposition& parts,
                        const std::vector<PlacedPiece>& placed) {
    GraphLayout layout;
    layout.orientation = request.orientation;
    layout.centers.resize(request.nodes.size());
    layout.curves.resize(request.edges.size());
    for (std::size_t i = 0; i < placed.size(); ++i) {
        const PieceOrigin& origin = parts.origins[i];
        const Point from = placed[i].centers.front();
        const Point to = parts.pieces[i].sharesFirst ? layout.centers[at(origin.nodes.front())] : from;
        const auto move = [&](Point p) { return Point{p.x + to.x - from.x, p.y + to.y - from.y}; };
        for (std::size_t n = 0; n < origin.nodes.size(); ++n)
            layout.centers[at(origin.nodes[n])] = move(placed[i].centers[n]);
        for (std::size_t link = 0; link < origin.edges.size(); ++link) {
            Curve curve = placed[i].curves[link];
            for (Point& p : curve) p = move(p);
            for (const int edge : origin.edges[link]) layout.curves[at(edge)] = curve;
        }
    }
    if (request.orientation == Orientation::LeftToRight) changeAll(layout, [](Point p) { return Point{p.y, p.x}; });
    const Rect bounds = boundsOf(request, layout);
    changeAll(layout, [&](Point p) { return Point{p.x - bounds.left, p.y - bounds.top}; });
    layout.bounds = {0, 0, bounds.width(), bounds.height()};
    return layout;
}

bool isUsable(const Piece& piece, const PlacedPiece& placed) {
    constexpr double kSlack = 0.5;
    if (placed.centers.size() != piece.nodes.size() || placed.curves.size() != piece.links.size()) return false;
    const auto isFinite = [](Point p) { return std::isfinite(p.x) && std::isfinite(p.y); };
    if (!std::all_of(placed.centers.begin(), placed.centers.end(), isFinite)) return false;
    for (const Curve& curve : placed.curves)
        if (curve.size() < 4 || curve.size() % 3 != 1 || !std::all_of(curve.begin(), curve.end(), isFinite))
            return false;
    const double ceiling = placed.centers.front().y + piece.nodes.front().height / 2 - kSlack;
    const double floor = placed.centers.back().y - piece.nodes.back().height / 2 + kSlack;
    for (std::size_t i = 0; i < piece.nodes.size(); ++i) {
        const Rect box = rectAround(placed.centers[i], piece.nodes[i]);
        if (piece.sharesFirst && i > 0 && box.top < ceiling) return false;
        if (piece.sharesLast && i + 1 < piece.nodes.size() && box.bottom > floor) return false;
    }
    return true;
}

}  // namespace fusescope
