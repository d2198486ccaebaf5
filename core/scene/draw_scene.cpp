// SPDX-License-Identifier: Apache-2.0
#include "core/scene/draw_scene.h"

#include "core/scene/draw_layers.h"
#include "core/scene/group_label.h"

namespace fusescope {
namespace {

constexpr double kExportMargin = 32;

void outlineShape(const DrawContext& context, const GroupShape& shape, const ShapeStyle& style) {
    context.out.path(DrawListBuilder::Highlights, style).append(shape.outline);
}

void drawMark(const DrawContext& context, const Marks& marks, const ShapeStyle& style) {
    for (const OpId op : marks.ops)
        context.out.rect(DrawListBuilder::Highlights, style, context.scene.box(op).inflated(context.pixels(2)));
    if (context.plan)
        if (const GroupShape* const shape = context.plan->shape(marks.group)) outlineShape(context, *shape, style);
    if (marks.link < 0) return;
    addCurve(context.out.path(DrawListBuilder::Highlights, style),
             context.scene.layout.curves[static_cast<std::size_t>(marks.link)], context.detail);
    drawLinkLabel(context, marks.link);
}

/// What comes to the selected op and leaves it, with the bytes; too many labels would cover each other.
void drawNeighbourhood(const DrawContext& context, OpId op) {
    constexpr std::size_t kMostLabels = 8;
    ShapeStyle style;
    style.stroke = ColorRole::Accent;
    style.strokeWidth = context.pixels(2);
    const std::vector<int> links = linksOf(context.scene, op);
    for (const int link : links) {
        addCurve(context.out.path(DrawListBuilder::Cuts, style),
                 context.scene.layout.curves[static_cast<std::size_t>(link)], context.detail);
        if (links.size() <= kMostLabels) drawLinkLabel(context, link);
    }
}

}  // namespace

Detail detailAt(double scale) {
    if (scale < 0.06) return Detail::Hulls;
    if (scale < 0.22) return Detail::Blocks;
    if (scale < 0.45) return Detail::Cards;
    if (scale < 0.72) return Detail::Kinds;
    return scale < 1.4 ? Detail::Shapes : Detail::Names;
}

void drawMarks(const DrawContext& context) {
    ShapeStyle style;
    style.stroke = ColorRole::Accent;
    style.radius = kCardStyle.radius + context.pixels(2);
    style.strokeWidth = context.pixels(1.5);
    style.opacity = 0.55;
    drawMark(context, context.view.hover, style);
    const Marks& selection = context.view.selection;
    if (selection.ops.size() == 1 && selection.link < 0) drawNeighbourhood(context, selection.ops.front());
    style.strokeWidth = context.pixels(2.5);
    style.opacity = 1;
    drawMark(context, selection, style);
}

DrawList drawScene(const GraphScene& scene, const PlanScene* plan, const ViewState& view) {
    DrawListBuilder builder;
    const DrawContext context{scene, plan, view, detailAt(view.scale), builder};
    if (plan) drawGroups(context);
    drawLinks(context);
    drawCards(context);
    if (plan) drawGroupLabels(context);
    drawCuts(context);
    drawMarks(context);
    return builder.take();
}

Rect sceneBounds(const GraphScene& scene, const PlanScene* plan) {
    Rect bounds = scene.layout.bounds;
    if (!plan) return bounds;
    for (const GroupShape& shape : plan->shapes) {
        bounds = bounds.united(shape.box);
        if (const auto label = groupLabel(shape, 1)) bounds = bounds.united(label->box);
    }
    return bounds;
}

ViewState wholeView(const GraphScene& scene, const PlanScene* plan) {
    ViewState view;
    view.visible = sceneBounds(scene, plan).inflated(kExportMargin);
    return view;
}

}  // namespace fusescope
