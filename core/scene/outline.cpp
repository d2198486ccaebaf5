// SPDX-License-Identifier: Apache-2.0
// Map: horizontal bands between consecutive y of the rectangles, each a list of filled intervals → directed border
// pieces (filled side to the right of the direction) → contours by joining them end to start.
#include "core/scene/outline.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace fusescope {
namespace {

struct Interval {
    double left;
    double right;
    friend bool operator==(const Interval&, const Interval&) = default;
};

struct Band {
    double top;
    double bottom;
    std::vector<Interval> filled;  // disjoint, ascending
};

std::vector<Interval> merged(std::vector<Interval> intervals) {
    std::sort(intervals.begin(), intervals.end(), [](auto a, auto b) { return a.left < b.left; });
    std::vector<Interval> result;
    for (const Interval& next : intervals) {
        if (!result.empty() && next.left <= result.back().right)
            result.back().right = std::max(result.back().right, next.right);
        else
            result.push_back(next);
    }
    return result;
}

std::vector<Band> bandsOf(std::vector<Rect> rects) {
    std::vector<double> levels;
    for (const Rect& rect : rects) levels.insert(levels.end(), {rect.top, rect.bottom});
    std::sort(levels.begin(), levels.end());
    levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
    std::sort(rects.begin(), rects.end(), [](const Rect& a, const Rect& b) { return a.top < b.top; });
    std::vector<Band> bands;
    std::vector<Rect> active;
    auto next = rects.begin();
    for (std::size_t i = 0; i + 1 < levels.size(); ++i) {
        std::erase_if(active, [&](const Rect& rect) { return rect.bottom <= levels[i]; });
        for (; next != rects.end() && next->top <= levels[i]; ++next) active.push_back(*next);
        std::vector<Interval> intervals;
        for (const Rect& rect : active) intervals.push_back({rect.left, rect.right});
        intervals = merged(std::move(intervals));
        const bool continues = !bands.empty() && bands.back().bottom == levels[i] && bands.back().filled == intervals;
        if (continues)
            bands.back().bottom = levels[i + 1];
        else
            bands.push_back({levels[i], levels[i + 1], std::move(intervals)});
    }
    return bands;
}

using Corner = std::pair<double, double>;
using Borders = std::multimap<Corner, Point>;  // from a corner to the end of the border that leaves it

/// Borders along y between what is filled above and below it.
void addHorizontal(double y, const std::vector<Interval>& above, const std::vector<Interval>& below, Borders& borders) {
    std::vector<double> stops;
    for (const auto* row : {&above, &below})
        for (const Interval& interval : *row) stops.insert(stops.end(), {interval.left, interval.right});
    std::sort(stops.begin(), stops.end());
    stops.erase(std::unique(stops.begin(), stops.end()), stops.end());
    const auto covers = [](const std::vector<Interval>& row, double x) {
        return std::any_of(row.begin(), row.end(), [x](auto in) { return in.left < x && x < in.right; });
    };
    for (std::size_t i = 0; i + 1 < stops.size(); ++i) {
        const double middle = (stops[i] + stops[i + 1]) / 2;
        const bool isFilledAbove = covers(above, middle);
        if (isFilledAbove == covers(below, middle)) continue;
        const double start = isFilledAbove ? stops[i + 1] : stops[i];
        const double end = isFilledAbove ? stops[i] : stops[i + 1];
        borders.emplace(Corner{start, y}, Point{end, y});
    }
}

Borders bordersOf(const std::vector<Band>& bands) {
    Borders borders;
    const std::vector<Interval> nothing;
    for (std::size_t i = 0; i < bands.size(); ++i) {
        const Band& band = bands[i];
        addHorizontal(band.top, i == 0 ? nothing : bands[i - 1].filled, band.filled, borders);
        for (const Interval& interval : band.filled) {
            borders.emplace(Corner{interval.right, band.top}, Point{interval.right, band.bottom});
            borders.emplace(Corner{interval.left, band.bottom}, Point{interval.left, band.top});
        }
    }
    if (!bands.empty()) addHorizontal(bands.back().bottom, bands.back().filled, nothing, borders);
    return borders;
}

double turn(Point a, Point b, Point c) { return (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x); }

/// Takes the border that continues a -> b; where two parts touch in a corner, the one that keeps them apart.
Point takeNext(Borders& borders, Point a, Point b) {
    const auto [first, last] = borders.equal_range({b.x, b.y});
    auto best = first;
    for (auto candidate = first; candidate != last; ++candidate)
        if (turn(a, b, candidate->second) > turn(a, b, best->second)) best = candidate;
    const Point next = best->second;
    borders.erase(best);
    return next;
}

void dropStraightCorners(std::vector<Point>& contour) {
    std::vector<Point> corners;
    for (std::size_t i = 0; i < contour.size(); ++i) {
        const Point before = contour[(i + contour.size() - 1) % contour.size()];
        const Point after = contour[(i + 1) % contour.size()];
        if (turn(before, contour[i], after) != 0) corners.push_back(contour[i]);
    }
    contour = std::move(corners);
}

double length(Point a, Point b) { return std::abs(a.x - b.x) + std::abs(a.y - b.y); }  // edges are upright or level

Point towards(Point from, Point to, double distance) {
    const double part = distance / length(from, to);
    return {from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part};
}

}  // namespace

std::vector<std::vector<Point>> unionOutline(std::vector<Rect> rects) {
    std::erase_if(rects, [](const Rect& rect) { return rect.isEmpty(); });
    Borders borders = bordersOf(bandsOf(std::move(rects)));
    std::vector<std::vector<Point>> contours;
    while (!borders.empty()) {
        const Point start{borders.begin()->first.first, borders.begin()->first.second};
        std::vector<Point> contour{start, borders.begin()->second};
        borders.erase(borders.begin());
        while (contour.back() != start)
            contour.push_back(takeNext(borders, contour[contour.size() - 2], contour.back()));
        contour.pop_back();
        dropStraightCorners(contour);
        contours.push_back(std::move(contour));
    }
    return contours;
}

Path roundedPath(const std::vector<std::vector<Point>>& contours, double radius) {
    constexpr double kArc = 0.5523;  // control points of a quarter circle
    Path path;
    for (const auto& contour : contours) {
        const std::size_t count = contour.size();
        for (std::size_t i = 0; i < count; ++i) {
            const Point before = contour[(i + count - 1) % count], corner = contour[i],
                        after = contour[(i + 1) % count];
            const double r = std::min({radius, length(before, corner) / 2, length(corner, after) / 2});
            const Point enter = towards(corner, before, r);
            const Point leave = towards(corner, after, r);
            i == 0 ? path.moveTo(enter) : path.lineTo(enter);
            path.cubicTo(towards(corner, before, r * (1 - kArc)), towards(corner, after, r * (1 - kArc)), leave);
        }
        path.close();
    }
    return path;
}

}  // namespace fusescope
