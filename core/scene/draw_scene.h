// SPDX-License-Identifier: Apache-2.0
// From graph, plan and view to a draw list: a pure function. What is shown depends on the zoom alone, so that nothing
// appears or goes while panning; what is outside the view is left out.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/plan/group_set.h"
#include "core/scene/cut_mark.h"
#include "core/scene/draw_list.h"
#include "core/scene/overlay.h"
#include "core/scene/plan_scene.h"

namespace fusescope {

/// From far to near: hulls with their ids, ops as blocks, empty cards, cards with the kind, with the shape, the name.
enum class Detail { Hulls, Blocks, Cards, Kinds, Shapes, Names };

/// `scale`: pixels of the screen per scene unit.
Detail detailAt(double scale);

/// What is marked by an outline.
struct Marks {
    std::vector<OpId> ops;
    GroupId group;
    int link = -1;  ///< index into GraphScene::links
};

struct ViewState {
    Rect visible;  ///< region to paint, in scene units
    double scale = 1;
    Marks selection;
    Marks hover;
    std::shared_ptr<const Overlay> overlay;
    std::shared_ptr<const CutMarks> cuts;  ///< drawn over all else
    std::optional<GroupSet> emphasised;    ///< search hits: other ops are faded
};

/// `plan` may be null.
DrawList drawScene(const GraphScene& scene, const PlanScene* plan, const ViewState& view);

/// The view of everything in full detail, with a margin: for export.
ViewState wholeView(const GraphScene& scene, const PlanScene* plan);

/// All that may be painted at 100 %: cards, curves, hulls and their labels.
Rect sceneBounds(const GraphScene& scene, const PlanScene* plan);

}  // namespace fusescope
