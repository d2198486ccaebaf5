// SPDX-License-Identifier: Apache-2.0
// Several models on several accelerators, and which part of them this process runs.
#pragma once

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

#include "app/cli/common_options.h"

namespace fusescope::cli {

struct BatchOptions {
    std::vector<std::string> models;
    std::vector<std::string> hardware;
    std::vector<std::string> buffers;
    std::string results;
    std::string shard;
    bool asCsv = false;
};

/// Cell `index` of all is run by the process whose shard has it: in turn, as cards are dealt.
struct Shard {
    std::size_t number = 1;  ///< from 1
    std::size_t count = 1;

    bool has(std::size_t index) const { return index % count == number - 1; }
};

/// MODEL..., --hw, --buffer, --results, --shard, --csv, and the import options.
void addBatchOptions(CLI::App& command, CommonOptions& common, BatchOptions& batch);

/// "2/4"; empty: all. Throws Error.
Shard parseShard(const std::string& text);

bool namesHardware(const BatchOptions& batch);

/// Every file of --hw (or the default) with every size of --buffer (or its own), then the single options on top.
std::vector<Accelerator> acceleratorsOf(CommonOptions common, const BatchOptions& batch);

/// The program, the command, and each of its options that may change a result, as given or by default.
std::string requestOf(const CLI::App& command);

}  // namespace fusescope::cli
