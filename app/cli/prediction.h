// SPDX-License-Identifier: Apache-2.0
// --predict: what the validity predictor says of groups, beside what the cost model knows.
#pragma once

#include <CLI/CLI.hpp>

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/predictor/predictor.h"
#include "core/search/search.h"

namespace fusescope::cli {

struct PredictionOptions {
    bool isAsked = false;
    std::string backend = "plain";
    std::string weightsFile;  ///< empty: what ships for the scheme
};

void addPredictionOptions(CLI::App& command, PredictionOptions& options);

/// p(invalid) of each group in the problem's buffer; empty if not asked for. Throws Error.
std::vector<float> predictInvalid(const PredictionOptions& options, const SearchProblem& problem,
                                  const Accelerator& accelerator, std::span<const GroupSet> groups);

/// How often predictor and cost model agree, and a line for each group where they do not: "predictor 0.97 invalid; cost
/// model 297 KiB ≥ 256 KiB". `names` has one per group; empty for no predictions.
std::string predictionLines(const SearchProblem& problem, std::span<const GroupSet> groups,
                            std::span<const float> invalid, std::span<const std::string> names);

}  // namespace fusescope::cli
