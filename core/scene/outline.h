// SPDX-License-Identifier: Apache-2.0
// The outline of a union of rectangles, with rounded corners.
#pragma once

#include <vector>

#include "core/layout/geometry.h"
#include "core/scene/draw_list.h"

namespace fusescope {

/// Corners of each contour of the union, clockwise around filled parts, counter-clockwise around holes. O(n log n) for
/// rectangles that are spread along y, O(n²) at worst.
std::vector<std::vector<Point>> unionOutline(std::vector<Rect> rects);

/// `contours` with every corner rounded by up to `radius`: less where an edge is too short for it.
Path roundedPath(const std::vector<std::vector<Point>>& contours, double radius);

}  // namespace fusescope
