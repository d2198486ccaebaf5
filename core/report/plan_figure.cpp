// SPDX-License-Identifier: Apache-2.0
#include "core/report/plan_figure.h"

#include "core/io/atomic_file.h"
#include "core/io/svg_writer.h"
#include "core/print/print.h"
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

PlanView planView(const FusionPlan& plan, const PlanEvaluation& evaluation, const Accelerator& accelerator,
                  const std::vector<GroupSet>& locked) {
    PlanView view{plan, {}, accelerator.bufferBytes, accelerator.activationBits};
    for (const GroupEvaluation& group : evaluation.groups)
        view.groups.push_back({group.price.bufferBytes, group.price.dramBytes, group.fits, group.isUnfusable});
    for (const GroupSet& ops : locked)
        if (const GroupId group = plan.groupOf(ops.first()); plan.group(group) == ops)
            view.groups[group.index()].isLocked = true;
    return view;
}

Figure sceneFigure(const GraphScene& scene, const PlanScene* plan, std::shared_ptr<const Overlay> overlay) {
    ViewState view = wholeView(scene, plan);
    view.overlay = std::move(overlay);
    const auto counted = [](int count, const char* noun) {
        return std::to_string(count) + ' ' + noun + (count == 1 ? "" : "s");
    };
    Figure figure{"Graph of " + scene.graph->name(),
                  counted(scene.graph->opCount(), "op"),
                  drawScene(scene, plan, view),
                  view.visible,
                  true,
                  {}};
    if (!plan) return figure;
    const int count = plan->view.plan.groupCount();
    figure.title = "Fusion plan of " + scene.graph->name();
    figure.description += " in " + counted(count, "group");
    if (scene.layout.isPlain) figure.description += "; parts stand in simple layers (" + scene.layout.plainReason + ')';
    for (std::int32_t g = 0; g < count; ++g)
        figure.places["group-" + std::to_string(g)] = placeOf(scene, *plan, GroupId(g));
    return figure;
}

std::optional<Figure> planFigure(std::shared_ptr<const OpGraph> graph, PlanView plan, Orientation orientation,
                                 RunControl& control) {
    auto layout = layoutGraph(layoutRequest(*graph, orientation), control);
    if (!layout) return std::nullopt;
    const auto scene = makeGraphScene(std::move(graph), *std::move(layout));
    return sceneFigure(*scene, makePlanScene(*scene, std::move(plan)).get(), nullptr);
}

std::vector<std::filesystem::path> writeFigure(const Figure& figure, const Theme& theme, PictureForm form, double scale,
                                               const std::filesystem::path& file, RunControl& control) {
    if (form == PictureForm::Png) return writePngFiles(figure.list, theme, figure.region, scale, file, control);
    const std::string text =
        form == PictureForm::Svg
            ? svgText(figure.list, theme, {figure.region, figure.title, figure.description})
            : pdfText({picturePage(figure.list, figure.region, figure.title)}, theme, figure.title, control);
    if (control.shouldStop()) return {};
    writeFileAtomically(file, text);
    return {file};
}

}  // namespace fusescope
