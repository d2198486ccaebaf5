// SPDX-License-Identifier: Apache-2.0
#include "app/composition/plan_picture.h"

#include "core/io/svg_writer.h"
#include "core/scene/draw_scene.h"
#include "core/scene/graph_scene.h"

namespace fusescope {

PlanView planView(const FusionPlan& plan, const PlanEvaluation& evaluation, const Accelerator& accelerator) {
    PlanView view{plan, {}, accelerator.bufferBytes, accelerator.activationBits};
    for (const GroupEvaluation& group : evaluation.groups)
        view.groups.push_back({group.price.bufferBytes, group.price.dramBytes, group.fits, group.isUnfusable});
    return view;
}

std::optional<std::string> planPicture(std::shared_ptr<const OpGraph> graph, PlanView plan, const Theme& theme,
                                       Orientation orientation, RunControl& control) {
    auto layout = layoutGraph(layoutRequest(*graph, orientation), control);
    if (!layout) return std::nullopt;
    const auto scene = makeGraphScene(std::move(graph), *std::move(layout));
    const auto groups = makePlanScene(*scene, std::move(plan));
    const ViewState view = wholeView(*scene, groups.get());
    return svgText(drawScene(*scene, groups.get(), view), theme,
                   {view.visible, "Fusion plan of " + scene->graph->name(),
                    std::to_string(groups->view.plan.groupCount()) + " groups"});
}

}  // namespace fusescope
