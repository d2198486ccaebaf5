// SPDX-License-Identifier: Apache-2.0
// What to paint, as data: batches of rectangles, paths and texts in painting order, coloured by meaning. The canvas,
// the image export and the SVG writer paint the same list.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "core/layout/geometry.h"
#include "core/scene/text_width.h"
#include "core/scene/theme.h"

namespace fusescope {

enum class LineStyle : std::uint8_t { Solid, Dashed };
enum class Pattern : std::uint8_t { Plain, Hatched };
/// Crisp: without smoothing, for thousands of shapes of few pixels.
enum class Edges : std::uint8_t { Smooth, Crisp };

struct ShapeStyle {
    ColorRole fill = ColorRole::None;
    ColorRole stroke = ColorRole::None;
    double strokeWidth = 1;  ///< in scene units
    double radius = 0;       ///< corners of rectangles, in scene units
    double opacity = 1;
    LineStyle line = LineStyle::Solid;
    Pattern pattern = Pattern::Plain;
    Edges edges = Edges::Smooth;

    friend bool operator==(const ShapeStyle&, const ShapeStyle&) = default;
};

enum class Anchor : std::uint8_t { Start, Middle, End };

struct TextStyle {
    double fontSize = 11;  ///< in scene units
    FontWeight weight = FontWeight::Regular;
    ColorRole color = ColorRole::Text;
    Anchor anchor = Anchor::Start;
    double opacity = 1;

    friend bool operator==(const TextStyle&, const TextStyle&) = default;
};

/// Straight and cubic pieces. Contours of one figure are filled together (a hole turns the other way); figures are
/// painted one by one, which is much faster than one path of thousands of contours.
class Path {
 public:
    enum class Verb : std::uint8_t { Figure, Move, Line, Cubic, Close };

    void beginFigure() { verbs_.push_back(Verb::Figure); }
    void moveTo(Point p) { add(Verb::Move, {p}); }
    void lineTo(Point p) { add(Verb::Line, {p}); }
    void cubicTo(Point a, Point b, Point end) { add(Verb::Cubic, {a, b, end}); }
    void close() { verbs_.push_back(Verb::Close); }
    void append(const Path& other);  ///< as a figure of its own

    bool isEmpty() const { return verbs_.empty(); }
    const std::vector<Verb>& verbs() const { return verbs_; }
    const std::vector<Point>& points() const { return points_; }  ///< 1 for Move and Line, 3 for Cubic, else 0

 private:
    void add(Verb verb, std::initializer_list<Point> points);

    std::vector<Verb> verbs_;
    std::vector<Point> points_;
};

struct TextItem {
    Point baseline;  ///< of its anchor
    std::string text;
    double maxWidth = 0;  ///< shorten what is wider, in a font wider than expected; 0: never
};

struct RectBatch {
    ShapeStyle style;
    std::vector<Rect> rects;
};
struct PathBatch {
    ShapeStyle style;
    Path path;
};
struct TextBatch {
    TextStyle style;
    std::vector<TextItem> texts;
};
using Batch = std::variant<RectBatch, PathBatch, TextBatch>;

struct DrawList {
    std::vector<Batch> batches;  ///< first is painted first
};

/// Collects shapes by layer and style: shapes of one style in one layer end up in one batch.
class DrawListBuilder {
 public:
    /// Layers are painted in this order.
    enum Layer {
        HullWayBorders,
        Hulls,
        HullWays,
        Hatches,
        LinkCasings,
        Links,
        CrossingLinks,
        Cards,
        Stripes,
        CardTexts,
        LabelShapes,
        LabelMarks,
        LabelTexts,
        Badges,
        BadgeTexts,
        Cuts,
        CutLabels,
        CutTexts,
        Highlights,
        kLayerCount
    };

    void rect(Layer layer, const ShapeStyle& style, const Rect& rect);
    /// The path to add to; valid until the next call.
    Path& path(Layer layer, const ShapeStyle& style);
    void text(Layer layer, const TextStyle& style, TextItem item);

    DrawList take();

 private:
    template <class BatchType, class Style>
    BatchType& batch(Layer layer, const Style& style);

    std::vector<Batch> layers_[kLayerCount];
};

}  // namespace fusescope
