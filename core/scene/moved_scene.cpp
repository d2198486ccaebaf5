// SPDX-License-Identifier: Apache-2.0
#include "core/scene/moved_scene.h"

namespace fusescope {
namespace {

Point shift(double along, Orientation orientation) {
    return orientation == Orientation::TopToBottom ? Point{0, along} : Point{along, 0};
}

Point moved(Point p, Point by) { return {p.x + by.x, p.y + by.y}; }
Rect moved(const Rect& r, Point by) { return {r.left + by.x, r.top + by.y, r.right + by.x, r.bottom + by.y}; }

/// The start goes with one end, the end with the other, and what is between in proportion.
Curve stretched(const Curve& curve, Point first, Point last) {
    Curve result;
    const double steps = static_cast<double>(curve.size() - 1);
    for (std::size_t i = 0; i < curve.size(); ++i) {
        const double part = static_cast<double>(i) / steps;
        result.push_back(moved(curve[i], {first.x + (last.x - first.x) * part, first.y + (last.y - first.y) * part}));
    }
    return result;
}

Path moved(const Path& path, Point by) {
    Path result;
    std::size_t at = 0;
    const auto next = [&] { return moved(path.points()[at++], by); };
    for (const Path::Verb verb : path.verbs()) {
        switch (verb) {
            case Path::Verb::Figure:
                result.beginFigure();
                break;
            case Path::Verb::Move:
                result.moveTo(next());
                break;
            case Path::Verb::Line:
                result.lineTo(next());
                break;
            case Path::Verb::Cubic: {
                const Point a = next(), b = next();
                result.cubicTo(a, b, next());
                break;
            }
            case Path::Verb::Close:
                result.close();
                break;
        }
    }
    return result;
}

}  // namespace

std::shared_ptr<const GraphScene> movedScene(const GraphScene& scene, const std::vector<GroupMove>& moves) {
    auto result = std::make_shared<GraphScene>(scene);
    std::vector<Point> by(scene.boxes.size());
    for (const GroupMove& move : moves)
        move.ops.forEach([&](OpId op) { by[op.index()] = shift(move.along, scene.layout.orientation); });
    for (std::size_t op = 0; op < by.size(); ++op) {
        result->boxes[op] = moved(scene.boxes[op], by[op]);
        result->layout.centers[op] = moved(scene.layout.centers[op], by[op]);
    }
    std::vector<Rect> linkBoxes;
    for (std::size_t link = 0; link < scene.links.size(); ++link) {
        const Point first = by[scene.links[link].from.index()], last = by[scene.links[link].to.index()];
        const bool stays = first == Point{} && last == Point{};
        Rect box = scene.linkGrid.rect(static_cast<int>(link));
        if (!stays) {
            result->layout.curves[link] = stretched(scene.layout.curves[link], first, last);
            box = moved(box, first).united(moved(box, last));
        }
        linkBoxes.push_back(box);
    }
    result->cardGrid = RectGrid(result->boxes);
    result->linkGrid = RectGrid(std::move(linkBoxes));
    return result;
}

std::shared_ptr<const PlanScene> movedPlan(const PlanScene& plan, const std::vector<GroupMove>& moves,
                                           Orientation orientation) {
    auto result = std::make_shared<PlanScene>(plan);
    std::vector<Rect> boxes;
    for (GroupShape& shape : result->shapes) {
        const GroupSet& ops = plan.view.plan.group(shape.group);
        for (const GroupMove& move : moves) {
            if (!ops.isSubsetOf(move.ops)) continue;
            const Point by = shift(move.along, orientation);
            shape.box = moved(shape.box, by);
            for (Rect& part : shape.parts) part = moved(part, by);
            shape.outline = moved(shape.outline, by);
            shape.labelRoom.anchor = moved(shape.labelRoom.anchor, by);
        }
        boxes.push_back(shape.box);
    }
    result->shapeGrid = RectGrid(std::move(boxes));
    return result;
}

}  // namespace fusescope
