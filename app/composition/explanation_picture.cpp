// SPDX-License-Identifier: Apache-2.0
#include "app/composition/explanation_picture.h"

#include <algorithm>

#include "core/base/formatted.h"
#include "core/graph/induced_graph.h"
#include "core/io/svg_writer.h"
#include "core/scene/draw_scene.h"
#include "core/scene/graph_scene.h"

namespace fusescope {
namespace {

constexpr double kLegendGap = 16;

/// Scores and ranks of the links of `scene`, whose ops are those of the explanation in their order.
ScaledOverlay overlayOf(const GraphScene& scene, const Explanation& explanation) {
    const auto placeOf = [&](OpId op) {
        const auto found = std::lower_bound(explanation.ops.begin(), explanation.ops.end(), op);
        return OpId(static_cast<std::int32_t>(found - explanation.ops.begin()));
    };
    const auto linkOf = [&](const OpPair& edge) {
        return static_cast<std::size_t>(scene.linkBetween(placeOf(edge.first), placeOf(edge.second)));
    };
    OverlayValues values{{}, std::vector<double>(scene.links.size(), 0)};
    for (std::size_t e = 0; e < explanation.edges.size(); ++e)
        values.links[linkOf(explanation.edges[e])] = static_cast<double>(explanation.edgeScores[e]);
    ScaledOverlay scaled = scaledOverlay(values, OverlayRange::Fitted, OverlaySpacing::Linear);
    scaled.overlay.ranks.assign(scene.links.size(), 0);
    int rank = 0;
    for (const std::size_t e : explanation.selected) scaled.overlay.ranks[linkOf(explanation.edges[e])] = ++rank;
    return scaled;
}

}  // namespace

std::optional<std::string> explanationPicture(const OpGraph& graph, const Explanation& explanation, Legend legend,
                                              const Theme& theme, RunControl& control) {
    const auto group = inducedGraph(graph, explanation.ops);
    auto layout = layoutGraph(layoutRequest(*group, Orientation::TopToBottom), control);
    if (!layout) return std::nullopt;
    const auto scene = makeGraphScene(group, *std::move(layout));
    ViewState view = wholeView(*scene, nullptr);
    ScaledOverlay scaled = overlayOf(*scene, explanation);
    legend.low = formatted("%.3g", scaled.low);
    legend.high = formatted("%.3g", scaled.high);
    view.overlay = std::make_shared<const Overlay>(std::move(scaled.overlay));
    DrawList list = drawScene(*scene, nullptr, view);
    const Size size = legendSize(legend);
    const Point corner{view.visible.left + kLegendGap, view.visible.top - size.height - kLegendGap};
    const DrawList card = drawLegend(legend, corner);
    list.batches.insert(list.batches.end(), card.batches.begin(), card.batches.end());
    const Rect page =
        view.visible.united({corner.x, corner.y, corner.x + size.width, corner.y + size.height}).inflated(kLegendGap);
    return svgText(list, theme, {page, legend.title, "solution edges carry their rank"});
}

}  // namespace fusescope
