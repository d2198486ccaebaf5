// SPDX-License-Identifier: Apache-2.0
#include "core/print/cairo_painter.h"

#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>

#include "core/base/utf8.h"

namespace fusescope {
namespace {

constexpr const char* kFontFamily = "DejaVu Sans";  // whose widths textWidth() knows
constexpr double kHatchStep = 7;

struct Unref {
    void operator()(PangoLayout* layout) const { g_object_unref(layout); }
    void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};

class CairoPainter {
 public:
    CairoPainter(cairo_t* cairo, const Theme& theme, const Rect& source)
        : cairo_(cairo), theme_(theme), source_(source.inflated(2)), layout_(pango_cairo_create_layout(cairo)) {}

    void paint(const RectBatch& batch) {
        for (const Rect& rect : batch.rects) {
            if (!rect.inflated(batch.style.strokeWidth).intersects(source_)) continue;
            cairo_new_path(cairo_);
            outline(rect, std::min({batch.style.radius, rect.height() / 2, rect.width() / 2}));
            finish(batch.style, rect);
        }
    }

    /// Figure by figure, those that meet the source.
    void paint(const PathBatch& batch) {
        auto point = batch.path.points().begin();
        Rect box{};
        bool isEmpty = true;
        cairo_new_path(cairo_);
        const auto take = [&] {
            const Point p = *point++;
            box = isEmpty ? Rect{p.x, p.y, p.x, p.y} : box.united({p.x, p.y, p.x, p.y});
            isEmpty = false;
            return p;
        };
        const auto end = [&] {
            if (!isEmpty && box.inflated(batch.style.strokeWidth + 1).intersects(source_)) finish(batch.style, box);
            cairo_new_path(cairo_);
            isEmpty = true;
        };
        for (const Path::Verb verb : batch.path.verbs()) {
            if (verb == Path::Verb::Figure) {
                end();
            } else if (verb == Path::Verb::Move) {
                const Point p = take();
                cairo_move_to(cairo_, p.x, p.y);
            } else if (verb == Path::Verb::Line) {
                const Point p = take();
                cairo_line_to(cairo_, p.x, p.y);
            } else if (verb == Path::Verb::Cubic) {
                const Point a = take(), b = take(), c = take();
                cairo_curve_to(cairo_, a.x, a.y, b.x, b.y, c.x, c.y);
            } else {
                cairo_close_path(cairo_);
            }
        }
        end();
    }

    void paint(const TextBatch& batch) {
        const std::unique_ptr<PangoFontDescription, Unref> font(pango_font_description_new());
        pango_font_description_set_family(font.get(), kFontFamily);
        pango_font_description_set_absolute_size(font.get(), batch.style.fontSize * PANGO_SCALE);
        pango_font_description_set_weight(
            font.get(), batch.style.weight == FontWeight::Bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
        pango_layout_set_font_description(layout_.get(), font.get());
        setColor(batch.style.color, batch.style.opacity);
        for (const TextItem& item : batch.texts) write(batch.style, item);
    }

 private:
    void setColor(ColorRole role, double opacity) {
        const Color color = theme_.color(role);
        cairo_set_source_rgba(cairo_, color.red / 255.0, color.green / 255.0, color.blue / 255.0, opacity);
    }

    void outline(const Rect& rect, double radius) {
        if (radius <= 0) return cairo_rectangle(cairo_, rect.left, rect.top, rect.width(), rect.height());
        constexpr double kQuarter = std::numbers::pi / 2;
        cairo_arc(cairo_, rect.right - radius, rect.top + radius, radius, -kQuarter, 0);
        cairo_arc(cairo_, rect.right - radius, rect.bottom - radius, radius, 0, kQuarter);
        cairo_arc(cairo_, rect.left + radius, rect.bottom - radius, radius, kQuarter, 2 * kQuarter);
        cairo_arc(cairo_, rect.left + radius, rect.top + radius, radius, 2 * kQuarter, 3 * kQuarter);
        cairo_close_path(cairo_);
    }

    /// Fills and strokes the current path, whose points are in `box`.
    void finish(const ShapeStyle& style, const Rect& box) {
        if (style.fill != ColorRole::None && style.pattern == Pattern::Hatched) {
            hatch(style, box);
        } else if (style.fill != ColorRole::None) {
            setColor(style.fill, style.opacity);
            cairo_fill_preserve(cairo_);
        }
        if (style.stroke == ColorRole::None) return cairo_new_path(cairo_);
        setColor(style.stroke, style.opacity);
        cairo_set_line_width(cairo_, style.strokeWidth);
        cairo_set_line_join(cairo_, CAIRO_LINE_JOIN_ROUND);
        const double dashes[]{style.strokeWidth * 3.5, style.strokeWidth * 2};
        const bool isDashed = style.line == LineStyle::Dashed;
        cairo_set_line_cap(cairo_, isDashed ? CAIRO_LINE_CAP_BUTT : CAIRO_LINE_CAP_ROUND);
        cairo_set_dash(cairo_, dashes, isDashed ? 2 : 0, 0);
        cairo_stroke(cairo_);
    }

    /// Lines from the lower left to the upper right, where the current path is filled.
    void hatch(const ShapeStyle& style, const Rect& box) {
        cairo_path_t* const path = cairo_copy_path(cairo_);
        cairo_save(cairo_);
        cairo_clip(cairo_);
        setColor(style.fill, style.opacity);
        cairo_set_line_width(cairo_, 1.4);
        cairo_set_dash(cairo_, nullptr, 0, 0);
        const double step = kHatchStep * std::numbers::sqrt2;
        const double first = std::floor((box.left + box.top) / step) * step;
        for (double sum = first; sum <= box.right + box.bottom; sum += step) {
            cairo_move_to(cairo_, sum - box.top, box.top);
            cairo_line_to(cairo_, sum - box.bottom, box.bottom);
        }
        cairo_stroke(cairo_);
        cairo_restore(cairo_);
        cairo_new_path(cairo_);
        cairo_append_path(cairo_, path);
        cairo_path_destroy(path);
    }

    void write(const TextStyle& style, const TextItem& item) {
        const double reach = 2 * style.fontSize + textWidth(item.text, style.fontSize, style.weight);
        const Point at = item.baseline;
        if (!Rect{at.x - reach, at.y - 2 * style.fontSize, at.x + reach, at.y + style.fontSize}.intersects(source_))
            return;
        const std::string text = repairedUtf8(item.text);
        pango_layout_set_text(layout_.get(), text.data(), static_cast<int>(text.size()));
        pango_layout_set_ellipsize(layout_.get(), item.maxWidth > 0 ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
        pango_layout_set_width(layout_.get(),
                               item.maxWidth > 0 ? static_cast<int>(std::ceil((item.maxWidth + 1) * PANGO_SCALE)) : -1);
        int width = 0, height = 0;
        pango_layout_get_size(layout_.get(), &width, &height);
        const double wide = static_cast<double>(width) / PANGO_SCALE;
        const double baseline = static_cast<double>(pango_layout_get_baseline(layout_.get())) / PANGO_SCALE;
        const double left = style.anchor == Anchor::Start ? at.x
                            : style.anchor == Anchor::End ? at.x - wide
                                                          : at.x - wide / 2;
        cairo_move_to(cairo_, left, at.y - baseline);
        pango_cairo_show_layout(cairo_, layout_.get());
        cairo_new_path(cairo_);
    }

    cairo_t* cairo_;
    const Theme& theme_;
    Rect source_;
    std::unique_ptr<PangoLayout, Unref> layout_;
};

}  // namespace

void paintDrawing(cairo_t* cairo, const DrawList& list, const Theme& theme, const Rect& source, const Rect& target) {
    cairo_save(cairo);
    cairo_rectangle(cairo, target.left, target.top, target.width(), target.height());
    cairo_clip(cairo);
    const double scale = source.width() > 0 ? target.width() / source.width() : 1;
    cairo_translate(cairo, target.left, target.top);
    cairo_scale(cairo, scale, scale);
    cairo_translate(cairo, -source.left, -source.top);
    CairoPainter painter(cairo, theme, source);
    for (const Batch& batch : list.batches) std::visit([&](const auto& shapes) { painter.paint(shapes); }, batch);
    cairo_restore(cairo);
}

}  // namespace fusescope
