// SPDX-License-Identifier: Apache-2.0
#include "core/scene/group_hull.h"

#include <algorithm>
#include <cmath>

namespace fusescope {
namespace {

constexpr double kPadding = 10;  // between a card and its hull
constexpr double kGap = 4;       // least distance between two hulls
constexpr double kWayWidth = 7;  // on either side of a link that runs between foreign cards
constexpr double kClaimCell = 512;
constexpr double kGrain = 2;          // edges of parts that nearly line up do line up
constexpr int kMaxClaimCells = 4096;  // of one hull
constexpr int kSamples = 6;           // of each cubic piece of a link

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

std::vector<Point> samples(const Curve& curve) {
    std::vector<Point> points{curve.front()};
    for (std::size_t i = 0; i + 3 < curve.size(); i += 3)
        for (int step = 1; step <= kSamples; ++step)
            points.push_back(
                bezierPoint(curve[i], curve[i + 1], curve[i + 2], curve[i + 3], static_cast<double>(step) / kSamples));
    return points;
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

void HullMaker::addWay(int link, GroupId group, std::vector<Rect>& parts) const {
    const auto at = static_cast<std::size_t>(link);
    const Rect ends = scene_.box(scene_.links[at].from).united(scene_.box(scene_.links[at].to));
    const Rect around = snapped(ends.inflated(kPadding));
    if (isFree(around, group)) {
        parts.push_back(around);
        return;
    }
    const std::vector<Point> points = samples(scene_.layout.curves[at]);
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        const Rect step{std::min(points[i].x, points[i + 1].x), std::min(points[i].y, points[i + 1].y),
                        std::max(points[i].x, points[i + 1].x), std::max(points[i].y, points[i + 1].y)};
        const Rect way = snapped(step.inflated(kWayWidth));
        if (isFreeOfCards(way, group)) parts.push_back(way);
    }
}

std::vector<Rect> HullMaker::partsOf(const std::vector<OpId>& ops, GroupId group) const {
    std::vector<Rect> parts;
    for (const OpId op : ops) parts.push_back(snapped(scene_.box(op).inflated(kPadding)));
    for (const int link : innerLinks_[group.index()]) addWay(link, group, parts);
    return parts;
}

std::vector<Rect> HullMaker::hullOf(GroupId group) {
    const std::vector<OpId> ops = plan_.group(group).ops();
    const Rect cards = snapped(boxAround(ops, scene_).inflated(kPadding));
    Rect withLinks = cards;
    for (const int link : innerLinks_[group.index()])
        withLinks = withLinks.united(snapped(scene_.linkGrid.rect(link).inflated(kWayWidth)));
    std::vector<Rect> parts;
    for (const Rect& whole : {withLinks, cards})
        if (parts.empty() && isFree(whole, group)) parts.push_back(whole);
    if (parts.empty()) parts = partsOf(ops, group);
    for (const Rect& part : parts) claim(part, group);
    return parts;
}

}  // namespace fusescope
