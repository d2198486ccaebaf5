// SPDX-License-Identifier: Apache-2.0
// Two stacked step areas and their total against a logarithmic axis of bytes, painted with QPainter: on a widget, into
// an image, an SVG or a PDF file alike.
#pragma once

#include <QRectF>
#include <QString>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/scene/theme.h"

class QPainter;

namespace fusescope {

/// Holds from `fromBytes` up to the next step.
struct PlotStep {
    std::int64_t fromBytes = 0;
    std::int64_t lowerBytes = 0;
    std::int64_t upperBytes = 0;
    QString words;  ///< what the step says when it is pointed at

    std::int64_t totalBytes() const { return lowerBytes + upperBytes; }
};

struct StepPlotContent {
    std::vector<PlotStep> steps;  ///< ascending; below the first one nothing is known
    std::int64_t leastBytes = 0;  ///< of the axis
    std::int64_t mostBytes = 0;
    QString lowerName;
    QString upperName;
    QString totalName;
    QString unknownText;
    std::optional<std::int64_t> markerBytes;
    QString markerText;
    bool isMuted = false;  ///< out of date: in grey

    bool isEmpty() const { return steps.empty() || mostBytes <= leastBytes; }
    /// The step that holds at `bytes`; nothing where it is not known.
    std::optional<std::size_t> stepAt(std::int64_t bytes) const;
};

/// What moves over the plot.
struct StepPlotMarks {
    std::optional<std::int64_t> cursorBytes;
    std::optional<std::int64_t> pointedBytes;
};

inline constexpr double kPlotLeft = 76;  ///< room for the labels of the axis
inline constexpr double kPlotRight = 28;

/// From bytes to positions and back.
class StepPlotFrame {
 public:
    /// `content` is not empty; `area` is what the whole plot has.
    StepPlotFrame(const StepPlotContent& content, const QRectF& area, double lineHeight);

    const QRectF& inside() const { return inside_; }
    double x(std::int64_t bufferBytes) const;
    double y(std::int64_t dramBytes) const;
    std::int64_t bufferBytesAt(double x) const;  ///< clamped to the axis
    std::int64_t tickBytes() const { return tickBytes_; }
    std::int64_t topBytes() const { return topBytes_; }

 private:
    QRectF inside_;
    std::int64_t leastBytes_;
    double octaves_;
    std::int64_t tickBytes_;
    std::int64_t topBytes_;
};

/// In the font of `painter`. Nothing if `content` is empty.
void paintStepPlot(QPainter& painter, const QRectF& area, const StepPlotContent& content, const StepPlotMarks& marks,
                   const Theme& theme);

}  // namespace fusescope
