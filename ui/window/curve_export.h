// SPDX-License-Identifier: Apache-2.0
// The buffer curve as files: the plot as a picture, its steps as a table.
#pragma once

#include <filesystem>
#include <string>

#include "core/scene/theme.h"
#include "ui/plots/step_plot_painter.h"

namespace fusescope {

struct CurveResult;

/// The plot with a title above it.
std::string curveSvg(const StepPlotContent& content, const QString& title, const Theme& theme);

/// A line a step, as `fusescope-cli sweep --csv` prints it.
std::string curveCsv(const CurveResult& result);

/// By the suffix of `file`: a table for .csv, else the picture. Throws Error if it cannot be written.
void exportCurve(const CurveResult& result, const StepPlotContent& content, const Theme& theme,
                 const std::filesystem::path& file);

}  // namespace fusescope
