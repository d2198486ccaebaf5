// SPDX-License-Identifier: Apache-2.0
#include "core/scene/hit_test.h"

#include <algorithm>
#include <cmath>

#include "core/scene/group_label.h"

namespace fusescope {
namespace {

constexpr int kSamples = 12;  // of each cubic piece

double distanceToSegment(Point p, Point a, Point b) {
    const double dx = b.x - a.x, dy = b.y - a.y;
    const double lengthSquared = dx * dx + dy * dy;
    const double t =
        lengthSquared > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / lengthSquared, 0.0, 1.0) : 0;
    return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

double distanceToCurve(Point p, const Curve& curve) {
    double nearest = std::hypot(p.x - curve.front().x, p.y - curve.front().y);
    for (std::size_t i = 0; i + 3 < curve.size(); i += 3) {
        Point from = curve[i];
        for (int step = 1; step <= kSamples; ++step) {
            const Point to =
                bezierPoint(curve[i], curve[i + 1], curve[i + 2], curve[i + 3], static_cast<double>(step) / kSamples);
            nearest = std::min(nearest, distanceToSegment(p, from, to));
            from = to;
        }
    }
    return nearest;
}

Rect around(Point p, double reach) { return Rect{p.x, p.y, p.x, p.y}.inflated(reach); }

OpId opAt(const GraphScene& scene, Point point) {
    OpId found;
    scene.cardGrid.forEach(around(point, 0.01), [&](int op) {
        if (scene.boxes[static_cast<std::size_t>(op)].contains(point)) found = OpId(op);
    });
    return found;
}

GroupId labelAt(const PlanScene& plan, Point point, double scale) {
    constexpr double kReachPixels = 400;
    GroupId found;
    plan.shapeGrid.forEach(around(point, kReachPixels / std::min(scale, 1.0)), [&](int index) {
        const GroupShape& shape = plan.shapes[static_cast<std::size_t>(index)];
        const auto label = groupLabel(shape, scale);
        if (label && label->box.contains(point)) found = shape.group;
    });
    return found;
}

int linkAt(const GraphScene& scene, Point point, double reach) {
    int found = -1;
    scene.linkGrid.forEach(around(point, reach), [&](int link) {
        const double distance = distanceToCurve(point, scene.layout.curves[static_cast<std::size_t>(link)]);
        if (distance > reach) return;
        reach = distance;
        found = link;
    });
    return found;
}

GroupId groupAt(const PlanScene& plan, Point point) {
    GroupId found;
    plan.shapeGrid.forEach(around(point, 0.01), [&](int index) {
        const GroupShape& shape = plan.shapes[static_cast<std::size_t>(index)];
        if (std::any_of(shape.parts.begin(), shape.parts.end(), [&](const Rect& part) { return part.contains(point); }))
            found = shape.group;
    });
    return found;
}

}  // namespace

Hit hitTest(const GraphScene& scene, const PlanScene* plan, Point point, double scale, double reachPixels) {
    const bool areOpsShown = detailAt(scale) > Detail::Hulls || !plan;
    if (areOpsShown)
        if (const OpId op = opAt(scene, point); op.isValid()) return {HitKind::Op, op, {}, -1};
    if (plan && areOpsShown)
        if (const GroupId group = labelAt(*plan, point, scale); group.isValid())
            return {HitKind::GroupLabel, {}, group, -1};
    if (detailAt(scale) >= Detail::Cards)
        if (const int link = linkAt(scene, point, reachPixels / scale); link >= 0) return {HitKind::Link, {}, {}, link};
    if (plan)
        if (const GroupId group = groupAt(*plan, point); group.isValid()) return {HitKind::Group, {}, group, -1};
    return {};
}

}  // namespace fusescope
