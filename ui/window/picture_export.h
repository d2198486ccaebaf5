// SPDX-License-Identifier: Apache-2.0
// Writes the whole picture of the canvas to a file.
#pragma once

#include <filesystem>

#include "ui/canvas/canvas.h"

namespace fusescope {

/// Both throw Error, and leave the file as it was; `canvas` has a scene.
void exportSvg(const CanvasWidget& canvas, const std::filesystem::path& file);
/// At 200 %, or as large as a picture may be.
void exportPng(const CanvasWidget& canvas, const std::filesystem::path& file);

}  // namespace fusescope
