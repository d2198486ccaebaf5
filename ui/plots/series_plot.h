// SPDX-License-Identifier: Apache-2.0
// Points of several series in one frame: falling steps over a logarithmic axis (the best plan against plans tried) or a
// scatter (a Pareto front). A point can be picked; a rectangle can be drawn around some.
#pragma once

#include <QColor>
#include <QWidget>
#include <optional>
#include <vector>

#include "core/scene/theme.h"

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
    double xValue(double position) const;
    double yValue(double position) const;
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

class SeriesPlot : public QWidget {
    Q_OBJECT

 public:
    struct Pick {
        std::size_t series = 0;
        std::size_t point = 0;
        friend auto operator<=>(const Pick&, const Pick&) = default;
    };

    explicit SeriesPlot(QWidget* parent = nullptr);

    void setContent(SeriesPlotContent content);
    void setEmptyText(const QString& title, const QString& hint);
    void setTheme(const Theme& theme);
    const SeriesPlotContent& content() const { return content_; }
    const std::vector<Pick>& brushed() const { return brushed_; }
    QPointF positionOf(const Pick& pick) const;  ///< on the widget
    std::optional<Pick> nearest(QPointF position) const;

    QSize sizeHint() const override { return {420, 200}; }
    QSize minimumSizeHint() const override { return {240, 120}; }

 Q_SIGNALS:
    void picked(std::size_t series, std::size_t point);
    void brushChanged();

 protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

 private:
    SeriesPlotFrame frame() const;
    void step(int by);

    SeriesPlotContent content_;
    Theme theme_ = lightTheme();
    QString emptyTitle_;
    QString emptyHint_;
    std::optional<Pick> pointed_;
    std::optional<QPointF> brushFrom_;
    QRectF brush_;
    std::vector<Pick> brushed_;
};

}  // namespace fusescope
