// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "core/scene/draw_layers.h"

namespace fusescope {
namespace {

constexpr double kInnerWidth = 1.3;
constexpr double kWidthStep = 0.5;  // few widths, few batches
constexpr double kFadedOpacity = 0.22;
constexpr double kFarOpacity = 0.4;
constexpr double kShortestPixels = 16;

bool isFaded(const DrawContext& context, const Link& link) {
    const auto& emphasised = context.view.emphasised;
    return emphasised && !(emphasised->contains(link.from) && emphasised->contains(link.to));
}

double linkBytes(const Link& link, const PlanScene& plan) {
    return static_cast<double>(link.elements) * plan.view.activationBits / 8;
}

/// From very far only long links between groups are more than noise.
bool isWorthALine(const DrawContext& context, int index, bool isCrossing) {
    const Rect& box = context.scene.linkGrid.rect(index);
    return (isCrossing || !context.plan) && std::max(box.width(), box.height()) > context.pixels(kShortestPixels);
}

/// Nothing: the link is left out at this distance.
std::optional<ShapeStyle> linkStyle(const DrawContext& context, int index, bool isCrossing) {
    const Link& link = context.scene.links[static_cast<std::size_t>(index)];
    ShapeStyle style;
    style.stroke = isCrossing ? ColorRole::CrossingEdge : ColorRole::Edge;
    double width = isCrossing ? crossingWidth(linkBytes(link, *context.plan)) : kInnerWidth;
    if (const Overlay* const overlay = context.view.overlay.get(); overlay && !overlay->links.empty()) {
        const double score = overlay->links[static_cast<std::size_t>(index)];
        if (score >= 0) {
            style.stroke = importanceRole(score);
            width = 1.5 + 4.5 * std::min(score, 1.0);
        }
    }
    style.strokeWidth = context.lineWidth(width);
    if (isFaded(context, link)) style.opacity = kFadedOpacity;
    if (context.detail > Detail::Blocks) return style;
    if (context.detail == Detail::Hulls && !isWorthALine(context, index, isCrossing)) return std::nullopt;
    style.opacity *= context.detail == Detail::Hulls ? kFarOpacity : 1;
    style.edges = Edges::Crisp;  // thousands of lines of one pixel
    style.strokeWidth = context.pixels(1);
    return style;
}

void drawLink(const DrawContext& context, int index) {
    const auto at = static_cast<std::size_t>(index);
    const bool isCrossing = context.plan && context.plan->isCrossing(context.scene.links[at]);
    const auto style = linkStyle(context, index, isCrossing);
    if (!style) return;
    const auto layer = isCrossing ? DrawListBuilder::CrossingLinks : DrawListBuilder::Links;
    addCurve(context.out.path(layer, *style), context.scene.layout.curves[at], context.detail);
}

}  // namespace

double crossingWidth(double bytes) {
    const double doublings = std::log2(std::max(bytes, 1024.0) / 1024);
    const double width = 1.5 + std::min(doublings, 14.0) * 0.27;
    return std::round(width / kWidthStep) * kWidthStep;
}

void addCurve(Path& path, const Curve& curve, Detail detail) {
    path.beginFigure();
    path.moveTo(curve.front());
    for (std::size_t i = 0; i + 3 < curve.size(); i += 3) {
        if (detail <= Detail::Blocks)
            path.lineTo(curve[i + 3]);
        else
            path.cubicTo(curve[i + 1], curve[i + 2], curve[i + 3]);
    }
}

void drawLinks(const DrawContext& context) {
    if (context.view.scale < 0.02) return;
    context.scene.linkGrid.forEach(context.view.visible, [&](int index) { drawLink(context, index); });
}

}  // namespace fusescope
