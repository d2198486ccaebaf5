// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "core/scene/draw_layers.h"
#include "core/scene/group_label.h"

namespace fusescope {
namespace {

using Builder = DrawListBuilder;

constexpr double kLeastOutlinePixels = 8;

bool isTiny(const DrawContext& context, const GroupShape& shape) {
    return std::min(shape.box.width(), shape.box.height()) < context.pixels(kLeastOutlinePixels);
}

/// Corners of few pixels need not be round.
void appendSharp(Path& path, const Path& outline) {
    path.beginFigure();
    auto point = outline.points().begin();
    for (const Path::Verb verb : outline.verbs()) {
        if (verb == Path::Verb::Move) path.moveTo(*point++);
        if (verb == Path::Verb::Line) path.lineTo(*point++);
        if (verb == Path::Verb::Close) path.close();
        if (verb != Path::Verb::Cubic) continue;
        path.lineTo(*(point + 2));
        point += 3;
    }
}

/// From afar without smoothing; and a hull of one part or of few pixels is a rectangle: hundreds of them are painted in
/// one call.
void addHull(const DrawContext& context, Builder::Layer layer, ShapeStyle style, const GroupShape& shape) {
    if (context.detail > Detail::Blocks) return context.out.path(layer, style).append(shape.outline);
    style.edges = Edges::Crisp;
    if (isTiny(context, shape) || shape.parts.size() == 1)
        context.out.rect(layer, style, shape.box);
    else
        appendSharp(context.out.path(layer, style), shape.outline);
}

void drawHull(const DrawContext& context, const GroupShape& shape) {
    ShapeStyle style;
    style.fill = groupFillRole(shape.color);
    style.stroke = shape.fits ? groupOutlineRole(shape.color) : ColorRole::Bad;
    style.strokeWidth = context.lineWidth(shape.fits ? 1.4 : 2);
    style.line = shape.fits || context.detail == Detail::Hulls ? LineStyle::Solid : LineStyle::Dashed;
    addHull(context, Builder::Hulls, style, shape);
    if (shape.fits || isTiny(context, shape)) return;
    ShapeStyle hatch;
    hatch.fill = ColorRole::Bad;
    hatch.pattern = Pattern::Hatched;
    hatch.opacity = 0.25;
    hatch.edges = Edges::Crisp;  // its border lies below the outline
    addHull(context, Builder::Hatches, hatch, shape);
}

/// A broad line in the colour of the hull, and below the hull a broader one in the colour of its outline.
void drawWays(const DrawContext& context, const GroupShape& shape) {
    constexpr double kWidth = 14, kBorder = 1.4;
    if (context.detail <= Detail::Blocks) return;
    ShapeStyle border;
    border.stroke = shape.fits ? groupOutlineRole(shape.color) : ColorRole::Bad;
    border.strokeWidth = kWidth + 2 * kBorder;
    ShapeStyle way;
    way.stroke = groupFillRole(shape.color);
    way.strokeWidth = kWidth;
    for (const int link : shape.ways) {
        const Curve& curve = context.scene.layout.curves[static_cast<std::size_t>(link)];
        addCurve(context.out.path(Builder::HullWayBorders, border), curve, context.detail);
        addCurve(context.out.path(Builder::HullWays, way), curve, context.detail);
    }
}

void drawTriangle(const DrawContext& context, Point leftBottom, double size) {
    ShapeStyle style;
    style.fill = ColorRole::Bad;
    Path& path = context.out.path(Builder::LabelMarks, style);
    path.moveTo(leftBottom);
    path.lineTo({leftBottom.x + size / 2, leftBottom.y - size * 0.9});
    path.lineTo({leftBottom.x + size, leftBottom.y});
    path.close();
    context.out.text(Builder::LabelTexts, {size * 0.72, FontWeight::Bold, ColorRole::Panel, Anchor::Middle},
                     {{leftBottom.x + size / 2, leftBottom.y - size * 0.1}, "!", 0});
}

/// The bar is as long as beta if the group fits, and as long as the need if not: then a mark stands at beta.
void drawBar(const DrawContext& context, const GroupShape& shape, const Rect& bar, double unit) {
    ShapeStyle track;
    track.fill = ColorRole::Raised;
    track.radius = bar.height() / 2;
    ShapeStyle used = track;
    used.fill = shape.fits ? groupOutlineRole(shape.color) : ColorRole::Bad;
    context.out.rect(Builder::LabelShapes, track, bar);
    const double part = std::clamp(shape.usage, 0.03, 1.0);
    context.out.rect(Builder::LabelMarks, used, {bar.left, bar.top, bar.left + bar.width() * part, bar.bottom});
    if (shape.usage <= 1) return;
    ShapeStyle mark;
    mark.fill = ColorRole::Text;
    const double beta = bar.left + bar.width() / shape.usage;
    context.out.rect(Builder::LabelMarks, mark,
                     {beta - unit * 0.75, bar.top - 2 * unit, beta + unit * 0.75, bar.bottom + 2 * unit});
}

void drawBackground(const DrawContext& context, const GroupShape& shape, const GroupLabel& label) {
    ShapeStyle style;
    style.radius = 6 * label.unit;
    style.fill = shape.fits ? ColorRole::Canvas : ColorRole::Panel;
    style.opacity = shape.fits ? 0.8 : 1;
    style.stroke = shape.fits ? ColorRole::None : ColorRole::Bad;
    style.strokeWidth = label.unit;
    context.out.rect(Builder::LabelShapes, style, label.box);
}

void drawLabel(const DrawContext& context, const GroupShape& shape, const GroupLabel& label) {
    const auto& style = kLabelStyle;
    const double unit = label.unit;
    if (shape.labelRoom.side != LabelSide::Inside) drawBackground(context, shape, label);
    Point at{label.box.left + style.paddingX * unit, label.box.top + (style.paddingY + style.fontSize) * unit};
    if (label.hasTriangle) {
        drawTriangle(context, at, style.triangle * unit);
        at.x += (style.triangle + 4) * unit;
    }
    const double size = style.fontSize * unit;
    context.out.text(Builder::LabelTexts, {size, FontWeight::Bold, shape.fits ? ColorRole::Text : ColorRole::Bad},
                     {at, label.title, 0});
    if (!label.details.empty())
        context.out.text(Builder::LabelTexts,
                         {size, FontWeight::Regular, shape.fits ? ColorRole::Muted : ColorRole::Bad},
                         {{at.x + label.titleWidth, at.y}, " · " + label.details, 0});
    if (!label.hasBar) return;
    const bool isLeft = shape.labelRoom.side == LabelSide::Left;  // then the bar is flush with the hull as well
    const double left =
        isLeft ? label.box.right - (style.paddingX + style.barWidth) * unit : label.box.left + style.paddingX * unit;
    const double bottom = label.box.bottom - style.paddingY * unit;
    drawBar(context, shape, {left, bottom - style.barHeight * unit, left + style.barWidth * unit, bottom}, unit);
}

/// Far away a label would be larger than its hull: the id stands inside if it has room there.
void drawId(const DrawContext& context, const GroupShape& shape) {
    constexpr double kFontPixels = 11;
    const std::string id = std::to_string(shape.group.value());
    const double size = context.pixels(kFontPixels);
    const Rect& room = *std::max_element(shape.parts.begin(), shape.parts.end(), [](const Rect& a, const Rect& b) {
        return a.width() * a.height() < b.width() * b.height();
    });
    if (room.height() < size * 1.3 || room.width() < textWidth(id, size, FontWeight::Bold) * 1.2) return;
    const Point center = room.center();
    context.out.text(Builder::LabelTexts,
                     {size, FontWeight::Bold, shape.fits ? ColorRole::Text : ColorRole::Bad, Anchor::Middle},
                     {{center.x, center.y + size * 0.36}, id, 0});
}

template <class Visitor>
void forEachVisible(const DrawContext& context, double reach, Visitor&& visit) {
    context.plan->shapeGrid.forEach(context.view.visible.inflated(reach),
                                    [&](int index) { visit(context.plan->shapes[static_cast<std::size_t>(index)]); });
}

}  // namespace

void drawGroups(const DrawContext& context) {
    forEachVisible(context, context.pixels(4), [&](const GroupShape& shape) {
        drawHull(context, shape);
        drawWays(context, shape);
    });
}

void drawGroupLabels(const DrawContext& context) {
    constexpr double kLabelReachPixels = 320;  // a label stands beside its hull
    if (context.detail == Detail::Hulls) {
        forEachVisible(context, 0, [&](const GroupShape& shape) { drawId(context, shape); });
        return;
    }
    forEachVisible(context, std::max(context.pixels(kLabelReachPixels), kLabelReachPixels),
                   [&](const GroupShape& shape) {
                       const auto label = groupLabel(shape, context.view.scale);
                       if (label && label->box.intersects(context.view.visible)) drawLabel(context, shape, *label);
                   });
}

}  // namespace fusescope
