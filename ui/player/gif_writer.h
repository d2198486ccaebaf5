// SPDX-License-Identifier: Apache-2.0
// Pictures as one animated GIF, through giflib: this file's .cpp is the only one that sees it.
#pragma once

#include <QImage>
#include <string>
#include <vector>

namespace fusescope {

struct GifFrame {
    QImage image;  ///< all of one size
    int delayMs = 80;
};

/// The bytes of the file; it plays for ever. Up to 256 colours for all frames: those that cover most. Throws Error.
std::string gifBytes(const std::vector<GifFrame>& frames);

}  // namespace fusescope
