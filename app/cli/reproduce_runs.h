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

struct RunnerParams {
    std::filesystem::path folder;  ///< of results; is made
    int seeds = 10;
    int threads = 1;
    /// No further seed of an experiment that would take more processor time than this in all, and its first run is
    /// given up after so long; 0: no limit.
    double experimentSeconds = 0;
    bool runsNothing = false;  ///< only reads what is there
};

class ExperimentRunner {
 public:
    explicit ExperimentRunner(RunnerParams params);
    ~ExperimentRunner();

    /// With as many seeds as wanted, more if they are there, fewer if time is limited. Nothing when stopped, if it was
    /// not run and is not to be, or if the explainer has no learned weights (said on standard error).
    std::optional<Experiment> run(const ExperimentSetting& setting, RunControl& control);

 private:
    struct Opened;
    const Opened& open(const ExperimentSetting& setting, RunControl& control);
    bool isDone(const Experiment& experiment) const;
    bool addRun(Experiment& experiment, const SearchParams& params, RunControl& control) const;

    RunnerParams params_;
    std::unique_ptr<Opened> opened_;  // the model of the last setting
};

}  // namespace fusescope::cli
