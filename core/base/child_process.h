// SPDX-License-Identifier: Apache-2.0
// Runs a helper program that can be killed: what may hang, crash or be cancelled is done in a child process.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/run_control.h"

namespace fusescope {

struct ChildResult {
    bool wasStopped = false;  ///< killed because control.shouldStop()
    int exitCode = 0;         ///< 128 + signal if it died of one
    std::string output;       ///< all of its standard output
    std::string errors;       ///< all of its standard error
};

/// Starts `program`, writes `input` to its standard input, reads both outputs until it ends, and returns. Blocks;
/// polls `control` every 20 ms and kills the child on a stop. Throws Error if the program cannot be started.
ChildResult runChild(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                     std::string_view input, RunControl& control);

}  // namespace fusescope
