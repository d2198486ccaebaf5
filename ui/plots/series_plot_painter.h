// SPDX-License-Identifier: Apache-2.0
// Series of points in one frame, painted with QPainter.
#pragma once

#include <QColor>
#include <QRectF>
#include <QString>
#include <optional>
#include <vector>

#include "core/scene/theme.h"

class QPainter;

namespace fusescope {

struct SeriesPoint {
    double x = 0;
    double y = 0;
    QString words;  ///< what it says when it is pointed at
};

struct PlotSeries {
    QString name;
    int color = 0;  ///< see seriesColorOf()
    bool isEmphasised = false;
    std::vector<SeriesPoint> points;  ///< ascending in x where they are steps
};

/// Told apart without colour sense by their order and by what is emphasised.
QColor seriesColorOf(const Theme& theme, int color);

struct SeriesPlotContent {
    enum class Shape { Steps, Scatter };
    Shape shape = Shape::Steps;
    std::vector<PlotSeries> series;
    QString xName;
    QString yName;
    QString (*xText)(double) = nullptr;
    QString (*yText)(double) = nullptr;
    bool hasLogX = false;
    std::optional<double> line;  ///< a horizontal one: what cannot be beaten
    QString lineName;

    bool isEmpty() const;
};

/// From values to positions and back.
class SeriesPlotFrame {
 public:
    SeriesPlotFrame(const SeriesPlotContent& content, const QRectF& area, double lineHeight);

    const QRectF& inside() const { return inside_; }
    QPointF at(double x, double y) const;
    double leastX() const { return leastX_; }
    double mostX() const { return mostX_; }
    double leastY() const { return leastY_; }
    double mostY() const { return mostY_; }

 private:
    double scaled(double x) const;

    QRectF inside_;
    bool hasLogX_;
    double leastX_ = 0;
    double mostX_ = 1;
    double leastY_ = 0;
    double mostY_ = 1;
};

/// One point of one series.
struct SeriesPick {
    std::size_t series = 0;
    std::size_t point = 0;
    friend auto operator<=>(const SeriesPick&, const SeriesPick&) = default;
};

/// What moves over the plot.
struct SeriesPlotMarks {
    std::optional<SeriesPick> pointed;
    std::vector<SeriesPick> brushed;
    QRectF brush;  ///< being drawn; empty: none
};

/// In the font of `painter`. Nothing if `content` is empty.
void paintSeriesPlot(QPainter& painter, const QRectF& area, const SeriesPlotContent& content,
                     const SeriesPlotMarks& marks, const Theme& theme);

}  // namespace fusescope
