// SPDX-License-Identifier: Apache-2.0
// A plan over its graph as a figure: layout and scene in one go.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "core/base/run_control.h"
#include "core/cost/plan_evaluation.h"
#include "core/layout/graph_layout.h"
#include "core/report/document.h"
#include "core/scene/overlay.h"
#include "core/scene/plan_scene.h"

namespace fusescope {

/// What the scene is told of a priced plan; groups that are `locked` and are groups of the plan say so.
PlanView planView(const FusionPlan& plan, const PlanEvaluation& evaluation, const Accelerator& accelerator,
                  const std::vector<GroupSet>& locked);

/// All of a scene in full detail; its places are "group-0", "group-1"… `plan` and `overlay` may be null.
Figure sceneFigure(const GraphScene& scene, const PlanScene* plan, std::shared_ptr<const Overlay> overlay);

/// The whole graph of a plan; see sceneFigure(). Nothing if stopped. Blocks for the layout.
std::optional<Figure> planFigure(std::shared_ptr<const OpGraph> graph, PlanView plan, Orientation orientation,
                                 RunControl& control);

enum class PictureForm { Svg, Png, Pdf };

/// Writes the figure; PNG with `scale` pixels a unit, in tiles if it is large. Returns the files written; none when
/// stopped. Throws Error.
std::vector<std::filesystem::path> writeFigure(const Figure& figure, const Theme& theme, PictureForm form, double scale,
                                               const std::filesystem::path& file, RunControl& control);

}  // namespace fusescope
