// SPDX-License-Identifier: Apache-2.0
#include "ui/canvas/line_painter.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <tuple>
#include <vector>

namespace fusescope {
namespace {

QPointF toQt(Point p) { return {p.x, p.y}; }

double distance(QPointF a, QPointF b) { return std::hypot(a.x() - b.x(), a.y() - b.y()); }

bool isNear(double x, double y) { return std::abs(x - y) < 0.2; }

bool isStraight(QPointF a, QPointF b, QPointF c, QPointF d) {
    const bool isUpright = isNear(a.x(), b.x()) && isNear(b.x(), c.x()) && isNear(c.x(), d.x());
    return isUpright || (isNear(a.y(), b.y()) && isNear(b.y(), c.y()) && isNear(c.y(), d.y()));
}

/// Straight lines and the short steps of long curves are collected; curves of moderate length, where one would see the
/// steps, are painted as smooth paths.
class LinePainter {
 public:
    LinePainter(QPainter& painter, const ShapeStyle& style)
        : painter_(painter), device_(QRectF(painter.viewport()).adjusted(-8, -8, 8, 8)), style_(style) {}

    void moveTo(QPointF to) { start_ = from_ = to; }
    void close() { lineTo(start_); }
    void lineTo(QPointF to) {
        if (isVisible(QRectF(from_, to).normalized())) lines_.append({from_, to});
        from_ = to;
    }
    void cubicTo(QPointF a, QPointF b, QPointF end) {
        const double length = distance(from_, a) + distance(a, b) + distance(b, end);
        if (length < kLeastCurvePixels || isStraight(from_, a, b, end)) return lineTo(end);
        if (length > kMostPathPixels && haveSteps()) return stepsTo(a, b, end, static_cast<int>(length / kStepPixels));
        QPainterPath path(from_);
        path.cubicTo(a, b, end);
        if (isVisible(path.controlPointRect())) painter_.drawPath(path);
        from_ = end;
    }
    void finish() {
        const double resolution = style_.edges == Edges::Crisp ? 1 : 1.0 / 16;
        QVector<QLineF> lines = joinedLines(lines_, resolution);
        for (QLineF& line : lines) clip(line);
        painter_.drawLines(lines);
    }

 private:
    static constexpr double kLeastCurvePixels = 3, kMostPathPixels = 400, kStepPixels = 7;
    static constexpr int kMostSteps = 64;

    /// The joints of translucent steps would show.
    bool haveSteps() const { return style_.opacity >= 1 || style_.edges == Edges::Crisp; }
    bool isVisible(const QRectF& box) const { return box.adjusted(-1, -1, 1, 1).intersects(device_); }
    /// Long upright and level lines: the raster engine is slower the longer they are.
    void clip(QLineF& line) const {
        const auto kept = [](double value, double low, double high) { return std::clamp(value, low, high); };
        if (line.x1() == line.x2())
            line.setLine(line.x1(), kept(line.y1(), device_.top(), device_.bottom()), line.x2(),
                         kept(line.y2(), device_.top(), device_.bottom()));
        else if (line.y1() == line.y2())
            line.setLine(kept(line.x1(), device_.left(), device_.right()), line.y1(),
                         kept(line.x2(), device_.left(), device_.right()), line.y2());
    }
    void stepsTo(QPointF a, QPointF b, QPointF end, int wanted) {
        const Point start{from_.x(), from_.y()};
        const int steps = std::min(wanted, kMostSteps);
        for (int step = 1; step <= steps; ++step)
            lineTo(toQt(bezierPoint(start, {a.x(), a.y()}, {b.x(), b.y()}, {end.x(), end.y()},
                                    static_cast<double>(step) / steps)));
    }

    QPainter& painter_;
    QRectF device_;
    const ShapeStyle& style_;
    QPointF start_;
    QPointF from_;
    QVector<QLineF> lines_;
};

/// An upright or level line.
struct Span {
    bool isUpright = false;
    long track = 0;  // across, in steps of the resolution
    double across = 0;
    double begin = 0;
    double end = 0;
};

Span spanOf(const QLineF& line, bool isUpright, double resolution) {
    const auto [begin, end] = isUpright ? std::minmax({line.y1(), line.y2()}) : std::minmax({line.x1(), line.x2()});
    const double across = isUpright ? (line.x1() + line.x2()) / 2 : (line.y1() + line.y2()) / 2;
    return {isUpright, std::lround(std::floor(across / resolution)), across, begin, end};
}

}  // namespace

QVector<QLineF> joinedLines(const QVector<QLineF>& lines, double resolution) {
    QVector<QLineF> joined;
    std::vector<Span> spans;
    for (const QLineF& line : lines) {
        const bool isUpright = isNear(line.x1(), line.x2());
        if (isUpright || isNear(line.y1(), line.y2()))
            spans.push_back(spanOf(line, isUpright, resolution));
        else
            joined.append(line);
    }
    std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) {
        return std::tuple(a.isUpright, a.track, a.begin) < std::tuple(b.isUpright, b.track, b.begin);
    });
    for (auto span = spans.begin(); span != spans.end();) {
        const Span& first = *span;
        double end = first.end;
        for (++span; span != spans.end() && span->isUpright == first.isUpright && span->track == first.track &&
                     span->begin <= end;
             ++span)
            end = std::max(end, span->end);
        joined.append(first.isUpright ? QLineF(first.across, first.begin, first.across, end)
                                      : QLineF(first.begin, first.across, end, first.across));
    }
    return joined;
}

void paintLines(QPainter& painter, const Path& path, const ViewTransform& view, const ShapeStyle& style) {
    LinePainter lines(painter, style);
    auto point = path.points().begin();
    const auto next = [&] { return toQt(view.toScreen(*point++)); };
    for (const Path::Verb verb : path.verbs()) {
        switch (verb) {
            case Path::Verb::Figure:
                break;
            case Path::Verb::Move:
                lines.moveTo(next());
                break;
            case Path::Verb::Line:
                lines.lineTo(next());
                break;
            case Path::Verb::Cubic: {
                const QPointF a = next(), b = next();
                lines.cubicTo(a, b, next());
                break;
            }
            case Path::Verb::Close:
                lines.close();
                break;
        }
    }
    lines.finish();
}

}  // namespace fusescope
