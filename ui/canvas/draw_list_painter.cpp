// SPDX-License-Identifier: Apache-2.0
#include "ui/canvas/draw_list_painter.h"

#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <QPainterPath>
#include <utility>

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

/// Diagonal lines of the colour, seamless.
QBrush hatchBrush(const QColor& color) {
    constexpr int kSide = 9, kRatio = 2;  // twice the resolution: smooth on dense screens
    QImage tile(kSide * kRatio, kSide * kRatio, QImage::Format_ARGB32_Premultiplied);
    tile.fill(Qt::transparent);
    tile.setDevicePixelRatio(kRatio);
    QPainter painter(&tile);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1.4));
    for (const int shift : {-kSide, 0, kSide})
        painter.drawLine(QPointF(shift - 1.0, kSide + 1.0), QPointF(shift + kSide + 1.0, -1.0));
    painter.end();
    QBrush brush(tile);
    brush.setTransform(QTransform::fromScale(1.0 / kRatio, 1.0 / kRatio));
    return brush;
}

QPainterPath toPainterPath(const Path& path, const ViewTransform& view) {
    QPainterPath result;
    result.setFillRule(Qt::WindingFill);  // contours of one batch may overlap; holes turn the other way
    auto point = path.points().begin();
    const auto next = [&] { return toQt(view.toScreen(*point++)); };
    for (const Path::Verb verb : path.verbs()) {
        switch (verb) {
            case Path::Verb::Move:
                result.moveTo(next());
                break;
            case Path::Verb::Line:
                result.lineTo(next());
                break;
            case Path::Verb::Cubic: {
                const QPointF a = next(), b = next();
                result.cubicTo(a, b, next());
                break;
            }
            case Path::Verb::Close:
                result.closeSubpath();
                break;
        }
    }
    return result;
}

/// Straight pieces only.
QVector<QLineF> toLines(const Path& path, const ViewTransform& view) {
    QVector<QLineF> lines;
    auto point = path.points().begin();
    QPointF last;
    for (const Path::Verb verb : path.verbs()) {
        if (verb != Path::Verb::Move && verb != Path::Verb::Line) continue;
        const QPointF here = toQt(view.toScreen(*point++));
        if (verb == Path::Verb::Line) lines.append({last, here});
        last = here;
    }
    return lines;
}

}  // namespace

DrawListPainter::DrawListPainter(Theme theme, QString fontFamily)
    : theme_(theme), fontFamily_(std::move(fontFamily)), hatch_(hatchBrush(toColor(theme.color(ColorRole::Bad)))) {}

void DrawListPainter::paint(QPainter& painter, const DrawList& list, const ViewTransform& view) const {
    painter.save();
    for (const Batch& batch : list.batches)
        std::visit([&](const auto& shapes) { paintBatch(painter, shapes, view); }, batch);
    painter.restore();
}

void DrawListPainter::setStyle(QPainter& painter, const ShapeStyle& style, double scale) const {
    painter.setRenderHint(QPainter::Antialiasing, style.edges == Edges::Smooth);
    painter.setOpacity(style.opacity);
    if (style.fill == ColorRole::None)
        painter.setBrush(Qt::NoBrush);
    else
        painter.setBrush(style.pattern == Pattern::Hatched ? hatch_ : QBrush(toColor(theme_.color(style.fill))));
    if (style.stroke == ColorRole::None) {
        painter.setPen(Qt::NoPen);
        return;
    }
    QPen pen(toColor(theme_.color(style.stroke)), style.strokeWidth * scale);
    pen.setJoinStyle(Qt::RoundJoin);
    pen.setCapStyle(style.line == LineStyle::Dashed ? Qt::FlatCap : Qt::RoundCap);
    if (style.line == LineStyle::Dashed) pen.setDashPattern({3.5, 2});
    if (style.edges == Edges::Crisp) pen.setWidth(0);
    painter.setPen(pen);
}

void DrawListPainter::paintBatch(QPainter& painter, const RectBatch& batch, const ViewTransform& view) const {
    setStyle(painter, batch.style, view.scale);
    if (batch.style.edges == Edges::Crisp) {
        const bool hasLine = batch.style.stroke != ColorRole::None;
        QVector<QRect> rects;
        rects.reserve(static_cast<int>(batch.rects.size()));
        for (const Rect& rect : batch.rects) {
            const QRect box = crisp(onScreen(rect, view));
            rects.append(hasLine ? box.adjusted(0, 0, -1, -1) : box);
        }
        painter.drawRects(rects);
        return;
    }
    const double radius = batch.style.radius * view.scale;
    for (const Rect& rect : batch.rects) {
        const QRectF box = onScreen(rect, view);
        radius > 0.5
            ? painter.drawRoundedRect(box, std::min(radius, box.height() / 2), std::min(radius, box.height() / 2))
            : painter.drawRect(box);
    }
}

void DrawListPainter::paintBatch(QPainter& painter, const PathBatch& batch, const ViewTransform& view) const {
    setStyle(painter, batch.style, view.scale);
    if (batch.style.edges == Edges::Crisp && batch.style.fill == ColorRole::None)
        painter.drawLines(toLines(batch.path, view));
    else
        painter.drawPath(toPainterPath(batch.path, view));
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
    for (const TextItem& item : batch.texts) {
        QString text = QString::fromStdString(item.text);
        QPointF at = toQt(view.toScreen(item.baseline)) / ratio;
        const double room = item.maxWidth * view.scale / ratio;
        if (room > 0 && metrics.horizontalAdvance(text) > room + 1)
            text = metrics.elidedText(text, Qt::ElideRight, room);
        if (batch.style.anchor == Anchor::Middle) at.rx() -= metrics.horizontalAdvance(text) / 2;
        if (batch.style.anchor == Anchor::End) at.rx() -= metrics.horizontalAdvance(text);
        painter.drawText(at, text);
    }
    painter.restore();
}

}  // namespace fusescope
