// SPDX-License-Identifier: Apache-2.0
// What stands in place of a plot that has nothing to show.
#pragma once

class QPainter;
class QRect;
class QString;

namespace fusescope {

struct Theme;

/// A strong line and a muted one below it, which may break, in the middle of `area`; in the font of `painter`.
void paintEmptyPlot(QPainter& painter, const QRect& area, const QString& title, const QString& hint,
                    const Theme& theme);

}  // namespace fusescope
