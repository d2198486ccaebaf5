// SPDX-License-Identifier: Apache-2.0
// Paints draw lists with a QPainter, a batch at a time.
#pragma once

#include <QColor>
#include <QFont>
#include <QString>

#include "core/scene/draw_list.h"
#include "core/scene/theme.h"
#include "ui/canvas/view_transform.h"

class QPainter;

namespace fusescope {

class DrawListPainter {
 public:
    DrawListPainter(Theme theme, QString fontFamily);

    /// `painter` must have no transform of its own but the device pixel ratio. Leaves its state as it was.
    void paint(QPainter& painter, const DrawList& list, const ViewTransform& view) const;

    const Theme& theme() const { return theme_; }

 private:
    void paintBatch(QPainter& painter, const RectBatch& batch, const ViewTransform& view) const;
    void paintBatch(QPainter& painter, const PathBatch& batch, const ViewTransform& view) const;
    void paintBatch(QPainter& painter, const TextBatch& batch, const ViewTransform& view) const;
    void paintCrisp(QPainter& painter, const RectBatch& batch, const ViewTransform& view) const;
    void setStyle(QPainter& painter, const ShapeStyle& style, double scale) const;
    QColor strokeColor(const ShapeStyle& style) const;
    QFont font(const TextStyle& style, int pixelSize) const;

    Theme theme_;
    QString fontFamily_;
};

}  // namespace fusescope
