// SPDX-License-Identifier: Apache-2.0
// One picture of an animation: what the canvas paints in place of its own scene and plan.
#pragma once

#include <memory>

#include "core/scene/cut_mark.h"
#include "core/scene/overlay.h"
#include "core/scene/plan_scene.h"

namespace fusescope {

/// All that a draw list needs besides the view. The scene is of the graph of the canvas; its plan may have other
/// groups.
struct CanvasFrame {
    std::shared_ptr<const GraphScene> scene;
    std::shared_ptr<const PlanScene> plan;
    std::shared_ptr<const Overlay> overlay;  ///< may be null
    std::shared_ptr<const CutMarks> cuts;    ///< may be null
};

}  // namespace fusescope
