// SPDX-License-Identifier: Apache-2.0
// The whole scene as a picture: an image of pixels or an SVG file.
#pragma once

#include <QImage>
#include <string>

#include "core/scene/draw_scene.h"

namespace fusescope {

struct Picture {
    const GraphScene& scene;
    const PlanScene* plan = nullptr;  ///< may be null
    const Theme& theme;
    std::shared_ptr<const Overlay> overlay;
};

/// `scale` pixels per scene unit, in full detail. Throws Error, with the greatest scale that works, if a side would
/// exceed 2^15 pixels or the image 2^28: never a part of the picture.
QImage pictureImage(const Picture& picture, double scale);

/// The text of an SVG file.
std::string pictureSvg(const Picture& picture);

}  // namespace fusescope
