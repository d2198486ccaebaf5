// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "core/base/bytes.h"
#include "core/scene/draw_layers.h"

namespace fusescope {
namespace {

constexpr double kInnerWidth = 1.3;
constexpr double kSteppedBackWidth = 2;
constexpr double kWidthStep = 0.5;  // few widths, few batches
constexpr double kFadedOpacity = 0.35;
constexpr double kFarOpacity = 0.4, kBlocksOpacity = 0.65;
constexpr double kShortestPixels = 16, kShortestInnerPixels = 5;

bool isFaded(const DrawContext& context, const Link& link) {
    const auto& emphasised = context.view.emphasised;
    return emphasised && !(emphasised->contains(link.from) && emphasised->contains(link.to));
}

double linkBytes(const Link& link, const PlanScene& plan) {
    return static_cast<double>(link.elements) * plan.view.activationBits / 8;
}

/// From afar what joins ops of a group and is no longer than a few pixels is noise, and from very far all but long
/// links between groups.
bool isWorthALine(const DrawContext& context, int index, bool isCrossing) {
    const Rect& box = context.scene.linkGrid.rect(index);
    const double length = std::max(box.width(), box.height());
    if (context.detail == Detail::Blocks) return isCrossing || length > context.pixels(kShortestInnerPixels);
    return (isCrossing || !context.plan) && length > context.pixels(kShortestPixels);
}

/// Negative: the overlay says nothing of the link.
double scoreOf(const DrawContext& context, int index) {
    const Overlay* const overlay = context.view.overlay.get();
    return overlay && !overlay->links.empty() ? overlay->links[static_cast<std::size_t>(index)] : -1;
}

/// 0: not picked; negative: the overlay picks none at all.
int rankOf(const DrawContext& context, int index) {
    const Overlay* const overlay = context.view.overlay.get();
    return overlay && !overlay->ranks.empty() ? overlay->ranks[static_cast<std::size_t>(index)] : -1;
}

/// Nothing: the link is left out at this distance.
std::optional<ShapeStyle> linkStyle(const DrawContext& context, int index, bool isCrossing) {
    const Link& link = context.scene.links[static_cast<std::size_t>(index)];
    ShapeStyle style;
    style.stroke = isCrossing ? ColorRole::CrossingEdge : ColorRole::Edge;
    double width = isCrossing ? crossingWidth(linkBytes(link, *context.plan)) : kInnerWidth;
    if (const double score = scoreOf(context, index); score >= 0) {
        style.stroke = importanceRole(score);
        width = rankOf(context, index) == 0 ? kSteppedBackWidth : 2 + 4.5 * std::min(score, 1.0);
    }
    style.strokeWidth = context.lineWidth(width);
    if (isFaded(context, link)) style.opacity = kFadedOpacity;
    if (context.detail > Detail::Blocks) return style;
    if (!isWorthALine(context, index, isCrossing)) return std::nullopt;
    style.opacity *= context.detail == Detail::Hulls ? kFarOpacity : kBlocksOpacity;
    style.edges = Edges::Crisp;  // thousands of lines of one pixel
    style.strokeWidth = context.pixels(1);
    return style;
}

/// Bright scores would vanish on a bright canvas and dark ones on a dark one: a line of the text colour around them.
void drawCasing(const DrawContext& context, const Curve& curve, const ShapeStyle& line) {
    ShapeStyle casing = line;
    casing.stroke = ColorRole::Text;
    casing.opacity = line.opacity * 0.7;
    casing.strokeWidth += context.lineWidth(1.2);
    addCurve(context.out.path(DrawListBuilder::LinkCasings, casing), curve, context.detail);
}

Point middleOf(const Curve& curve) {
    const std::size_t piece = (curve.size() - 1) / 3 / 2 * 3;
    return bezierPoint(curve[piece], curve[piece + 1], curve[piece + 2], curve[piece + 3], 0.5);
}

/// The rank of a picked link in the middle of its curve.
void drawRank(const DrawContext& context, const Curve& curve, int rank) {
    constexpr double kRadiusPixels = 8.5, kMostRadius = 11, kFontPart = 1.15;
    const double radius = std::min(context.pixels(kRadiusPixels), kMostRadius);
    const Point at = middleOf(curve);
    ShapeStyle badge;
    badge.fill = ColorRole::Text;
    badge.stroke = ColorRole::Panel;
    badge.strokeWidth = context.pixels(1);
    badge.radius = radius;
    context.out.rect(DrawListBuilder::Badges, badge, rectAround(at, {2 * radius, 2 * radius}));
    const double size = radius * kFontPart;
    context.out.text(DrawListBuilder::BadgeTexts, {size, FontWeight::Bold, ColorRole::Panel, Anchor::Middle},
                     {{at.x, at.y + size * 0.36}, std::to_string(rank), 0});
}

void drawLink(const DrawContext& context, int index) {
    const auto at = static_cast<std::size_t>(index);
    const bool isCrossing = context.plan && context.plan->isCrossing(context.scene.links[at]);
    const auto style = linkStyle(context, index, isCrossing);
    if (!style) return;
    const auto layer = isCrossing ? DrawListBuilder::CrossingLinks : DrawListBuilder::Links;
    const Curve& curve = context.scene.layout.curves[at];
    addCurve(context.out.path(layer, *style), curve, context.detail);
    if (scoreOf(context, index) < 0 || context.detail <= Detail::Blocks) return;
    drawCasing(context, curve, *style);
    if (const int rank = rankOf(context, index); rank > 0 && context.detail > Detail::Cards)
        drawRank(context, curve, rank);
}

}  // namespace

void drawLinkLabel(const DrawContext& context, int index) {
    if (!context.plan || context.detail < Detail::Kinds) return;
    const auto at = static_cast<std::size_t>(index);
    const Link& link = context.scene.links[at];
    if (link.elements == 0) return;
    const bool isCrossing = context.plan->isCrossing(link);
    const std::string bytes =
        formatDecimalBytes(static_cast<std::int64_t>(std::llround(linkBytes(link, *context.plan))));
    const std::string text = isCrossing ? bytes + " DRAM" : bytes;
    constexpr double kFontPixels = 10, kHeightPixels = 17, kPaddingPixels = 6;
    const double size = context.pixels(kFontPixels);
    const Point middle = middleOf(context.scene.layout.curves[at]);
    const Size room{textWidth(text, size, FontWeight::Bold) + 2 * context.pixels(kPaddingPixels),
                    context.pixels(kHeightPixels)};
    ShapeStyle card;
    card.fill = ColorRole::Panel;
    card.stroke = isCrossing ? ColorRole::CrossingEdge : ColorRole::Border;
    card.strokeWidth = context.pixels(1);
    card.radius = context.pixels(5);
    context.out.rect(DrawListBuilder::CutLabels, card, rectAround(middle, room));
    context.out.text(DrawListBuilder::CutTexts,
                     {size, FontWeight::Bold, isCrossing ? ColorRole::Text : ColorRole::Muted, Anchor::Middle},
                     {{middle.x, middle.y + size * 0.36}, text, 0});
}

std::vector<int> linksOf(const GraphScene& scene, OpId op) {
    std::vector<int> found;
    for (const OpId before : scene.graph->predecessors(op)) found.push_back(scene.linkBetween(before, op));
    for (const OpId after : scene.graph->successors(op)) found.push_back(scene.linkBetween(op, after));
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

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
