// SPDX-License-Identifier: Apache-2.0
// Lines without a fill, fast: straight ones in one call, those that lie on each other once, and what is outside of the
// device not at all.
#pragma once

#include <QLineF>
#include <QPointF>
#include <QRectF>
#include <QVector>

#include "core/scene/draw_list.h"
#include "ui/canvas/view_transform.h"

class QPainter;

namespace fusescope {

/// Paints `path` with the pen of `painter`, which is set for `style` and has no transform but the device pixel ratio.
/// Crisp lines that fall on the same pixels are one.
void paintLines(QPainter& painter, const Path& path, const ViewTransform& view, const ShapeStyle& style);

/// The same points on fewer lines: upright and level lines that touch or overlap are joined, where they are less than
/// half of `resolution` apart across. The others stay.
QVector<QLineF> joinedLines(const QVector<QLineF>& lines, double resolution);

}  // namespace fusescope
