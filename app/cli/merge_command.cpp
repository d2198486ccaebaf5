// SPDX-License-Identifier: Apache-2.0
// fusescope-cli merge: the results of all shards as one table, as if they had been run at once.
#include <algorithm>
#include <memory>
#include <optional>

#include "app/cli/batch/batch_run.h"
#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "core/base/error.h"
#include "core/io/atomic_file.h"
#include "core/io/batch_table.h"

namespace fusescope::cli {
namespace {

struct MergeOptions {
    std::vector<std::string> folders;
    std::string outputFile;
    bool asJson = false;
    bool asCsv = false;
};

/// The batch that all folders are of.
CellList commonBatch(const std::vector<std::string>& folders) {
    const CellList batch = readBatch(folders.front());
    for (const std::string& folder : folders)
        if (!(readBatch(folder) == batch))
            throw Error("this is of another run than " + folders.front(), batchFile(folder).string(),
                        "shards of one run name the same models, accelerators and options");
    return batch;
}

/// From the first folder that has it whole, rather one that went well; two that went well must agree.
std::optional<CellResult> findCell(const std::vector<std::string>& folders, const BatchCell& cell,
                                   const std::string& request) {
    std::optional<CellResult> found;
    for (const std::string& folder : folders) {
        if (!std::filesystem::exists(cellFile(folder, cell))) continue;
        try {
            CellResult read = readCell(folder, cell, request);
            if (!found || !found->failure.empty()) {
                found = std::move(read);
                continue;
            }
            if (read.failure.empty() && (read.points != found->points || read.fingerprint != found->fingerprint))
                tell(cellFile(folder, cell).string() + ": not the same as in a folder named before, which counts\n");
        } catch (const Error& error) {
            tell(std::string("fusescope-cli: ") + error.what() + "\n");
        }
    }
    return found;
}

int merge(const MergeOptions& options) {
    const CellList batch = commonBatch(options.folders);
    std::vector<CellResult> results;
    std::vector<BatchCell> missing;
    for (const BatchCell& cell : batch.cells) {
        if (auto found = findCell(options.folders, cell, batch.request))
            results.push_back(std::move(*found));
        else
            missing.push_back(cell);
    }
    const std::string text = batchText(results, missing, options.asJson, options.asCsv);
    if (options.outputFile.empty())
        print(text);
    else
        writeFileAtomically(options.outputFile, text);
    tell(missingLine(missing, batch.cells.size()));
    if (!missing.empty()) return kGateFailed;
    const bool failed =
        std::any_of(results.begin(), results.end(), [](const CellResult& result) { return !result.failure.empty(); });
    return failed ? kBadInput : kDone;
}

}  // namespace

Action addMerge(CLI::App& app) {
    auto options = std::make_shared<MergeOptions>();
    CLI::App* const command =
        app.add_subcommand("merge", "Put the results of all shards into one table; exit code 1 if some are missing");
    command->add_option("FOLDER", options->folders, "what --results of optimize or sweep named, one or several")
        ->required();
    command->add_flag("--json", options->asJson, "print JSON instead of a table");
    command->add_flag("--csv", options->asCsv, "print lines of comma-separated values");
    command->add_option("-o,--output", options->outputFile, "write the table here")->type_name("FILE");
    command->footer(
        "The table is the same, byte for byte, as that of a run without shards. A model that failed is a row that "
        "says\n"
        "so, and exit code 3.\n"
        "Example: fusescope-cli optimize models --buffer 256KiB,512KiB --results out --shard 1/2\n"
        "         fusescope-cli optimize models --buffer 256KiB,512KiB --results out --shard 2/2\n"
        "         fusescope-cli merge out --csv");
    return [options] { return merge(*options); };
}

}  // namespace fusescope::cli
