// SPDX-License-Identifier: Apache-2.0
// What is known of a predictor, as JSON, as text and as plots.
#pragma once

#include <string>
#include <vector>

#include "core/predictor/dataset.h"
#include "core/predictor/evaluation.h"
#include "core/predictor/training.h"

namespace fusescope {

struct ReportedPredictor {
    const GnnWeights& weights;
    const TrainingState& training;
    const PredictorReport& report;
    std::string leftOutFamily;  ///< empty: the random split
    std::int64_t trainingSeconds = 0;
};

/// Schema fusescope/predictor-report/1.
std::string predictorReportJson(const ReportedPredictor& reported);

/// A few lines for a terminal.
std::string predictorReportText(const ReportedPredictor& reported);

/// The paper's Figure 3 as a table: per model, groups and the share that is valid at each of its buffer sizes.
std::string datasetTable(const Dataset& dataset);
/// And as a plot, SVG.
std::string datasetSvg(const Dataset& dataset);

/// Share of truly invalid groups against p(invalid), SVG.
std::string reliabilitySvg(const PredictorReport& report, const std::string& title);
/// Accuracy against the distance of the requirement from the buffer, SVG.
std::string distanceSvg(const PredictorReport& report, const std::string& title);

}  // namespace fusescope
