// SPDX-License-Identifier: Apache-2.0
// The legend in the upper right corner of a canvas: what the colours of its overlay stand for.
#pragma once

#include <QWidget>
#include <optional>

#include "core/scene/legend.h"
#include "ui/canvas/canvas.h"

namespace fusescope {

class OverlayLegend : public QWidget {
    Q_OBJECT
 public:
    /// Becomes a child of `canvas` and stays in its corner. The mouse goes through it.
    explicit OverlayLegend(CanvasWidget* canvas);

    /// Nothing hides it. While the canvas paints a frame, the legend of that is shown instead.
    void setLegend(std::optional<Legend> legend);
    const std::optional<Legend>& legend() const;  ///< what is shown

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

 private:
    void place();
    void refresh();

    CanvasWidget* canvas_;
    std::optional<Legend> legend_;
};

}  // namespace fusescope
