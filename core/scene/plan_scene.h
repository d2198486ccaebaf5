// SPDX-License-Identifier: Apache-2.0
// The picture of a fusion plan over a graph scene: hulls around the groups, their colours and labels. Immutable; made
// once a plan. Groups of one op have no hull.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/plan/fusion_plan.h"
#include "core/scene/draw_list.h"
#include "core/scene/graph_scene.h"
#include "core/scene/label_room.h"

namespace fusescope {

/// What the picture says of a group; priced by the caller.
struct GroupView {
    std::optional<std::int64_t> bufferBytes;  ///< F_beta; nothing: no buffer suffices, or not modelled
    std::int64_t dramBytes = 0;               ///< F_D
    bool fits = true;
    bool isUnfusable = false;  ///< one op that does not fit: it runs outside fusion
    bool isLocked = false;     ///< a person demands that it stays as it is
};

/// What labels are written with, so that a window can speak another language.
struct PlanWords {
    std::string group = "group";
    std::string of = "of";
    std::string locked = "locked";
    std::string noBuffer = "no buffer suffices";
};

struct PlanView {
    FusionPlan plan;
    std::vector<GroupView> groups;  ///< [groups]; empty: not priced yet
    std::int64_t betaBytes = 0;
    int activationBits = 16;  ///< for the width of links
    PlanWords words{};
};

struct GroupShape {
    GroupId group;
    bool fits = true;
    int color = 0;
    Rect box;                 ///< around the hull
    std::vector<Rect> parts;  ///< their union is the hull
    std::vector<int> ways;    ///< links that join parts of it between cards of other groups
    Path outline;
    LabelRoom labelRoom;
    std::string title;    ///< "group 3"
    std::string details;  ///< "248 of 256 KiB · 1.12 MB"; empty if not priced
    double usage = 0;     ///< buffer over beta; 0 if not priced
};

struct PlanScene {
    PlanView view;
    std::vector<GroupShape> shapes;  ///< of groups with several ops
    std::vector<int> shapeOf;        ///< [groups] index into shapes, or -1
    RectGrid shapeGrid;              ///< of the boxes

    bool isCrossing(const Link& link) const { return view.plan.groupOf(link.from) != view.plan.groupOf(link.to); }
    const GroupShape* shape(GroupId group) const;
};

std::shared_ptr<const PlanScene> makePlanScene(const GraphScene& scene, PlanView view);

/// The same picture with other prices: what fits at another buffer. O(groups); hulls, colours and labels stay put.
std::shared_ptr<const PlanScene> repriced(const PlanScene& plan, std::vector<GroupView> groups, std::int64_t betaBytes);

/// "248 of 256 KiB · 1.12 MB".
std::string groupDetails(const GroupView& group, std::int64_t betaBytes, const PlanWords& words = {});

}  // namespace fusescope
