// SPDX-License-Identifier: Apache-2.0
// Where the scene is on the screen: a scale and an offset, as a value.
#pragma once

#include "core/layout/geometry.h"

namespace fusescope {

struct ViewTransform {
    double scale = 1;  ///< pixels per scene unit
    Point origin;      ///< scene point at the top left of the widget

    Point toScreen(Point scene) const { return {(scene.x - origin.x) * scale, (scene.y - origin.y) * scale}; }
    Point toScene(Point screen) const { return {screen.x / scale + origin.x, screen.y / scale + origin.y}; }
    Rect visible(Size screen) const;

    /// The same scene point stays under `screen`. Scales end at kLeastScale and kMostScale.
    ViewTransform zoomedAt(Point screen, double factor) const;
    ViewTransform movedBy(double dx, double dy) const;
    ViewTransform centeredOn(Point scene, Size screen) const;
    /// Moved back so far that `scene` and the screen share at least a strip.
    ViewTransform keptNear(const Rect& scene, Size screen) const;

    friend bool operator==(const ViewTransform&, const ViewTransform&) = default;
};

inline constexpr double kMostScale = 8;
inline constexpr double kLeastScale = 1e-5;
inline constexpr double kZoomStep = 1.25;  ///< of one key or one notch of the wheel

/// Shows all of `scene` with `margin` pixels around it, at most at `mostScale`.
ViewTransform fitted(const Rect& scene, Size screen, double margin = 24, double mostScale = 1);

}  // namespace fusescope
