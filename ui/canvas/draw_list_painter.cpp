// SPDX-License-Identifier: Apache-2.0
#include "ui/canvas/draw_list_painter.h"

#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>
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

/// Diagonal lines of the colour, seamless, in the resolution of the device: the raster engine is slow if it must scale.
QBrush hatchBrush(const QColor& color, double ratio) {
    constexpr int kSide = 9;
    QImage tile(QSize(kSide, kSide) * ratio, QImage::Format_ARGB32_Premultiplied);
    tile.fill(Qt::transparent);
    QPainter painter(&tile);
    painter.scale(tile.width() / double(kSide), tile.height() / double(kSide));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1.4));
    for (const int shift : {-kSide, 0, kSide})
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

double distance(QPointF a, QPointF b) { return std::hypot(a.x() - b.x(), a.y() - b.y()); }

bool isStraight(QPointF a, QPointF b, QPointF c, QPointF d) {
    const auto isNear = [](double x, double y) { return std::abs(x - y) < 0.2; };
    const bool isUpright = isNear(a.x(), b.x()) && isNear(b.x(), c.x()) && isNear(c.x(), d.x());
    return isUpright || (isNear(a.y(), b.y()) && isNear(b.y(), c.y()) && isNear(c.y(), d.y()));
}

/// Lines without a fill on the device, for speed: straight ones and the short steps of long curves in one call, and
/// smooth paths for the curves of moderate length, where one would see the steps. What lies outside is left out.
class LinePainter {
 public:
    explicit LinePainter(QPainter& painter)
        : painter_(painter), device_(QRectF(painter.viewport()).adjusted(-8, -8, 8, 8)) {}

    void moveTo(QPointF to) { start_ = from_ = to; }
    void close() { lineTo(start_); }
    void lineTo(QPointF to) {
        if (isVisible(QRectF(from_, to).normalized())) lines_.append({from_, to});
        from_ = to;
    }
    void cubicTo(QPointF a, QPointF b, QPointF end) {
        const double length = distance(from_, a) + distance(a, b) + distance(b, end);
        if (isStraight(from_, a, b, end)) return lineTo(end);
        if (length > kMostPathPixels) return stepsTo(a, b, end, static_cast<int>(length / kStepPixels));
        QPainterPath path(from_);
        path.cubicTo(a, b, end);
        if (isVisible(path.controlPointRect())) painter_.drawPath(path);
        from_ = end;
    }
    void finish() { painter_.drawLines(lines_); }

 private:
    static constexpr double kMostPathPixels = 400, kStepPixels = 7;
    static constexpr int kMostSteps = 64;

    bool isVisible(const QRectF& box) const { return box.adjusted(-1, -1, 1, 1).intersects(device_); }
    void stepsTo(QPointF a, QPointF b, QPointF end, int wanted) {
        const Point start{from_.x(), from_.y()};
        const int steps = std::min(wanted, kMostSteps);
        for (int step = 1; step <= steps; ++step)
            lineTo(toQt(bezierPoint(start, {a.x(), a.y()}, {b.x(), b.y()}, {end.x(), end.y()},
                                    static_cast<double>(step) / steps)));
    }

    QPainter& painter_;
    QRectF device_;
    QPointF start_;
    QPointF from_;
    QVector<QLineF> lines_;
};

void drawLines(QPainter& painter, const Path& path, const ViewTransform& view) {
    LinePainter lines(painter);
    auto point = path.points().begin();
    const auto next = [&] { return toQt(view.toScreen(*point++)); };
    for (const Path::Verb verb : path.verbs()) {
        if (verb == Path::Verb::Move) lines.moveTo(next());
        if (verb == Path::Verb::Line) lines.lineTo(next());
        if (verb == Path::Verb::Close) lines.close();
        if (verb != Path::Verb::Cubic) continue;
        const QPointF a = next(), b = next();
        lines.cubicTo(a, b, next());
    }
    lines.finish();
}

bool isLine(const ShapeStyle& style) {
    return style.fill == ColorRole::None && style.line == LineStyle::Solid &&
           (style.edges == Edges::Crisp || style.opacity >= 1);
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
    painter.setOpacity(isCrisp && style.fill == ColorRole::None ? 1 : style.opacity);
    if (style.fill == ColorRole::None)
        painter.setBrush(Qt::NoBrush);
    else if (style.pattern == Pattern::Hatched)
        painter.setBrush(hatchBrush(toColor(theme_.color(style.fill)), painter.device()->devicePixelRatioF()));
    else
        painter.setBrush(toColor(theme_.color(style.fill)));
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
    if (!isLine(batch.style)) return drawFigures(painter, batch.path, view);
    QPen pen = painter.pen();
    pen.setCapStyle(Qt::FlatCap);
    painter.setPen(pen);
    drawLines(painter, batch.path, view);
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
