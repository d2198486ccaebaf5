// SPDX-License-Identifier: Apache-2.0
// Training from a folder of models to files: data set, weights, reports, plots.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/base/run_control.h"
#include "core/predictor/recipe.h"
#include "core/predictor/sampling.h"

namespace fusescope {

struct TrainingRun {
    std::filesystem::path models;   ///< folder
    std::filesystem::path output;   ///< folder, made if it is not there
    std::filesystem::path dataset;  ///< read instead of sampled; empty: sampled, and written to `output`
    SamplingParams sampling;
    Recipe recipe;
    std::function<void(const std::string&)> tell;  ///< a result, in words, with its line feed
};

/// The ONNX models of a folder by name; nothing when stopped. Throws Error.
std::optional<std::vector<SampledModel>> openModels(const std::filesystem::path& folder, RunControl& control);

/// Samples, writes SCHEME.groups and SCHEME-groups.svg, and tells the statistics. False when stopped. Throws Error.
bool sampleToFiles(const TrainingRun& run, RunControl& control);

/// Then trains, going on from a checkpoint, and writes SCHEME-VARIANT.weights, .explainers, .report.json and plots.
/// False when stopped.
bool trainToFiles(const TrainingRun& run, RunControl& control);

/// Samples, and trains only the explainers of a predictor that is there: SCHEME-VARIANT.explainers. Needs no LibTorch.
/// False when stopped.
bool trainExplainersToFiles(const TrainingRun& run, const std::filesystem::path& weightsFile, RunControl& control);

/// Then trains once without each family, and writes SCHEME-VARIANT-without-FAMILY.report.json. Families whose report is
/// there are not trained again. `onlyFamily`: just that one; empty: all. False when stopped.
bool leaveOutToFiles(const TrainingRun& run, const std::string& onlyFamily, RunControl& control);

}  // namespace fusescope
