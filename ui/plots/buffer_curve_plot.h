// SPDX-License-Identifier: Apache-2.0
// The buffer curve as the content of a plot.
#pragma once

#include "ui/plots/step_plot_painter.h"

namespace fusescope {

class BufferCurve;
class Document;

/// Empty if there is no curve yet.
StepPlotContent bufferCurvePlot(const Document& document, const BufferCurve& curve);

}  // namespace fusescope
