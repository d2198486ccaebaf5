// SPDX-License-Identifier: Apache-2.0
#include "ui/canvas/draw_list_painter.h"

#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/canvas/line_painter.h"
#include "ui/canvas/prepared_shapes.h"
#include "ui/theme/app_theme.h"

namespace fusescope {
namespace {

QPointF toQt(Point p) { return {p.x, p.y}; }

/// The scene rectangle on the screen.
QRectF onScreen(const Rect& rect, const ViewTransform& view) {
    const Point corner = view.toScreen({rect.left, rect.top});
    return {corner.x, corner.y, rect.width() * view.scale, rect.height() * view.scale};
}

/// Whole pixels, at least one: for shapes that are not smoothed.
QRect crisp(const QRectF& rect) {
    const int left = qRound(rect.left()), top = qRound(rect.top());
    return {left, top, std::max(qRound(rect.right()) - left, 1), std::max(qRound(rect.bottom()) - top, 1)};
}

/// Diagonal lines of the colour, seamless, in the resolution of the device: the raster engine is slow if it must scale.
QBrush hatchBrush(const QColor& color, double ratio) {
    constexpr int kStep = 9, kSide = 8 * kStep;  // the engine is faster with large tiles
    QImage tile(QSize(kSide, kSide) * ratio, QImage::Format_ARGB32_Premultiplied);
    tile.fill(Qt::transparent);
    QPainter painter(&tile);
    painter.scale(tile.width() / double(kSide), tile.height() / double(kSide));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1.4));
    for (int shift = -kSide; shift <= kSide; shift += kStep)
        painter.drawLine(QPointF(shift - 1.0, kSide + 1.0), QPointF(shift + kSide + 1.0, -1.0));
    painter.end();
    QBrush brush(tile);
    if (ratio != 1) brush.setTransform(QTransform::fromScale(1 / ratio, 1 / ratio));
    return brush;
}

QColor mixed(const QColor& a, const QColor& b, double part) {
    const auto mix = [part](int x, int y) { return qRound(x + (y - x) * part); };
    return QColor(mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue()));
}

/// Paints the figures of `path` that meet the device.
void drawFigures(QPainter& painter, const Path& path, const ViewTransform& view) {
    const QRectF device = QRectF(painter.viewport()).adjusted(-16, -16, 16, 16);
    QPainterPath figure;
    const auto finish = [&] {
        if (!figure.isEmpty() && figure.controlPointRect().adjusted(-1, -1, 1, 1).intersects(device))
            painter.drawPath(figure);
        figure = QPainterPath();
        figure.setFillRule(Qt::WindingFill);
    };
    auto point = path.points().begin();
    const auto next = [&] { return toQt(view.toScreen(*point++)); };
    for (const Path::Verb verb : path.verbs()) {
        switch (verb) {
            case Path::Verb::Figure:
                finish();
                break;
            case Path::Verb::Move:
                figure.moveTo(next());
                break;
            case Path::Verb::Line:
                figure.lineTo(next());
                break;
            case Path::Verb::Cubic: {
                const QPointF a = next(), b = next();
                figure.cubicTo(a, b, next());
                break;
            }
            case Path::Verb::Close:
                figure.closeSubpath();
                break;
        }
    }
    finish();
}

bool isLine(const ShapeStyle& style) { return style.fill == ColorRole::None && style.line == LineStyle::Solid; }

/// Whole pixels of the device for a fill, the middle of a pixel for a border of an odd number of them: then both are
/// sharp.
QRectF sharp(const QRectF& box, double penPixels, double ratio) {
    const double shift = penPixels > 0 && qRound(penPixels * ratio) % 2 == 1 ? 0.5 : 0;
    const auto snapped = [&](double x) { return (std::round(x * ratio - shift) + shift) / ratio; };
    return {QPointF(snapped(box.left()), snapped(box.top())), QPointF(snapped(box.right()), snapped(box.bottom()))};
}

}  // namespace

DrawListPainter::DrawListPainter(Theme theme, QString fontFamily) : theme_(theme), fontFamily_(std::move(fontFamily)) {}

void DrawListPainter::paint(QPainter& painter, const DrawList& list, const ViewTransform& view) const {
    painter.save();
    for (const Batch& batch : list.batches)
        std::visit([&](const auto& shapes) { paintBatch(painter, shapes, view); }, batch);
    painter.restore();
}

QColor DrawListPainter::strokeColor(const ShapeStyle& style) const {
    const QColor color = toColor(theme_.color(style.stroke));
    const bool isCrispLine = style.edges == Edges::Crisp && style.fill == ColorRole::None;
    return isCrispLine ? mixed(toColor(theme_.color(ColorRole::Canvas)), color, style.opacity) : color;
}

void DrawListPainter::setStyle(QPainter& painter, const ShapeStyle& style, double scale) const {
    const bool isCrisp = style.edges == Edges::Crisp;
    painter.setRenderHint(QPainter::Antialiasing, !isCrisp);
    // Thousands of translucent lines are slow: crisp lines take an opaque colour that looks the same on the canvas.
    const bool isHatched = style.pattern == Pattern::Hatched;
    painter.setOpacity(isHatched || (isCrisp && style.fill == ColorRole::None) ? 1 : style.opacity);
    QColor fill = toColor(theme_.color(style.fill));
    if (style.fill == ColorRole::None) {
        painter.setBrush(Qt::NoBrush);
    } else if (isHatched) {
        fill.setAlphaF(static_cast<float>(fill.alphaF() * style.opacity));  // a translucent texture is slow
        painter.setBrush(hatchBrush(fill, painter.device()->devicePixelRatioF()));
    } else {
        painter.setBrush(fill);
    }
    if (style.stroke == ColorRole::None) {
        painter.setPen(Qt::NoPen);
        return;
    }
    QPen pen(strokeColor(style), isCrisp ? 0 : style.strokeWidth * scale);
    pen.setJoinStyle(Qt::RoundJoin);
    pen.setCapStyle(style.line == LineStyle::Dashed ? Qt::FlatCap : Qt::RoundCap);
    if (style.line == LineStyle::Dashed) pen.setDashPattern({3.5, 2});
    painter.setPen(pen);
}

void DrawListPainter::paintBatch(QPainter& painter, const RectBatch& batch, const ViewTransform& view) const {
    setStyle(painter, batch.style, view.scale);
    if (batch.style.edges == Edges::Crisp) return paintCrisp(painter, batch, view);
    const double radius = batch.style.radius * view.scale;
    const double penPixels = batch.style.stroke == ColorRole::None ? 0 : batch.style.strokeWidth * view.scale;
    if (radius <= 0.5) {
        for (const Rect& rect : batch.rects) painter.drawRect(onScreen(rect, view));
        return;
    }
    constexpr std::size_t kManyRects = 8;
    constexpr double kLargestPicture = 400;
    const double ratio = painter.device()->devicePixelRatioF();
    const bool havePictures = batch.rects.size() >= kManyRects && batch.style.pattern == Pattern::Plain;
    RoundedRects pictures(painter, radius, penPixels);
    for (const Rect& rect : batch.rects) {
        const QRectF box = penPixels > 0 ? sharp(onScreen(rect, view), penPixels, ratio) : onScreen(rect, view);
        const double corner = std::min(radius, box.height() / 2);
        if (havePictures && penPixels > 0 && corner == radius && box.width() < kLargestPicture)
            pictures.draw(box);
        else
            painter.drawRoundedRect(box, corner, corner);
    }
}

void DrawListPainter::paintCrisp(QPainter& painter, const RectBatch& batch, const ViewTransform& view) const {
    const bool hasLine = batch.style.stroke != ColorRole::None;
    QVector<QRect> rects;
    rects.reserve(static_cast<int>(batch.rects.size()));
    for (const Rect& rect : batch.rects) rects.append(crisp(onScreen(rect, view)));
    const bool isOpaqueCard = hasLine && batch.style.fill != ColorRole::None && batch.style.opacity >= 1 &&
                              batch.style.line == LineStyle::Solid && batch.style.pattern == Pattern::Plain;
    if (isOpaqueCard) {  // a fill upon a fill is faster than a line
        const QBrush brush = painter.brush();
        painter.setBrush(painter.pen().color());
        painter.setPen(Qt::NoPen);
        painter.drawRects(rects);
        painter.setBrush(brush);
        rects.removeIf([](const QRect& rect) { return rect.width() < 3 || rect.height() < 3; });
    }
    if (hasLine)
        for (QRect& rect : rects) rect = isOpaqueCard ? rect.adjusted(1, 1, -1, -1) : rect.adjusted(0, 0, -1, -1);
    painter.drawRects(rects);
}

void DrawListPainter::paintBatch(QPainter& painter, const PathBatch& batch, const ViewTransform& view) const {
    setStyle(painter, batch.style, view.scale);
    if (!isLine(batch.style)) return drawFigures(painter, batch.path, view);
    QPen pen = painter.pen();
    pen.setCapStyle(Qt::FlatCap);
    painter.setPen(pen);
    paintLines(painter, batch.path, view, batch.style);
}

QFont DrawListPainter::font(const TextStyle& style, int pixelSize) const {
    QFont font(fontFamily_);
    font.setPixelSize(pixelSize);
    font.setBold(style.weight == FontWeight::Bold);
    font.setHintingPreference(QFont::PreferNoHinting);  // widths scale evenly with the zoom
    return font;
}

void DrawListPainter::paintBatch(QPainter& painter, const TextBatch& batch, const ViewTransform& view) const {
    // Qt rounds font sizes to whole pixels: the transform makes up the difference.
    const double wanted = batch.style.fontSize * view.scale;
    const int pixelSize = std::max(qRound(wanted), 1);
    const double ratio = wanted / pixelSize;
    const QFont textFont = font(batch.style, pixelSize);
    const QFontMetricsF metrics(textFont, painter.device());
    painter.save();
    painter.scale(ratio, ratio);
    painter.setFont(textFont);
    painter.setPen(toColor(theme_.color(batch.style.color)));
    painter.setOpacity(batch.style.opacity);
    PreparedTexts prepared(textFont, metrics);
    for (const TextItem& item : batch.texts) {
        const PreparedTexts::Text& text = prepared.of(item.text, item.maxWidth * view.scale / ratio);
        QPointF at = toQt(view.toScreen(item.baseline)) / ratio;
        if (batch.style.anchor == Anchor::Middle) at.rx() -= text.width / 2;
        if (batch.style.anchor == Anchor::End) at.rx() -= text.width;
        painter.drawStaticText(at - QPointF(0, metrics.ascent()), text.glyphs);
    }
    painter.restore();
}

}  // namespace fusescope
