// SPDX-License-Identifier: Apache-2.0
// A step plot on the screen: says what is pointed at, and lets a place of its axis be picked. The keys for that are
// the slider's below it.
#pragma once

#include <QWidget>

#include "ui/plots/step_plot_painter.h"

namespace fusescope {

class StepPlot : public QWidget {
    Q_OBJECT

 public:
    explicit StepPlot(QWidget* parent = nullptr);

    void setContent(StepPlotContent content);
    /// What stands in place of an empty plot.
    void setEmptyText(const QString& title, const QString& hint);
    void setCursorBytes(std::optional<std::int64_t> bytes);
    void setTheme(const Theme& theme);

    const StepPlotContent& content() const { return content_; }
    const StepPlotMarks& marks() const { return marks_; }
    /// What the plot says of the place that is pointed at; empty if none is.
    QString pointedWords() const;
    StepPlotFrame frame() const;  ///< only with a content

    QSize sizeHint() const override { return {700, 180}; }
    QSize minimumSizeHint() const override { return {280, 130}; }

 Q_SIGNALS:
    void picked(std::int64_t bytes);
    void released();

 protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

 private:
    void pointAt(std::optional<std::int64_t> bytes);
    std::int64_t bytesAt(const QMouseEvent& event) const;

    StepPlotContent content_;
    StepPlotMarks marks_;
    Theme theme_ = lightTheme();
    QString emptyTitle_;
    QString emptyHint_;
};

}  // namespace fusescope
