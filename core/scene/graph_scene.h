// SPDX-License-Identifier: Apache-2.0
// The picture of an op graph, apart from any plan: cards and links at their places. Immutable; made once a layout.
#pragma once

#include <memory>
#include <vector>

#include "core/graph/op_graph.h"
#include "core/layout/graph_layout.h"
#include "core/scene/op_card.h"
#include "core/scene/rect_grid.h"

namespace fusescope {

/// All tensors from one op to another, drawn as one curve.
struct Link {
    OpId from;
    OpId to;
    std::int64_t elements = 0;  ///< of its tensors with a known shape
};

/// Distinct pairs of OpGraph::edges(), in their order: the edges of the layout.
std::vector<Link> links(const OpGraph& graph);

LayoutRequest layoutRequest(const OpGraph& graph, Orientation orientation);

struct GraphScene {
    std::shared_ptr<const OpGraph> graph;
    GraphLayout layout;
    std::vector<OpCard> cards;  ///< [ops]
    std::vector<Rect> boxes;    ///< [ops]
    std::vector<Link> links;    ///< [links], as layout.curves
    RectGrid cardGrid;          ///< of boxes
    RectGrid linkGrid;          ///< of the boxes around the curves

    const Rect& box(OpId op) const { return boxes[op.index()]; }
    /// Index into `links`; -1 if `to` does not read `from`. O(log links).
    int linkBetween(OpId from, OpId to) const;
};

/// `layout` must answer layoutRequest(*graph, …).
std::shared_ptr<const GraphScene> makeGraphScene(std::shared_ptr<const OpGraph> graph, GraphLayout layout);

}  // namespace fusescope
