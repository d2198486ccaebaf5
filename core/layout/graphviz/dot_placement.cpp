// SPDX-License-Identifier: Apache-2.0
#include "core/layout/graphviz/dot_placement.h"

#include <gvc.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <clocale>
#include <string>

namespace fusescope {
namespace {

// Given to the boxes instead of the space between them, so that links that pass side by side take less of it.
constexpr double kBoxMargin = 18;
constexpr double kPointsPerInch = 72;  // dot takes sizes in inches and answers in points; a pixel is a point here

struct GraphCloser {
    GVC_t* context;
    void operator()(Agraph_t* graph) const {
        gvFreeLayout(context, graph);
        agclose(graph);
    }
};
using GraphHandle = std::unique_ptr<Agraph_t, GraphCloser>;

void set(void* object, const char* name, const char* value) {
    // Graphviz 2.42 takes char* and copies.
    agsafeset(object, const_cast<char*>(name), const_cast<char*>(value), const_cast<char*>(""));
}

void setInches(void* object, const char* name, double pixels) {
    std::array<char, 64> text{};
    std::to_chars(text.data(), text.data() + text.size() - 1, pixels / kPointsPerInch, std::chars_format::fixed, 5);
    set(object, name, text.data());
}

Agraph_t* openGraph(double rankSeparation, double nodeSeparation) {
    Agraph_t* const graph = agopen(const_cast<char*>("piece"), Agdirected, nullptr);  // copied
    setInches(graph, "ranksep", rankSeparation);
    setInches(graph, "nodesep", std::max(nodeSeparation - kBoxMargin, 2.0));
    set(graph, "nslimit", "1");  // DenseNet-121: 1.3 s instead of 82 s
    set(graph, "mclimit", "0.1");
    return graph;
}

void addToRank(Agraph_t* graph, Agnode_t* node, const char* rank) {
    Agraph_t* const layer = agsubg(graph, const_cast<char*>(rank), 1);
    set(layer, "rank", rank);
    agsubnode(layer, node, 1);
}

std::vector<Agnode_t*> addNodes(Agraph_t* graph, const Piece& piece) {
    std::vector<Agnode_t*> nodes;
    for (const Size& size : piece.nodes) {
        Agnode_t* const node = agnode(graph, std::to_string(nodes.size()).data(), 1);
        set(node, "shape", "box");
        set(node, "label", "");
        set(node, "fixedsize", "true");
        setInches(node, "width", size.width + kBoxMargin);
        setInches(node, "height", size.height);
        nodes.push_back(node);
    }
    if (piece.sharesFirst) addToRank(graph, nodes.front(), "source");
    if (piece.sharesLast) addToRank(graph, nodes.back(), "sink");
    return nodes;
}

std::vector<Agedge_t*> addLinks(Agraph_t* graph, const Piece& piece, const std::vector<Agnode_t*>& nodes) {
    std::vector<Agedge_t*> edges;
    for (const auto& link : piece.links) {
        Agedge_t* const edge = agedge(graph, nodes[static_cast<std::size_t>(link.from)],
                                      nodes[static_cast<std::size_t>(link.to)], nullptr, 1);
        set(edge, "arrowhead", "none");
        set(edge, "tailport", "s");
        set(edge, "headport", "n");
        if (link.isSpine) set(edge, "weight", "100");
        edges.push_back(edge);
    }
    return edges;
}

/// dot's y points up.
Point flipped(pointf p) { return {p.x, -p.y}; }

Curve curveOf(Agedge_t* edge) {
    Curve curve;
    const splines* const spline = ED_spl(edge);
    if (spline == nullptr || spline->size < 1) return curve;
    const bezier& line = spline->list[0];
    for (int i = 0; i < line.size; ++i) curve.push_back(flipped(line.list[i]));
    return curve;
}

/// Between neighbouring layers nothing is in the way, and dot's curves overshoot.
Curve swing(Point start, Point end) {
    const double middle = (start.y + end.y) / 2;
    return {start, {start.x, middle}, {end.x, middle}, end};
}

Point bottomOf(Point center, Size size) { return {center.x, center.y + size.height / 2}; }
Point topOf(Point center, Size size) { return {center.x, center.y - size.height / 2}; }

}  // namespace

struct DotPlacement::Context {
    GVC_t* handle = nullptr;
};

DotPlacement::DotPlacement() : context_(std::make_unique<Context>()) {
    std::setlocale(LC_ALL, "C");  // dot reads and writes numbers with the locale's decimal sign
    agseterr(AGMAX);              // its warnings are of no use to the reader of our answer
    context_->handle = gvContext();
}

DotPlacement::~DotPlacement() { gvFreeContext(context_->handle); }

std::optional<PlacedPiece> DotPlacement::place(const Piece& piece, double rankSeparation, double nodeSeparation) {
    const GraphHandle graph(openGraph(rankSeparation, nodeSeparation), GraphCloser{context_->handle});
    const std::vector<Agnode_t*> nodes = addNodes(graph.get(), piece);
    const std::vector<Agedge_t*> edges = addLinks(graph.get(), piece, nodes);
    if (gvLayout(context_->handle, graph.get(), "dot") != 0) return std::nullopt;
    PlacedPiece placed;
    for (Agnode_t* const node : nodes) placed.centers.push_back(flipped(ND_coord(node)));
    for (std::size_t i = 0; i < edges.size(); ++i) {
        Curve curve = curveOf(edges[i]);
        if (curve.size() < 4) return std::nullopt;
        const auto from = static_cast<std::size_t>(piece.links[i].from);
        const auto to = static_cast<std::size_t>(piece.links[i].to);
        const Point start = bottomOf(placed.centers[from], piece.nodes[from]);
        const Point end = topOf(placed.centers[to], piece.nodes[to]);
        curve.front() = start;  // dot rounds to whole points
        curve.back() = end;
        const bool isToNextLayer = end.y - start.y < 1.5 * rankSeparation;
        placed.curves.push_back(isToNextLayer ? swing(start, end) : std::move(curve));
    }
    return placed;
}

}  // namespace fusescope
