// SPDX-License-Identifier: Apache-2.0
#include "core/scene/navigation.h"

#include <cmath>
#include <limits>
#include <span>

namespace fusescope {
namespace {

constexpr double kFar = std::numeric_limits<double>::infinity();

bool isUpright(const GraphScene& scene) { return scene.layout.orientation == Orientation::TopToBottom; }

/// Position along and across the flow.
struct FlowPoint {
    double along;
    double across;
};

FlowPoint flowPoint(const GraphScene& scene, OpId op) {
    const Point center = scene.box(op).center();
    return isUpright(scene) ? FlowPoint{center.y, center.x} : FlowPoint{center.x, center.y};
}

OpId nearestAcross(const GraphScene& scene, OpId from, std::span<const OpId> candidates) {
    OpId best;
    double bestDistance = kFar;
    for (const OpId op : candidates) {
        const FlowPoint a = flowPoint(scene, from), b = flowPoint(scene, op);
        const double distance =
            std::abs(a.across - b.across) + std::abs(a.along - b.along) / 1000;  // then the nearer one
        if (distance >= bestDistance) continue;
        best = op;
        bestDistance = distance;
    }
    return best;
}

/// `sign`: 1 towards greater coordinates.
OpId beside(const GraphScene& scene, OpId from, int sign) {
    const Rect& box = scene.box(from);
    const Rect lane =
        isUpright(scene) ? Rect{-kFar, box.top, kFar, box.bottom} : Rect{box.left, -kFar, box.right, kFar};
    const double start = flowPoint(scene, from).across;
    OpId best;
    double bestDistance = kFar;
    scene.cardGrid.forEach(lane, [&](int index) {
        const double distance = (flowPoint(scene, OpId(index)).across - start) * sign;
        if (distance <= 0 || distance >= bestDistance) return;
        best = OpId(index);
        bestDistance = distance;
    });
    return best;
}

}  // namespace

OpId neighbour(const GraphScene& scene, OpId from, Direction direction) {
    const bool isAlong = isUpright(scene) == (direction == Direction::Up || direction == Direction::Down);
    const bool isForward = direction == Direction::Down || direction == Direction::Right;
    if (!isAlong) return beside(scene, from, isForward ? 1 : -1);
    return nearestAcross(scene, from, isForward ? scene.graph->successors(from) : scene.graph->predecessors(from));
}

OpId nearestOp(const GraphScene& scene, Point point) {
    OpId best;
    double bestDistance = kFar;
    for (int op = 0; op < scene.graph->opCount(); ++op) {
        const Point center = scene.box(OpId(op)).center();
        const double distance = std::hypot(center.x - point.x, center.y - point.y);
        if (distance >= bestDistance) continue;
        best = OpId(op);
        bestDistance = distance;
    }
    return best;
}

}  // namespace fusescope
