// SPDX-License-Identifier: Apache-2.0
// Draw lists as PDF and PNG, without a window: the only room that sees cairo and pango.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/base/run_control.h"
#include "core/scene/draw_list.h"
#include "core/scene/theme.h"

namespace fusescope {

/// A part of a draw list at a place of a page; nothing is painted outside of `target`.
struct PlacedDrawing {
    std::shared_ptr<const DrawList> list;
    Rect source;  ///< in the units of the list; as wide for its height as `target`
    Rect target;  ///< on the page, in points
};

struct PrintedPage {
    Size size;  ///< in points, 1/72 inch
    std::vector<PlacedDrawing> drawings;
    std::string bookmark;  ///< what the table of contents calls it; may be empty
};

/// The bytes of a PDF 1.5 file with its fonts, made of vectors; the same bytes for the same pages. Nothing (an empty
/// text) if stopped. Throws Error.
std::string pdfText(const std::vector<PrintedPage>& pages, const Theme& theme, const std::string& title,
                    RunControl& control);

/// One page with all of `region`, a unit a point; shrunk to what PDF allows (14 400 points) if it is larger.
PrintedPage picturePage(DrawList list, const Rect& region, const std::string& title);

/// A part of a picture, in pixels of the whole at the scale asked for.
struct PngTile {
    int row = 0;
    int column = 0;
    Rect region;  ///< of the list
    int width = 0;
    int height = 0;  ///< in pixels
};

/// One tile if the picture has at most `mostPixels` a side, else as few rows and columns as need be, row by row.
std::vector<PngTile> pngTiles(const Rect& region, double scale, int mostPixels = 12'000);

/// Writes the picture to `file`, or its tiles to NAME-1-1.png, NAME-1-2.png… beside it (row, column). Returns what it
/// wrote; nothing when stopped. Throws Error; then no file is another than before.
std::vector<std::filesystem::path> writePngFiles(const DrawList& list, const Theme& theme, const Rect& region,
                                                 double scale, const std::filesystem::path& file, RunControl& control);

/// The bytes of a PNG file. Throws Error if there is not enough memory.
std::string pngText(const DrawList& list, const Theme& theme, const PngTile& tile);

}  // namespace fusescope
