// SPDX-License-Identifier: Apache-2.0
#include "core/scene/group_hull.h"

#include <algorithm>
#include <cmath>

namespace fusescope {
namespace {

constexpr double kPadding = 10;     // between a card and its hull
constexpr double kGap = 4;          // least distance between two hulls
constexpr double kLinkPadding = 7;  // between a link and its hull
constexpr double kClaimCell = 512;
constexpr double kGrain = 2;          // edges of parts that nearly line up do line up
constexpr int kMaxClaimCells = 4096;  // of one hull

Rect snapped(const Rect& rect) {
    return {std::floor(rect.left / kGrain) * kGrain, std::floor(rect.top / kGrain) * kGrain,
            std::ceil(rect.right / kGrain) * kGrain, std::ceil(rect.bottom / kGrain) * kGrain};
}

std::int64_t cellKey(std::int64_t column, std::int64_t row) { return row * 1'000'003 + column; }

template <class Visitor>
void forEachCell(const Rect& rect, Visitor&& visit) {
    const auto cell = [](double x) { return static_cast<std::int64_t>(std::floor(x / kClaimCell)); };
    for (std::int64_t row = cell(rect.top); row <= cell(rect.bottom); ++row)
        for (std::int64_t column = cell(rect.left); column <= cell(rect.right); ++column) visit(cellKey(column, row));
}

Rect boxAround(const std::vector<OpId>& ops, const GraphScene& scene) {
    Rect box = scene.box(ops.front());
    for (const OpId op : ops) box = box.united(scene.box(op));
    return box;
}

}  // namespace

HullMaker::HullMaker(const GraphScene& scene, const FusionPlan& plan)
    : scene_(scene), plan_(plan), innerLinks_(static_cast<std::size_t>(plan.groupCount())) {
    for (std::size_t i = 0; i < scene.links.size(); ++i) {
        const GroupId group = plan.groupOf(scene.links[i].from);
        if (group == plan.groupOf(scene.links[i].to)) innerLinks_[group.index()].push_back(static_cast<int>(i));
    }
}

bool HullMaker::isFreeOfCards(const Rect& rect, GroupId group) const {
    bool isFree = true;
    scene_.cardGrid.forEach(rect, [&](int op) { isFree = isFree && plan_.groupOf(OpId(op)) == group; });
    return isFree;
}

bool HullMaker::isFree(const Rect& rect, GroupId group) const {
    if (!isFreeOfCards(rect.inflated(kPadding + kGap), group)) return false;
    bool isFree = true;
    forEachCell(rect, [&](std::int64_t key) {
        const auto found = claims_.find(key);
        if (!isFree || found == claims_.end()) return;
        for (const auto& [claimed, owner] : found->second)
            if (owner != group && claimed.inflated(kGap).intersects(rect)) isFree = false;
    });
    return isFree;
}

void HullMaker::claim(const Rect& rect, GroupId group) {
    if (rect.width() * rect.height() / (kClaimCell * kClaimCell) > kMaxClaimCells) return;
    forEachCell(rect, [&](std::int64_t key) { claims_[key].emplace_back(rect, group); });
}

GroupHull HullMaker::assembled(const std::vector<OpId>& ops, GroupId group) const {
    GroupHull hull;
    for (const OpId op : ops) hull.parts.push_back(snapped(scene_.box(op).inflated(kPadding)));
    for (const int link : innerLinks_[group.index()]) {
        const Link& ends = scene_.links[static_cast<std::size_t>(link)];
        const Rect around = snapped(scene_.box(ends.from).united(scene_.box(ends.to)).inflated(kPadding));
        if (isFree(around, group))
            hull.parts.push_back(around);
        else
            hull.ways.push_back(link);
    }
    return hull;
}

GroupHull HullMaker::hullOf(GroupId group) {
    const std::vector<OpId> ops = plan_.group(group).ops();
    const Rect cards = snapped(boxAround(ops, scene_).inflated(kPadding));
    Rect withLinks = cards;
    for (const int link : innerLinks_[group.index()])
        withLinks = withLinks.united(snapped(scene_.linkGrid.rect(link).inflated(kLinkPadding)));
    GroupHull hull;
    for (const Rect& whole : {withLinks, cards})
        if (hull.parts.empty() && isFree(whole, group)) hull.parts.push_back(whole);
    if (hull.parts.empty()) hull = assembled(ops, group);
    for (const Rect& part : hull.parts) claim(part, group);
    return hull;
}

}  // namespace fusescope
