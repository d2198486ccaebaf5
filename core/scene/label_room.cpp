// SPDX-License-Identifier: Apache-2.0
// Map: which side labels of this picture prefer → for each hull the best of its larger parts and their sides, clear of
// cards, hulls, links and the labels before it → rooms that meet are cut, so that labels do not grow into each other.
#include "core/scene/label_room.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/scene/plan_scene.h"

namespace fusescope {
namespace {

constexpr double kReach = 1200;  // how far room is looked for
constexpr double kHeight = 28;   // of a whole label at 100 %
constexpr double kLength = 235;
constexpr double kGap = 8;
constexpr std::size_t kParts = 4;  // tried for a hull of several

using Sides = std::array<LabelSide, 3>;

/// Where a label of that size would stand.
Rect labelRect(LabelSide side, const Rect& anchor, double length, double height) {
    if (side == LabelSide::Above)
        return {anchor.left, anchor.top - kGap - height, anchor.left + length, anchor.top - 1};
    if (side == LabelSide::Left) return {anchor.left - kGap - length, anchor.top, anchor.left - 1, anchor.top + height};
    return {anchor.right + 1, anchor.top, anchor.right + kGap + length, anchor.top + height};
}

Rect wholeLabel(LabelSide side, const Rect& anchor) { return labelRect(side, anchor, kLength, kHeight); }

Rect boxOf(Point a, Point b) {
    return {std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)};
}

bool runsThrough(const Curve& curve, const Rect& rect) {
    constexpr int kSamples = 8;
    for (std::size_t i = 0; i + 3 < curve.size(); i += 3) {
        Point from = curve[i];
        for (int step = 1; step <= kSamples; ++step) {
            const Point to =
                bezierPoint(curve[i], curve[i + 1], curve[i + 2], curve[i + 3], static_cast<double>(step) / kSamples);
            if (boxOf(from, to).inflated(1).intersects(rect)) return true;
            from = to;
        }
    }
    return false;
}

bool meetsLinks(const GraphScene& scene, const Rect& rect) {
    bool isMet = false;
    scene.linkGrid.forEach(rect, [&](int link) {
        isMet = isMet || runsThrough(scene.layout.curves[static_cast<std::size_t>(link)], rect);
    });
    return isMet;
}

/// Labels of one picture stand on one side where they can: the one with fewer links in their way.
Sides preferredSides(const GraphScene& scene, const PlanScene& plan) {
    if (scene.layout.orientation == Orientation::LeftToRight)
        return {LabelSide::Above, LabelSide::Right, LabelSide::Left};
    int metRight = 0, metLeft = 0;
    for (const GroupShape& shape : plan.shapes) {
        metRight += meetsLinks(scene, wholeLabel(LabelSide::Right, shape.box));
        metLeft += meetsLinks(scene, wholeLabel(LabelSide::Left, shape.box));
    }
    if (metLeft < metRight) return {LabelSide::Left, LabelSide::Right, LabelSide::Above};
    return {LabelSide::Right, LabelSide::Left, LabelSide::Above};
}

/// How far a label may grow from the hull before it meets a card or another part of a hull.
double freeDistance(const GraphScene& scene, const PlanScene& plan, const Rect& region, LabelSide side) {
    double free = kReach;
    const auto meet = [&](const Rect& rect) {
        const double distance = side == LabelSide::Right  ? rect.left - region.left
                                : side == LabelSide::Left ? region.right - rect.right
                                                          : region.bottom - rect.bottom;
        free = std::min(free, std::max(distance - kGap, 0.0));
    };
    scene.cardGrid.forEach(region, [&](int op) { meet(scene.boxes[static_cast<std::size_t>(op)]); });
    plan.shapeGrid.forEach(region, [&](int other) {
        for (const Rect& part : plan.shapes[static_cast<std::size_t>(other)].parts)
            if (part.intersects(region)) meet(part);
    });
    return free;
}

LabelRoom roomAt(LabelSide side, const GraphScene& scene, const PlanScene& plan, const Rect& anchor) {
    if (side == LabelSide::Above) {
        const Rect region = labelRect(side, anchor, anchor.width(), kReach);
        return {side, anchor, anchor.width() + kGap, freeDistance(scene, plan, region, side)};
    }
    const Rect region = labelRect(side, anchor, kReach, kHeight);
    return {side, anchor, freeDistance(scene, plan, region, side) - kGap, anchor.height() + kGap};
}

/// Larger parts first.
std::vector<Rect> anchorsOf(const GroupShape& shape) {
    std::vector<Rect> anchors = shape.parts;
    const auto area = [](const Rect& rect) { return rect.width() * rect.height(); };
    std::stable_sort(anchors.begin(), anchors.end(), [&](const Rect& a, const Rect& b) { return area(a) > area(b); });
    anchors.resize(std::min(anchors.size(), kParts));
    return anchors;
}

LabelRoom inside(const GroupShape& shape) {
    const Rect& top =
        *std::min_element(shape.parts.begin(), shape.parts.end(), [](auto& a, auto& b) { return a.top < b.top; });
    return {LabelSide::Inside, top, top.width() / 2 - kGap, kGap};
}

class Placing {
 public:
    Placing(const GraphScene& scene, const PlanScene& plan)
        : scene_(scene), plan_(plan), sides_(preferredSides(scene, plan)) {}

    /// Room for the whole label and no link in it is best, then room, then the most of it.
    LabelRoom place(const GroupShape& shape) {
        LabelRoom best = inside(shape);
        double bestRank = 0;
        for (const Rect& anchor : anchorsOf(shape))
            for (const LabelSide side : sides_) {
                const LabelRoom room = roomAt(side, scene_, plan_, anchor);
                const double rank = rankOf(room);
                if (rank <= bestRank) continue;
                best = room;
                bestRank = rank;
            }
        if (best.side != LabelSide::Inside)
            taken_.push_back(labelRect(best.side, best.anchor, std::min(best.length, kLength), kHeight));
        return best;
    }

 private:
    double rankOf(const LabelRoom& room) const {
        if (room.height < kHeight - kGap || room.length < kGap) return 0;
        const Rect rect = labelRect(room.side, room.anchor, std::min(room.length, kLength), kHeight);
        const std::size_t window = std::min<std::size_t>(taken_.size(), 64);  // hulls come roughly from top to bottom
        if (std::any_of(taken_.end() - static_cast<std::ptrdiff_t>(window), taken_.end(),
                        [&](const Rect& other) { return other.intersects(rect); }))
            return 0;
        if (room.length < kLength) return room.length / kReach;
        return meetsLinks(scene_, rect) ? 1 : 2;
    }

    const GraphScene& scene_;
    const PlanScene& plan_;
    Sides sides_;
    std::vector<Rect> taken_;
};

/// Rooms beside each other or below each other share what is between them.
void separate(LabelRoom& a, LabelRoom& b) {
    if (a.side == LabelSide::Inside || b.side == LabelSide::Inside || a.side == LabelSide::Above ||
        b.side == LabelSide::Above)
        return;
    const Rect first = labelRect(a.side, a.anchor, a.length, a.height),
               second = labelRect(b.side, b.anchor, b.length, b.height);
    if (!first.intersects(second)) return;
    const double dy = std::abs(first.top - second.top);
    if (dy >= kHeight - kGap) {
        LabelRoom& upper = first.top < second.top ? a : b;
        upper.height = std::min(upper.height, dy);
        return;
    }
    const bool areFacing = a.side != b.side;
    const double between =
        areFacing ? (a.side == LabelSide::Right ? b.anchor.left - a.anchor.right : a.anchor.left - b.anchor.right) : 0;
    if (between <= 0) return;
    a.length = std::min(a.length, between / 2 - kGap);
    b.length = std::min(b.length, between / 2 - kGap);
}

void separateAll(std::vector<LabelRoom>& rooms) {
    std::vector<Rect> rects;
    for (const LabelRoom& room : rooms)
        rects.push_back(labelRect(room.side, room.anchor, std::max(room.length, 1.0), std::max(room.height, 1.0)));
    const RectGrid grid(rects);
    for (std::size_t i = 0; i < rooms.size(); ++i)
        grid.forEach(rects[i], [&](int other) {
            if (static_cast<std::size_t>(other) > i) separate(rooms[i], rooms[static_cast<std::size_t>(other)]);
        });
}

}  // namespace

std::vector<LabelRoom> labelRooms(const GraphScene& scene, const PlanScene& plan) {
    Placing placing(scene, plan);
    std::vector<LabelRoom> rooms;
    for (const GroupShape& shape : plan.shapes) rooms.push_back(placing.place(shape));
    separateAll(rooms);
    return rooms;
}

}  // namespace fusescope
