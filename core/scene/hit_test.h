// SPDX-License-Identifier: Apache-2.0
// What lies at a point of the scene.
#pragma once

#include "core/scene/draw_scene.h"

namespace fusescope {

enum class HitKind { Nothing, Op, GroupLabel, Link, Group };

struct Hit {
    HitKind kind = HitKind::Nothing;
    OpId op;        ///< if it is an op
    GroupId group;  ///< if it is a group or its label
    int link = -1;  ///< if it is a link: index into GraphScene::links

    friend bool operator==(const Hit&, const Hit&) = default;
};

/// The topmost thing at `point`: a card, a label, a link within `reachPixels`, the inside of a hull. `plan` may be
/// null.
Hit hitTest(const GraphScene& scene, const PlanScene* plan, Point point, double scale, double reachPixels = 5);

}  // namespace fusescope
