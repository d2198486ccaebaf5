// SPDX-License-Identifier: Apache-2.0
// The hull of a group: rectangles around its cards and the links between them, clear of other cards.
#pragma once

#include <unordered_map>
#include <vector>

#include "core/plan/fusion_plan.h"
#include "core/scene/graph_scene.h"

namespace fusescope {

struct GroupHull {
    std::vector<Rect> parts;
    std::vector<int> ways;  ///< links that join parts where no rectangle has room: they are drawn as broad lines
};

/// Hulls of one plan, one after the other: each keeps clear of the cards of other groups and of the hulls before it.
class HullMaker {
 public:
    HullMaker(const GraphScene& scene, const FusionPlan& plan);

    /// One rectangle if there is room for it, else one around each card and around two that are linked.
    GroupHull hullOf(GroupId group);

    /// Nothing but the group's own cards and hull meets `rect`.
    bool isFree(const Rect& rect, GroupId group) const;

 private:
    using Claims = std::unordered_map<std::int64_t, std::vector<std::pair<Rect, GroupId>>>;

    bool isFreeOfCards(const Rect& rect, GroupId group) const;
    GroupHull assembled(const std::vector<OpId>& ops, GroupId group) const;
    void claim(const Rect& rect, GroupId group);

    const GraphScene& scene_;
    const FusionPlan& plan_;
    std::vector<std::vector<int>> innerLinks_;  // [groups]
    Claims claims_;
};

}  // namespace fusescope
