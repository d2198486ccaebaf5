// SPDX-License-Identifier: Apache-2.0
#include "core/scene/cut_mark.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/scene/draw_layers.h"

namespace fusescope {
namespace {

constexpr double kOverhang = 18;  // of a line over the group, in scene units

ColorRole roleOf(const CutMark& mark) {
    if (mark.category == 1) return ColorRole::Ok;
    return mark.category == 2 ? ColorRole::Accent : ColorRole::Muted;
}

Point middleOf(const Curve& curve) {
    const std::size_t piece = (curve.size() - 1) / 3 / 2 * 3;
    return bezierPoint(curve[piece], curve[piece + 1], curve[piece + 2], curve[piece + 3], 0.5);
}

bool isUpright(const GraphScene& scene) { return scene.layout.orientation == Orientation::TopToBottom; }

void drawLine(const DrawContext& context, const CutMark& mark, const std::vector<Point>& line) {
    ShapeStyle style;
    style.stroke = roleOf(mark);
    style.strokeWidth = context.pixels(mark.isChosen ? 3 : 1.6);
    style.line = mark.isChosen ? LineStyle::Solid : LineStyle::Dashed;
    style.opacity = mark.opacity;
    Path& path = context.out.path(DrawListBuilder::Cuts, style);
    path.beginFigure();
    path.moveTo(line.front());
    for (std::size_t i = 1; i < line.size(); ++i) path.lineTo(line[i]);
}

/// A label is a constant size on the screen, left of the line's end (above it where the flow is to the right).
void drawLabel(const DrawContext& context, const CutMark& mark, Point end, double along) {
    const double unit = context.pixels(1), size = 11 * unit, height = 20 * unit;
    const double width = textWidth(mark.text, size, mark.isChosen ? FontWeight::Bold : FontWeight::Regular) + 16 * unit;
    const bool isAbove = !isUpright(context.scene);
    const Point middle = isAbove ? Point{along, end.y - height} : Point{end.x - width / 2 - 4 * unit, along};
    ShapeStyle card;
    card.fill = ColorRole::Panel;
    card.stroke = roleOf(mark);
    card.strokeWidth = unit * (mark.isChosen ? 2 : 1);
    card.radius = 6 * unit;
    card.opacity = mark.opacity;
    context.out.rect(DrawListBuilder::CutLabels, card, rectAround(middle, {width, height}));
    const FontWeight weight = mark.isChosen ? FontWeight::Bold : FontWeight::Regular;
    context.out.text(DrawListBuilder::CutTexts, {size, weight, roleOf(mark), Anchor::Middle, mark.opacity},
                     {{middle.x, middle.y + size * 0.36}, mark.text, 0});
}

}  // namespace

std::vector<Point> cutLine(const GraphScene& scene, const CutMark& mark, const Rect& group) {
    std::vector<Point> line;
    for (const int link : mark.links) line.push_back(middleOf(scene.layout.curves[static_cast<std::size_t>(link)]));
    const bool isUp = isUpright(scene);
    const auto across = [isUp](Point p) { return isUp ? p.x : p.y; };
    std::sort(line.begin(), line.end(), [&](Point a, Point b) { return across(a) < across(b); });
    const Point first = line.front(), last = line.back();
    const Rect room = group.inflated(kOverhang);
    line.insert(line.begin(), isUp ? Point{room.left, first.y} : Point{first.x, room.top});
    line.push_back(isUp ? Point{room.right, last.y} : Point{last.x, room.bottom});
    return line;
}

std::vector<double> spreadLabels(const std::vector<double>& ends, double height) {
    std::vector<std::size_t> order(ends.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return ends[a] < ends[b]; });
    std::vector<double> places = ends;
    for (std::size_t i = 1; i < order.size(); ++i)
        places[order[i]] = std::max(places[order[i]], places[order[i - 1]] + height);
    return places;
}

void drawCuts(const DrawContext& context) {
    const auto& cuts = context.view.cuts;
    if (!cuts || context.detail <= Detail::Blocks) return;
    std::vector<std::size_t> labelled;
    std::vector<Point> starts;
    std::vector<double> ends;
    for (std::size_t i = 0; i < cuts->marks.size(); ++i) {
        const CutMark& mark = cuts->marks[i];
        const std::vector<Point> line = cutLine(context.scene, mark, cuts->group);
        drawLine(context, mark, line);
        if (mark.text.empty()) continue;
        labelled.push_back(i);
        starts.push_back(line.front());
        ends.push_back(isUpright(context.scene) ? line.front().y : line.front().x);
    }
    const std::vector<double> places = spreadLabels(ends, context.pixels(isUpright(context.scene) ? 24 : 140));
    for (std::size_t i = 0; i < labelled.size(); ++i)
        drawLabel(context, cuts->marks[labelled[i]], starts[i], places[i]);
}

}  // namespace fusescope
