// SPDX-License-Identifier: Apache-2.0
#include "app/cli/batch/batch_run.h"

#include <algorithm>
#include <chrono>
#include <optional>

#include "app/cli/commands.h"
#include "app/cli/interrupt_watcher.h"
#include "app/cli/output.h"
#include "core/base/error.h"
#include "core/base/time_limit.h"
#include "core/io/accelerator_file.h"
#include "core/io/batch_table.h"

namespace fusescope::cli {
namespace {

/// All cells, model by model, with the accelerator of each.
struct Cells {
    CellList batch;
    std::vector<Accelerator> accelerators;
};

Cells cellsOf(const BatchWork& work) {
    Cells cells{{work.request, {}}, {}};
    for (const std::string& model : modelFiles(work.options.models))
        for (const Accelerator& accelerator : acceleratorsOf(work.common, work.options)) {
            cells.batch.cells.push_back({{}, model, work.label(accelerator), acceleratorText(accelerator)});
            cells.accelerators.push_back(accelerator);
        }
    nameCells(cells.batch.cells);
    return cells;
}

/// Makes the folder one of this run. Every shard does so; what they write is the same.
void openFolder(const std::filesystem::path& folder, const CellList& batch) {
    std::error_code failure;
    std::filesystem::create_directories(folder, failure);
    if (std::filesystem::exists(batchFile(folder))) {
        const CellList found = readBatch(folder);
        if (found == batch) return;
        if (found.request != batch.request)
            throw Error("the folder holds the results of another run: " + found.request, folder.string(),
                        "this one is: " + batch.request + "; name another folder");
        tell(folder.string() + ": other models or accelerators than before; what is the same is kept\n");
    }
    writeBatch(folder, batch);
}

/// What an earlier run left, if it is whole and of this model. A failure is tried again: the file may be mended.
std::optional<CellResult> keptCell(const BatchWork& work, const BatchCell& cell, const ImportedModel& model) {
    if (work.options.results.empty() || !std::filesystem::exists(cellFile(work.options.results, cell))) return {};
    try {
        CellResult kept = readCell(work.options.results, cell, work.request);
        if (!kept.failure.empty()) return {};
        if (kept.fingerprint == model.fingerprint) return kept;
        tell(cellFile(work.options.results, cell).string() + ": the model has changed: run again\n");
    } catch (const Error& error) {
        tell(std::string(error.what()) + ": run again\n");
    }
    return {};
}

/// Nothing if the whole run was stopped meanwhile: half a result is none.
std::optional<CellResult> doCell(const BatchWork& work, const BatchCell& cell, const Accelerator& accelerator,
                                 RunControl& whole) {
    CellResult result{cell, work.request, {}, {}, {}, 0};
    const std::filesystem::path planFile =
        work.options.results.empty() ? "" : std::filesystem::path(work.options.results) / (cell.name + ".plan.yaml");
    const auto begin = std::chrono::steady_clock::now();
    try {
        CommonOptions common = work.common;
        common.modelFile = cell.model;
        const auto model = openModel(common, whole);
        if (auto kept = keptCell(work, cell, *model)) return kept;
        result.fingerprint = model->fingerprint;
        RunControl control(&whole);
        if (work.timeLimitSeconds > 0) control.stopAfter(timeLimit(work.timeLimitSeconds));
        result.points = work.run(*model, accelerator, planFile, control);
    } catch (const Error& error) {
        result.failure = error.what();
    } catch (const std::bad_alloc&) {
        result.failure = "there is not enough memory (see --memory-limit)";
    }
    if (!result.failure.empty() && !whole.shouldStop()) tell("fusescope-cli: " + result.failure + "\n");
    if (whole.shouldStop()) {
        std::error_code ignored;
        std::filesystem::remove(planFile, ignored);  // of a search that was cut short
        return {};
    }
    result.elapsedMs =
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin).count();
    if (!work.options.results.empty()) writeCell(work.options.results, result);
    return result;
}

}  // namespace

std::string batchText(const std::vector<CellResult>& results, const std::vector<BatchCell>& missing, bool asJson,
                      bool asCsv) {
    if (asJson) return batchResultsJson(results, missing);
    return asCsv ? batchCsv(results) : batchTable(results);
}

int runBatch(const BatchWork& work) {
    RunControl control;
    const InterruptWatcher interrupts(control);
    const Shard shard = parseShard(work.options.shard);
    const Cells cells = cellsOf(work);
    if (!work.options.results.empty()) openFolder(work.options.results, cells.batch);
    std::vector<CellResult> results;
    std::vector<BatchCell> missing;
    for (std::size_t i = 0; i < cells.batch.cells.size(); ++i) {
        if (!shard.has(i)) continue;
        std::optional<CellResult> result;
        if (!control.shouldStop()) result = doCell(work, cells.batch.cells[i], cells.accelerators[i], control);
        if (result)
            results.push_back(std::move(*result));
        else
            missing.push_back(cells.batch.cells[i]);
    }
    print(batchText(results, missing, work.common.asJson, work.options.asCsv));
    if (!missing.empty())
        tell("stopped early: " + missingLine(missing, results.size() + missing.size()) +
             (work.options.results.empty() ? "" : "the same command goes on\n"));
    const bool failed =
        std::any_of(results.begin(), results.end(), [](const CellResult& result) { return !result.failure.empty(); });
    return failed ? kBadInput : kDone;
}

}  // namespace fusescope::cli
