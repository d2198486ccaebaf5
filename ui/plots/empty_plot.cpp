// SPDX-License-Identifier: Apache-2.0
#include "ui/plots/empty_plot.h"

#include <QPainter>

#include "ui/theme/app_theme.h"

namespace fusescope {

void paintEmptyPlot(QPainter& painter, const QRect& area, const QString& title, const QString& hint,
                    const Theme& theme) {
    const int lineHeight = painter.fontMetrics().height();
    const QRect line(area.left() + 12, area.center().y() - lineHeight - 4, area.width() - 24, lineHeight);
    const QFont plain = painter.font();
    QFont strong = plain;
    strong.setBold(true);
    painter.setFont(strong);
    painter.setPen(toColor(theme.color(ColorRole::Text)));
    painter.drawText(line, Qt::AlignCenter, title);
    painter.setFont(plain);
    painter.setPen(toColor(theme.color(ColorRole::Muted)));
    painter.drawText(line.adjusted(0, lineHeight + 6, 0, 3 * lineHeight),
                     Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, hint);
}

}  // namespace fusescope
