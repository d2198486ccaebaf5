// SPDX-License-Identifier: Apache-2.0
#include "core/scene/plan_scene.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

#include "core/base/bytes.h"
#include "core/scene/group_colors.h"
#include "core/scene/group_hull.h"
#include "core/scene/outline.h"

namespace fusescope {
namespace {

constexpr double kHullRadius = 14;
constexpr double kSpatialReach = 40;  // hulls nearer than this get different colours
constexpr double kLabelReach = 1200;  // how far the room for a label is looked for
constexpr double kLabelHeight = 26;
constexpr double kLabelLength = 230;
constexpr double kLabelGap = 8;

Rect boxAround(const std::vector<Rect>& parts) {
    Rect box = parts.front();
    for (const Rect& part : parts) box = box.united(part);
    return box;
}

Path outlineOf(const std::vector<Rect>& parts) { return roundedPath(unionOutline(parts), kHullRadius); }

std::vector<std::vector<int>> neighboursOf(const GraphScene& scene, const PlanScene& plan) {
    std::vector<std::vector<int>> neighbours(plan.shapes.size());
    const auto join = [&](int a, int b) {
        if (a < 0 || b < 0 || a == b) return;
        neighbours[static_cast<std::size_t>(a)].push_back(b);
        neighbours[static_cast<std::size_t>(b)].push_back(a);
    };
    const auto shapeOf = [&](OpId op) { return plan.shapeOf[plan.view.plan.groupOf(op).index()]; };
    for (const Link& link : scene.links) join(shapeOf(link.from), shapeOf(link.to));
    for (int i = 0; i < static_cast<int>(plan.shapes.size()); ++i)
        plan.shapeGrid.forEach(plan.shapes[static_cast<std::size_t>(i)].box.inflated(kSpatialReach),
                               [&](int other) { join(i, other); });
    for (auto& row : neighbours) {
        std::sort(row.begin(), row.end());
        row.erase(std::unique(row.begin(), row.end()), row.end());
    }
    return neighbours;
}

void assignColors(const GraphScene& scene, PlanScene& plan) {
    std::vector<std::uint64_t> hashes;
    for (const GroupShape& shape : plan.shapes) hashes.push_back(plan.view.plan.group(shape.group).hash());
    const std::vector<int> colors = groupColors(neighboursOf(scene, plan), hashes);
    for (std::size_t i = 0; i < colors.size(); ++i) plan.shapes[i].color = colors[i];
}

/// How far a label may grow from `start` before it meets a card or a hull of another group.
double freeLength(const GraphScene& scene, const PlanScene& plan, const GroupShape& shape, const Rect& region,
                  LabelSide side) {
    double length = kLabelReach;
    const auto meet = [&](const Rect& rect) {
        const double distance = side == LabelSide::Right  ? rect.left - region.left
                                : side == LabelSide::Left ? region.right - rect.right
                                                          : region.bottom - rect.bottom;
        length = std::min(length, std::max(distance - kLabelGap, 0.0));
    };
    scene.cardGrid.forEach(region, [&](int op) {
        if (plan.view.plan.groupOf(OpId(op)) != shape.group) meet(scene.boxes[static_cast<std::size_t>(op)]);
    });
    plan.shapeGrid.forEach(region, [&](int other) {
        const GroupShape& hull = plan.shapes[static_cast<std::size_t>(other)];
        if (hull.group == shape.group) return;
        for (const Rect& part : hull.parts)
            if (part.intersects(region)) meet(part);
    });
    return length;
}

LabelRoom roomAt(LabelSide side, const GraphScene& scene, const PlanScene& plan, const GroupShape& shape) {
    const Rect& box = shape.box;
    const double gap = kLabelGap;
    if (side == LabelSide::Above) {
        const Rect region{box.left, box.top - gap - kLabelReach, box.right, box.top - 1};
        return {side, box.width() + gap, freeLength(scene, plan, shape, region, side)};
    }
    const double left = side == LabelSide::Right ? box.right + 1 : box.left - 1 - kLabelReach;
    const Rect region{left, box.top, left + kLabelReach, box.top + kLabelHeight};
    return {side, freeLength(scene, plan, shape, region, side) - gap, box.height() + gap};
}

/// Where the whole label would stand at 100 %.
Rect labelRect(LabelSide side, const Rect& box) {
    if (side == LabelSide::Above)
        return {box.left, box.top - kLabelGap - kLabelHeight, box.left + kLabelLength, box.top - kLabelGap};
    if (side == LabelSide::Left)
        return {box.left - kLabelGap - kLabelLength, box.top, box.left - kLabelGap, box.top + kLabelHeight};
    return {box.right + kLabelGap, box.top, box.right + kLabelGap + kLabelLength, box.top + kLabelHeight};
}

/// Whether a link runs through `rect`.
bool meetsLinks(const GraphScene& scene, const Rect& rect) {
    constexpr int kSamples = 8;
    bool isMet = false;
    scene.linkGrid.forEach(rect, [&](int link) {
        const Curve& curve = scene.layout.curves[static_cast<std::size_t>(link)];
        for (std::size_t i = 0; i + 3 < curve.size() && !isMet; i += 3)
            for (int step = 0; step < kSamples && !isMet; ++step) {
                const double t = static_cast<double>(step) / kSamples, next = t + 1.0 / kSamples;
                const Point a = bezierPoint(curve[i], curve[i + 1], curve[i + 2], curve[i + 3], t);
                const Point b = bezierPoint(curve[i], curve[i + 1], curve[i + 2], curve[i + 3], next);
                const Rect piece{std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)};
                isMet = piece.inflated(1).intersects(rect);
            }
    });
    return isMet;
}

using Sides = std::array<LabelSide, 3>;

/// The sides in the order in which they are tried: labels of one picture stand on one side where they can, and that is
/// the one with fewer links in their way.
Sides sidesOf(const GraphScene& scene, const PlanScene& plan) {
    if (scene.layout.orientation == Orientation::LeftToRight)
        return {LabelSide::Above, LabelSide::Right, LabelSide::Left};
    std::array<int, 2> met{};
    for (const GroupShape& shape : plan.shapes) {
        met[0] += meetsLinks(scene, labelRect(LabelSide::Right, shape.box));
        met[1] += meetsLinks(scene, labelRect(LabelSide::Left, shape.box));
    }
    if (met[1] < met[0]) return {LabelSide::Left, LabelSide::Right, LabelSide::Above};
    return {LabelSide::Right, LabelSide::Left, LabelSide::Above};
}

/// The first side with room for the whole label and no link in it, then one with room, else the one with the most.
LabelRoom labelRoom(const GraphScene& scene, const PlanScene& plan, const GroupShape& shape, const Sides& sides) {
    LabelRoom best{LabelSide::Inside, shape.box.width() - 2 * kLabelGap, shape.box.height()};
    double bestRank = 0;
    for (const LabelSide side : sides) {
        const LabelRoom room = roomAt(side, scene, plan, shape);
        if (room.height < kLabelHeight - 10) continue;
        const bool isLongEnough = room.length >= kLabelLength;
        const bool isClear = isLongEnough && !meetsLinks(scene, labelRect(side, shape.box));
        const double rank = isClear ? 2 * kLabelReach : isLongEnough ? kLabelReach : room.length;
        if (rank <= bestRank) continue;
        best = room;
        bestRank = rank;
    }
    return best;
}

void describe(GroupShape& shape, const PlanView& view) {
    shape.title = "group " + std::to_string(shape.group.value());
    if (view.groups.empty()) return;
    const GroupView& group = view.groups[shape.group.index()];
    shape.fits = group.fits;
    shape.details = groupDetails(group, view.betaBytes);
    if (view.betaBytes > 0 && group.bufferBytes)
        shape.usage = static_cast<double>(*group.bufferBytes) / static_cast<double>(view.betaBytes);
}

}  // namespace

const GroupShape* PlanScene::shape(GroupId group) const {
    if (!group.isValid() || group.index() >= shapeOf.size() || shapeOf[group.index()] < 0) return nullptr;
    return &shapes[static_cast<std::size_t>(shapeOf[group.index()])];
}

std::string groupDetails(const GroupView& group, std::int64_t betaBytes) {
    const std::string dram = formatDecimalBytes(group.dramBytes);
    if (!group.bufferBytes) return "no buffer suffices · " + dram;
    std::string used = formatBinaryBytes(*group.bufferBytes);
    const std::string capacity = formatBinaryBytes(betaBytes);
    const auto unitOf = [](const std::string& text) { return text.substr(std::min(text.find(' '), text.size())); };
    if (unitOf(used) == unitOf(capacity)) used.resize(used.size() - unitOf(used).size());
    return used + " of " + capacity + " · " + dram;
}

std::shared_ptr<const PlanScene> makePlanScene(const GraphScene& scene, PlanView view) {
    assert(view.plan.opCount() == scene.graph->opCount());
    assert(view.groups.empty() || static_cast<int>(view.groups.size()) == view.plan.groupCount());
    auto plan = std::make_shared<PlanScene>();
    plan->view = std::move(view);
    plan->shapeOf.assign(static_cast<std::size_t>(plan->view.plan.groupCount()), -1);
    HullMaker hulls(scene, plan->view.plan);
    std::vector<Rect> boxes;
    for (int id = 0; id < plan->view.plan.groupCount(); ++id) {
        if (plan->view.plan.group(GroupId(id)).count() < 2) continue;
        GroupShape shape;
        shape.group = GroupId(id);
        shape.parts = hulls.hullOf(shape.group);
        shape.box = boxAround(shape.parts);
        shape.outline = outlineOf(shape.parts);
        describe(shape, plan->view);
        plan->shapeOf[shape.group.index()] = static_cast<int>(plan->shapes.size());
        boxes.push_back(shape.box);
        plan->shapes.push_back(std::move(shape));
    }
    plan->shapeGrid = RectGrid(std::move(boxes));
    assignColors(scene, *plan);
    const Sides sides = sidesOf(scene, *plan);
    for (GroupShape& shape : plan->shapes) shape.labelRoom = labelRoom(scene, *plan, shape, sides);
    return plan;
}

}  // namespace fusescope
