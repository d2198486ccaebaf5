// SPDX-License-Identifier: Apache-2.0
#include "ui/canvas/view_transform.h"

#include <algorithm>

namespace fusescope {

Rect ViewTransform::visible(Size screen) const {
    return {origin.x, origin.y, origin.x + screen.width / scale, origin.y + screen.height / scale};
}

ViewTransform ViewTransform::zoomedAt(Point screen, double factor) const {
    const Point fixed = toScene(screen);
    const double next = std::clamp(scale * factor, kLeastScale, kMostScale);
    return {next, {fixed.x - screen.x / next, fixed.y - screen.y / next}};
}

ViewTransform ViewTransform::movedBy(double dx, double dy) const {
    return {scale, {origin.x - dx / scale, origin.y - dy / scale}};
}

ViewTransform ViewTransform::centeredOn(Point scene, Size screen) const {
    return {scale, {scene.x - screen.width / 2 / scale, scene.y - screen.height / 2 / scale}};
}

ViewTransform ViewTransform::keptNear(const Rect& scene, Size screen) const {
    constexpr double kStripPixels = 60;
    const double strip = kStripPixels / scale;
    const double width = screen.width / scale, height = screen.height / scale;
    const auto kept = [strip](double start, double low, double high, double length) {
        return std::clamp(start, std::min(low + strip - length, high - strip),
                          std::max(high - strip, low + strip - length));
    };
    return {scale, {kept(origin.x, scene.left, scene.right, width), kept(origin.y, scene.top, scene.bottom, height)}};
}

ViewTransform fitted(const Rect& scene, Size screen, double margin, double mostScale) {
    const double width = std::max(screen.width - 2 * margin, 1.0);
    const double height = std::max(screen.height - 2 * margin, 1.0);
    const double scale = std::min(width / std::max(scene.width(), 1.0), height / std::max(scene.height(), 1.0));
    ViewTransform view{std::clamp(scale, kLeastScale, mostScale), {}};
    return view.centeredOn(scene.center(), screen);
}

}  // namespace fusescope
