// SPDX-License-Identifier: Apache-2.0
// Plane geometry of pictures: x to the right, y down, in pixels at 100 %.
#pragma once

#include <algorithm>

namespace fusescope {

struct Point {
    double x = 0;
    double y = 0;
    friend bool operator==(const Point&, const Point&) = default;
};

struct Size {
    double width = 0;
    double height = 0;
    friend bool operator==(const Size&, const Size&) = default;
};

struct Rect {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;

    double width() const { return right - left; }
    double height() const { return bottom - top; }
    Point center() const { return {(left + right) / 2, (top + bottom) / 2}; }
    bool isEmpty() const { return right <= left || bottom <= top; }
    bool contains(Point p) const { return p.x >= left && p.x <= right && p.y >= top && p.y <= bottom; }
    bool contains(const Rect& r) const {
        return r.left >= left && r.right <= right && r.top >= top && r.bottom <= bottom;
    }
    bool intersects(const Rect& r) const {
        return r.left < right && r.right > left && r.top < bottom && r.bottom > top;
    }
    Rect inflated(double by) const { return {left - by, top - by, right + by, bottom + by}; }
    Rect united(const Rect& r) const {
        return {std::min(left, r.left), std::min(top, r.top), std::max(right, r.right), std::max(bottom, r.bottom)};
    }
    friend bool operator==(const Rect&, const Rect&) = default;
};

/// The rectangle of a box by its centre.
inline Rect rectAround(Point center, Size box) {
    return {center.x - box.width / 2, center.y - box.height / 2, center.x + box.width / 2, center.y + box.height / 2};
}

/// A point of the cubic Bézier curve a, b, c, d at t in [0, 1].
inline Point bezierPoint(Point a, Point b, Point c, Point d, double t) {
    const double s = 1 - t;
    const double wa = s * s * s, wb = 3 * s * s * t, wc = 3 * s * t * t, wd = t * t * t;
    return {wa * a.x + wb * b.x + wc * c.x + wd * d.x, wa * a.y + wb * b.y + wc * c.y + wd * d.y};
}

}  // namespace fusescope
