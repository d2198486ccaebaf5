// SPDX-License-Identifier: Apache-2.0
// The overview in the corner of a canvas: the whole graph in the colours of its groups, what is visible as a frame,
// groups that do not fit as dots, search hits as marks. Click or drag moves the view. Hidden while everything is
// visible.
#pragma once

#include <QPixmap>
#include <QWidget>

#include "ui/canvas/canvas.h"

namespace fusescope {

class Minimap : public QWidget {
    Q_OBJECT
 public:
    /// Becomes a child of `canvas`, follows its size, and shows and hides itself.
    explicit Minimap(CanvasWidget* canvas);

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

 private:
    void rebuild();  ///< the picture is out of date
    void place();
    void moveViewTo(QPointF position);
    ViewTransform transform() const;
    bool isUpright() const;  ///< of a canvas with a scene
    QPixmap picture() const;
    void paintUnfitting(QPainter& painter) const;
    void paintMatches(QPainter& painter) const;

    CanvasWidget* canvas_;
    Rect bounds_;
    QPixmap picture_;
};

}  // namespace fusescope
