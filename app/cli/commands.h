// SPDX-License-Identifier: Apache-2.0
// The commands of fusescope-cli. Each adds itself to the command line and returns what to run when it was chosen.
#pragma once

#include <CLI/CLI.hpp>

#include <functional>
#include <utility>
#include <vector>

namespace fusescope::cli {

enum ExitCode { kDone = 0, kGateFailed = 1, kUsage = 2, kBadInput = 3, kInternal = 4 };

/// Each exit code with what it means.
inline std::vector<std::pair<int, const char*>> exitCodes() {
    return {{kDone, "done"},
            {kGateFailed, "a gate failed"},
            {kUsage, "usage"},
            {kBadInput, "bad input"},
            {kInternal, "internal"}};
}

using Action = std::function<int()>;

Action addInspect(CLI::App& app);
Action addEvaluate(CLI::App& app);
Action addOptimize(CLI::App& app);
Action addReproduce(CLI::App& app);
Action addExport(CLI::App& app);
Action addSweep(CLI::App& app);
Action addExplain(CLI::App& app);
Action addSplit(CLI::App& app);
Action addTrain(CLI::App& app);
Action addImport(CLI::App& app);
Action addDiff(CLI::App& app);
Action addAdvise(CLI::App& app);
Action addReference(CLI::App& app);
Action addMerge(CLI::App& app);
Action addReport(CLI::App& app);

}  // namespace fusescope::cli
