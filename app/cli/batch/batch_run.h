// SPDX-License-Identifier: Apache-2.0
// Runs the cells of a shard, keeps each in its file, and prints them as one table.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "app/cli/batch/batch_options.h"
#include "core/io/batch_file.h"

namespace fusescope::cli {

struct BatchWork {
    CommonOptions common;
    BatchOptions options;
    std::string request;          ///< see requestOf()
    double timeLimitSeconds = 0;  ///< of each cell; 0: none
    /// What tells accelerators apart, for people.
    std::function<std::string(const Accelerator&)> label;
    /// Does one cell. `planFile` is where a plan may be kept; empty: nowhere.
    std::function<std::vector<BatchPoint>(const ImportedModel&, const Accelerator&,
                                          const std::filesystem::path& planFile, RunControl&)>
        run;
};

/// The exit code: kBadInput if a model failed; the others were run nevertheless. Throws Error if the folder of results
/// holds another run.
int runBatch(const BatchWork& work);

/// As a table, as CSV or as JSON.
std::string batchText(const std::vector<CellResult>& results, const std::vector<BatchCell>& missing, bool asJson,
                      bool asCsv);

}  // namespace fusescope::cli
