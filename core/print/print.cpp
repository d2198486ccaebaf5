// SPDX-License-Identifier: Apache-2.0
#include "core/print/print.h"

#include <cairo-pdf.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "core/base/error.h"
#include "core/io/atomic_file.h"
#include "core/print/cairo_painter.h"

namespace fusescope {
namespace {

constexpr double kMostPoints = 14'400;  // of PDF

struct Destroy {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};
using Surface = std::unique_ptr<cairo_surface_t, Destroy>;
using Context = std::unique_ptr<cairo_t, Destroy>;

cairo_status_t appendTo(void* text, const unsigned char* data, unsigned int length) {
    static_cast<std::string*>(text)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

void require(cairo_status_t status) {
    if (status != CAIRO_STATUS_SUCCESS)
        throw Error(std::string("the picture cannot be made: ") + cairo_status_to_string(status));
}

void background(cairo_t* cairo, const Theme& theme) {
    const Color color = theme.color(ColorRole::Canvas);
    cairo_set_source_rgb(cairo, color.red / 255.0, color.green / 255.0, color.blue / 255.0);
    cairo_paint(cairo);
}

}  // namespace

std::string pdfText(const std::vector<PrintedPage>& pages, const Theme& theme, const std::string& title,
                    RunControl& control) {
    std::string bytes;
    const Surface surface(cairo_pdf_surface_create_for_stream(appendTo, &bytes, 1, 1));
    cairo_pdf_surface_restrict_to_version(surface.get(), CAIRO_PDF_VERSION_1_5);
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, title.c_str());
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATOR, "Fusescope");
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, "");
    const Context cairo(cairo_create(surface.get()));
    std::int64_t number = 0;
    for (const PrintedPage& page : pages) {
        if (control.shouldStop()) break;
        control.report({number++, static_cast<std::int64_t>(pages.size()), {}, {}, 0, 0});
        cairo_pdf_surface_set_size(surface.get(), page.size.width, page.size.height);
        if (!page.bookmark.empty())
            cairo_pdf_surface_add_outline(surface.get(), CAIRO_PDF_OUTLINE_ROOT, page.bookmark.c_str(),
                                          ("page=" + std::to_string(number)).c_str(), CAIRO_PDF_OUTLINE_FLAG_OPEN);
        for (const PlacedDrawing& drawing : page.drawings)
            paintDrawing(cairo.get(), *drawing.list, theme, drawing.source, drawing.target);
        cairo_show_page(cairo.get());
        require(cairo_status(cairo.get()));
    }
    cairo_surface_finish(surface.get());
    require(cairo_surface_status(surface.get()));
    return control.shouldStop() ? std::string() : bytes;
}

PrintedPage picturePage(DrawList list, const Rect& region, const std::string& title) {
    const double scale = std::min(1.0, kMostPoints / std::max({region.width(), region.height(), 1.0}));
    const Size size{region.width() * scale, region.height() * scale};
    PrintedPage page{size, {}, title};
    page.drawings.push_back(
        {std::make_shared<const DrawList>(std::move(list)), region, {0, 0, size.width, size.height}});
    return page;
}

std::vector<PngTile> pngTiles(const Rect& region, double scale, int mostPixels) {
    const auto parts = [&](double length) {
        return std::max(1, static_cast<int>(std::ceil(length * scale / mostPixels)));
    };
    const int rows = parts(region.height()), columns = parts(region.width());
    // Whole pixels a tile, so that the tiles meet without a seam.
    const double high = std::ceil(region.height() * scale / rows), wide = std::ceil(region.width() * scale / columns);
    std::vector<PngTile> tiles;
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) {
            const double left = column * wide, top = row * high;
            const double right = std::min(left + wide, std::ceil(region.width() * scale));
            const double bottom = std::min(top + high, std::ceil(region.height() * scale));
            tiles.push_back({row,
                             column,
                             {region.left + left / scale, region.top + top / scale, region.left + right / scale,
                              region.top + bottom / scale},
                             static_cast<int>(right - left),
                             static_cast<int>(bottom - top)});
        }
    return tiles;
}

std::vector<std::filesystem::path> writePngFiles(const DrawList& list, const Theme& theme, const Rect& region,
                                                 double scale, const std::filesystem::path& file, RunControl& control) {
    const std::vector<PngTile> tiles = pngTiles(region, scale);
    std::vector<std::filesystem::path> names;
    std::vector<std::unique_ptr<AtomicFile>> files;
    for (const PngTile& tile : tiles) {
        if (control.shouldStop()) return {};
        control.report(
            {static_cast<std::int64_t>(names.size()), static_cast<std::int64_t>(tiles.size()), {}, {}, 0, 0});
        std::filesystem::path name = file;
        if (tiles.size() > 1)
            name.replace_filename(file.stem().string() + '-' + std::to_string(tile.row + 1) + '-' +
                                  std::to_string(tile.column + 1) + file.extension().string());
        files.push_back(std::make_unique<AtomicFile>(name));
        files.back()->write(pngText(list, theme, tile));
        files.back()->complete();
        names.push_back(std::move(name));
    }
    for (const auto& written : files) written->commit();  // all or none
    return names;
}

std::string pngText(const DrawList& list, const Theme& theme, const PngTile& tile) {
    const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, tile.width, tile.height));
    require(cairo_surface_status(surface.get()));
    const Context cairo(cairo_create(surface.get()));
    background(cairo.get(), theme);
    paintDrawing(cairo.get(), list, theme, tile.region,
                 {0, 0, static_cast<double>(tile.width), static_cast<double>(tile.height)});
    require(cairo_status(cairo.get()));
    std::string bytes;
    require(cairo_surface_write_to_png_stream(surface.get(), appendTo, &bytes));
    return bytes;
}

}  // namespace fusescope
