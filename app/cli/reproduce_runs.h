// SPDX-License-Identifier: Apache-2.0
// Runs experiments, one file each, so that a series goes on where it was stopped.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "app/cli/reproduce_cells.h"
#include "core/base/run_control.h"

namespace fusescope::cli {

class ExperimentRunner {
 public:
    /// Results are kept in `folder`, which is made.
    ExperimentRunner(std::filesystem::path folder, int seeds, int threads);
    ~ExperimentRunner();

    /// With at least as many seeds as wanted; from the folder as far as they are there. Nothing when stopped, or if the
    /// explainer has no learned weights (said on standard error).
    std::optional<Experiment> run(const ExperimentSetting& setting, RunControl& control);

 private:
    struct Opened;
    const Opened& open(const ExperimentSetting& setting, RunControl& control);

    std::filesystem::path folder_;
    int seeds_;
    int threads_;
    std::unique_ptr<Opened> opened_;  // the model of the last setting
};

}  // namespace fusescope::cli
