// SPDX-License-Identifier: Apache-2.0
// Points of several series in one frame: falling steps over a logarithmic axis (the best plan against plans tried) or a
// scatter (a Pareto front). A point can be picked; a rectangle can be drawn around some.
#pragma once

#include <QWidget>

#include "ui/plots/series_plot_painter.h"

namespace fusescope {

class SeriesPlot : public QWidget {
    Q_OBJECT

 public:
    using Pick = SeriesPick;

    explicit SeriesPlot(QWidget* parent = nullptr);

    /// What is pointed at and brushed stays where the same plot only has more points.
    void setContent(SeriesPlotContent content);
    void setEmptyText(const QString& title, const QString& hint);
    void setTheme(const Theme& theme);
    const SeriesPlotContent& content() const { return content_; }
    const std::vector<Pick>& brushed() const { return marks_.brushed; }
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
    bool isThere(const Pick& pick) const;
    void step(int by);

    SeriesPlotContent content_;
    Theme theme_ = lightTheme();
    QString emptyTitle_;
    QString emptyHint_;
    SeriesPlotMarks marks_;
    std::optional<QPointF> brushFrom_;
};

}  // namespace fusescope
