// SPDX-License-Identifier: Apache-2.0
#include "ui/window/picture_export.h"

#include <QBuffer>

#include "core/base/error.h"
#include "core/io/atomic_file.h"
#include "ui/canvas/canvas_export.h"

namespace fusescope {
namespace {

Picture pictureOf(const CanvasWidget& canvas) {
    return {*canvas.scene(), canvas.plan().get(), canvas.theme(), canvas.overlay()};
}

QImage imageOf(const Picture& picture) {
    for (const double scale : {2.0, 1.0, 0.5}) {
        try {
            return pictureImage(picture, scale);
        } catch (const Error&) {
            continue;  // too large: the next smaller one, and at last the error with its hint
        }
    }
    return pictureImage(picture, 0.25);
}

}  // namespace

void exportSvg(const CanvasWidget& canvas, const std::filesystem::path& file) {
    writeFileAtomically(file, pictureSvg(pictureOf(canvas)));
}

void exportPng(const CanvasWidget& canvas, const std::filesystem::path& file) {
    const QImage image = imageOf(pictureOf(canvas));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!image.save(&buffer, "PNG")) throw Error("the picture cannot be written as PNG", file.string());
    writeFileAtomically(file, {bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

}  // namespace fusescope
