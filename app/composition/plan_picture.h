// SPDX-License-Identifier: Apache-2.0
// From a plan to its picture: layout, scene and SVG in one go.
#pragma once

#include <optional>
#include <string>

#include "core/base/run_control.h"
#include "core/cost/plan_evaluation.h"
#include "core/layout/graph_layout.h"
#include "core/scene/plan_scene.h"
#include "core/scene/theme.h"
#include "core/search/search.h"

namespace fusescope {

/// What the scene is told of a priced plan.
PlanView planView(const FusionPlan& plan, const PlanEvaluation& evaluation, const Accelerator& accelerator);

/// The whole graph with the groups of the plan as a standalone SVG; nothing if stopped. Blocks for the layout.
std::optional<std::string> planPicture(std::shared_ptr<const OpGraph> graph, PlanView plan, const Theme& theme,
                                       Orientation orientation, RunControl& control);

}  // namespace fusescope
