// SPDX-License-Identifier: Apache-2.0
#include "core/scene/plan_scene.h"

#include <algorithm>
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

void describe(GroupShape& shape, const PlanView& view) {
    shape.title = view.words.group + " " + std::to_string(shape.group.value());
    if (view.groups.empty()) return;
    const GroupView& group = view.groups[shape.group.index()];
    if (group.isLocked) shape.title += " · " + view.words.locked;
    shape.fits = group.fits;
    shape.details = groupDetails(group, view.betaBytes, view.words);
    if (view.betaBytes > 0 && group.bufferBytes)
        shape.usage = static_cast<double>(*group.bufferBytes) / static_cast<double>(view.betaBytes);
}

}  // namespace

const GroupShape* PlanScene::shape(GroupId group) const {
    if (!group.isValid() || group.index() >= shapeOf.size() || shapeOf[group.index()] < 0) return nullptr;
    return &shapes[static_cast<std::size_t>(shapeOf[group.index()])];
}

std::string groupDetails(const GroupView& group, std::int64_t betaBytes, const PlanWords& words) {
    const std::string dram = formatDecimalBytes(group.dramBytes);
    if (!group.bufferBytes) return words.noBuffer + " · " + dram;
    std::string used = formatBinaryBytes(*group.bufferBytes);
    const std::string capacity = formatBinaryBytes(betaBytes);
    const auto unitOf = [](const std::string& text) { return text.substr(std::min(text.find(' '), text.size())); };
    if (unitOf(used) == unitOf(capacity)) used.resize(used.size() - unitOf(used).size());
    return used + " " + words.of + " " + capacity + " · " + dram;
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
        GroupHull hull = hulls.hullOf(shape.group);
        shape.parts = std::move(hull.parts);
        shape.ways = std::move(hull.ways);
        shape.box = boxAround(shape.parts);
        shape.outline = outlineOf(shape.parts);
        describe(shape, plan->view);
        plan->shapeOf[shape.group.index()] = static_cast<int>(plan->shapes.size());
        boxes.push_back(shape.box);
        plan->shapes.push_back(std::move(shape));
    }
    plan->shapeGrid = RectGrid(std::move(boxes));
    assignColors(scene, *plan);
    const std::vector<LabelRoom> rooms = labelRooms(scene, *plan);
    for (std::size_t i = 0; i < rooms.size(); ++i) plan->shapes[i].labelRoom = rooms[i];
    return plan;
}

std::shared_ptr<const PlanScene> repriced(const PlanScene& plan, std::vector<GroupView> groups,
                                          std::int64_t betaBytes) {
    assert(groups.size() == plan.view.groups.size());
    auto other = std::make_shared<PlanScene>(plan);
    other->view.groups = std::move(groups);
    other->view.betaBytes = betaBytes;
    for (GroupShape& shape : other->shapes) {
        shape.usage = 0;
        describe(shape, other->view);
    }
    return other;
}

}  // namespace fusescope
