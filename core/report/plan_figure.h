// SPDX-License-Identifier: Apache-2.0
// A plan over its graph as a figure: layout and scene in one go.
#pragma once

#include <memory>
#include <optional>

#include "core/base/run_control.h"
#include "core/cost/plan_evaluation.h"
#include "core/layout/graph_layout.h"
#include "core/report/document.h"
#include "core/scene/plan_scene.h"

namespace fusescope {

/// What the scene is told of a priced plan.
PlanView planView(const FusionPlan& plan, const PlanEvaluation& evaluation, const Accelerator& accelerator);

/// The whole graph in full detail; its places are "group-0", "group-1"… Nothing if stopped. Blocks for the layout.
std::optional<Figure> planFigure(std::shared_ptr<const OpGraph> graph, PlanView plan, Orientation orientation,
                                 RunControl& control);

}  // namespace fusescope
