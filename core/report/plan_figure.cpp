// SPDX-License-Identifier: Apache-2.0
#include "core/report/plan_figure.h"

#include "core/scene/draw_scene.h"
#include "core/scene/graph_scene.h"

namespace fusescope {
namespace {

/// Around the hull of a group, or the card of one that has none.
Rect placeOf(const GraphScene& scene, const PlanScene& plan, GroupId group) {
    const GroupShape* const shape = plan.shape(group);
    return shape ? shape->box : scene.box(plan.view.plan.group(group).first());
}

}  // namespace

PlanView planView(const FusionPlan& plan, const PlanEvaluation& evaluation, const Accelerator& accelerator) {
    PlanView view{plan, {}, accelerator.bufferBytes, accelerator.activationBits};
    for (const GroupEvaluation& group : evaluation.groups)
        view.groups.push_back({group.price.bufferBytes, group.price.dramBytes, group.fits, group.isUnfusable});
    return view;
}

std::optional<Figure> planFigure(std::shared_ptr<const OpGraph> graph, PlanView plan, Orientation orientation,
                                 RunControl& control) {
    auto layout = layoutGraph(layoutRequest(*graph, orientation), control);
    if (!layout) return std::nullopt;
    const auto scene = makeGraphScene(std::move(graph), *std::move(layout));
    const auto groups = makePlanScene(*scene, std::move(plan));
    const ViewState view = wholeView(*scene, groups.get());
    const int count = groups->view.plan.groupCount();
    Figure figure{"Fusion plan of " + scene->graph->name(),
                  std::to_string(count) + (count == 1 ? " group" : " groups"),
                  drawScene(*scene, groups.get(), view),
                  view.visible,
                  true,
                  {}};
    for (std::int32_t g = 0; g < count; ++g)
        figure.places["group-" + std::to_string(g)] = placeOf(*scene, *groups, GroupId(g));
    return figure;
}

}  // namespace fusescope
