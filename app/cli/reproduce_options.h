// SPDX-License-Identifier: Apache-2.0
// What fusescope-cli reproduce was asked for.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/cli/reproduce_runs.h"

namespace fusescope::cli {

struct ReproduceOptions {
    std::string table = "II";
    std::string density = "mixed";
    std::vector<std::string> networks;  ///< as tables write them
    std::vector<std::string> algorithms;
    std::vector<std::string> explainers;
    RunnerParams runner{"reproduce-results", 10, 1, 0, false};
    std::filesystem::path pictures;       ///< folder of tables and pictures; empty: that of the results
    std::optional<double> randomRepeats;  ///< instead of those of the experiments
    bool asJson = false;
    bool asMarkdown = false;

    const std::filesystem::path& pictureFolder() const { return pictures.empty() ? runner.folder : pictures; }
};

}  // namespace fusescope::cli
