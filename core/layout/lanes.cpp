// SPDX-License-Identifier: Apache-2.0
#include "core/layout/lanes.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <queue>

namespace fusescope {
namespace {

constexpr double kLaneWidth = 8;
constexpr double kCornerRadius = 9;
constexpr int kLaneLimit = 64;  // beyond that lanes are shared

/// From where the first link of a node turns to its lane to where the last one leaves it.
struct Bundle {
    double top = 0;
    double bottom = 0;
    int lane = 0;
};

/// Lanes by interval: a lane is free again once its bundle has ended. Returns how many there are.
int takeLanes(std::vector<Bundle*>& byTop) {
    using Busy = std::pair<double, int>;
    std::priority_queue<Busy, std::vector<Busy>, std::greater<>> busy;
    int used = 0, shared = 0;
    for (Bundle* const bundle : byTop) {
        if (!busy.empty() && busy.top().first <= bundle->top) {
            bundle->lane = busy.top().second;
            busy.pop();
        } else {
            bundle->lane = used < kLaneLimit ? used++ : shared++ % kLaneLimit;
        }
        busy.push({bundle->bottom, bundle->lane});
    }
    return used;
}

class Pen {
 public:
    explicit Pen(Point start) : curve_{start} {}

    void lineTo(Point to) { curve_.insert(curve_.end(), {curve_.back(), to, to}); }
    /// A round corner at `at`, on the way to `next`.
    void turnAt(Point at, Point next) {
        const Point before = towards(at, curve_.back()), after = towards(at, next);
        lineTo(before);
        curve_.insert(curve_.end(), {at, at, after});
    }
    Curve take() { return std::move(curve_); }

 private:
    /// A radius from `corner` to `other`, which is above, below or beside it.
    static Point towards(Point corner, Point other) {
        const double dx = other.x - corner.x, dy = other.y - corner.y;
        const double length = std::abs(dx) + std::abs(dy);
        const double part = length > 0 ? std::min(kCornerRadius / length, 1.0) : 0;
        return {corner.x + dx * part, corner.y + dy * part};
    }

    Curve curve_;
};

Curve curveAlong(Point start, std::initializer_list<Point> corners, Point end) {
    Pen pen(start);
    for (auto corner = corners.begin(); corner != corners.end(); ++corner)
        pen.turnAt(*corner, corner + 1 == corners.end() ? end : *(corner + 1));
    pen.lineTo(end);
    return pen.take();
}

Curve curveInLane(const LongLink& link, double laneX) {
    return curveAlong(
        link.start, {{link.start.x, link.exitY}, {laneX, link.exitY}, {laneX, link.entryY}, {link.end.x, link.entryY}},
        link.end);
}

}  // namespace

Curve busCurve(Point start, double level, Point end) {
    return curveAlong(start, {{start.x, level}, {end.x, level}}, end);
}

std::vector<Curve> routedInLanes(const std::vector<LongLink>& links, double left) {
    std::map<int, Bundle> bundles;
    for (const LongLink& link : links) {
        const auto [entry, isNew] = bundles.try_emplace(link.from, Bundle{link.exitY, link.entryY, 0});
        entry->second.bottom = std::max(entry->second.bottom, link.entryY);
    }
    std::vector<Bundle*> byTop;
    for (auto& [node, bundle] : bundles) byTop.push_back(&bundle);
    std::stable_sort(byTop.begin(), byTop.end(), [](const Bundle* a, const Bundle* b) { return a->top < b->top; });
    const int lanes = takeLanes(byTop);
    std::vector<Curve> curves;
    curves.reserve(links.size());
    for (const LongLink& link : links)
        curves.push_back(curveInLane(link, left + kLaneWidth * (lanes - 1 - bundles[link.from].lane)));
    return curves;
}

}  // namespace fusescope
