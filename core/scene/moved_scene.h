// SPDX-License-Identifier: Apache-2.0
// A scene with some groups moved aside: how the sides of a cut open. The layout itself stays what it is.
#pragma once

#include <memory>
#include <vector>

#include "core/plan/group_set.h"
#include "core/scene/plan_scene.h"

namespace fusescope {

/// The ops of a group go by so much along the flow, in scene units.
struct GroupMove {
    GroupSet ops;
    double along = 0;
};

/// Links between ops that move alike move with them; others stretch. O(ops + links).
std::shared_ptr<const GraphScene> movedScene(const GraphScene& scene, const std::vector<GroupMove>& moves);

/// The hulls and labels of groups that lie inside a move go with it. O(groups).
std::shared_ptr<const PlanScene> movedPlan(const PlanScene& plan, const std::vector<GroupMove>& moves,
                                           Orientation orientation);

}  // namespace fusescope
