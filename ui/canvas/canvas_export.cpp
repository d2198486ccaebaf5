// SPDX-License-Identifier: Apache-2.0
#include "ui/canvas/canvas_export.h"

#include <QGuiApplication>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/io/svg_writer.h"
#include "ui/canvas/draw_list_painter.h"
#include "ui/theme/app_theme.h"

namespace fusescope {
namespace {

constexpr double kMaxSide = 32767;          // the raster engine's coordinates end there
constexpr double kMaxPixels = 268'435'456;  // 1 GiB

ViewState viewOf(const Picture& picture) {
    ViewState view = wholeView(picture.scene, picture.plan);
    view.overlay = picture.overlay;
    return view;
}

double greatestScale(const Rect& region) {
    const double side = kMaxSide / std::max(region.width(), region.height());
    return std::min(side, std::sqrt(kMaxPixels / (region.width() * region.height())));
}

std::string percent(double scale) { return std::to_string(static_cast<int>(std::floor(scale * 100))) + " %"; }

QSize imageSize(const Rect& region, double scale) {
    const double width = std::ceil(region.width() * scale), height = std::ceil(region.height() * scale);
    if (width > kMaxSide || height > kMaxSide || width * height > kMaxPixels)
        throw Error("the picture would be too large: " + std::to_string(static_cast<std::int64_t>(width)) + " x " +
                        std::to_string(static_cast<std::int64_t>(height)) + " pixels",
                    {}, "export it at " + percent(greatestScale(region)) + " or less, or as SVG");
    return {static_cast<int>(width), static_cast<int>(height)};
}

std::string countText(int count, const char* noun) {
    return std::to_string(count) + ' ' + noun + (count == 1 ? "" : "s");
}

}  // namespace

QImage pictureImage(const Picture& picture, double scale) {
    ViewState view = viewOf(picture);
    QImage image(imageSize(view.visible, scale), QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        throw Error("there is not enough memory for the picture", {}, "export it at a smaller scale, or as SVG");
    image.fill(toColor(picture.theme.color(ColorRole::Canvas)));
    view.scale = std::max(scale, 1.0);
    QPainter painter(&image);
    const DrawListPainter list(picture.theme, QGuiApplication::font().family());
    list.paint(painter, drawScene(picture.scene, picture.plan, view), {scale, {view.visible.left, view.visible.top}});
    return image;
}

std::string pictureSvg(const Picture& picture) {
    const ViewState view = viewOf(picture);
    SvgPage page{view.visible, picture.scene.graph->name(), countText(picture.scene.graph->opCount(), "op")};
    if (picture.plan) page.description += " in " + countText(picture.plan->view.plan.groupCount(), "group");
    return svgText(drawScene(picture.scene, picture.plan, view), picture.theme, page);
}

}  // namespace fusescope
