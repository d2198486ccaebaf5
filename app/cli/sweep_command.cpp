// SPDX-License-Identifier: Apache-2.0
// fusescope-cli sweep: the exact curve of DRAM access against buffer size, of one model or of many.
#include <cstdio>
#include <memory>

#include "app/cli/batch/batch_run.h"
#include "app/cli/commands.h"
#include "app/cli/common_options.h"
#include "app/cli/interrupt_watcher.h"
#include "app/cli/output.h"
#include "app/cli/progress_line.h"
#include "app/cli/summary.h"
#include "core/base/bytes.h"
#include "core/base/error.h"
#include "core/base/time_limit.h"
#include "core/io/accelerator_file.h"
#include "core/io/sweep_text.h"

namespace fusescope::cli {
namespace {

struct SweepOptions {
    std::string buffers = "64KiB:4MiB";
    double withinPercent = 10;
    double timeLimitSeconds = 0;
};

struct Range {
    std::int64_t least = 0;
    std::int64_t most = 0;
};

/// "64KiB:4MiB"; throws Error.
Range parseRange(const std::string& text) {
    const auto colon = text.find(':');
    if (colon == std::string::npos) throw Error("\"" + text + "\" is not a range of sizes", {}, "as in 64KiB:4MiB");
    const Range range{parseBufferBytes(text.substr(0, colon)), parseBufferBytes(text.substr(colon + 1))};
    if (range.least > range.most)
        throw Error("\"" + text + "\" runs backwards", {}, "the smaller size first, as in 64KiB:4MiB");
    return range;
}

/// The curves of all models on one accelerator, as one table.
int sweepModels(CommonOptions options, const Accelerator& accelerator, const SweepOptions& chosen,
                const BatchOptions& batch) {
    RunControl control;
    const InterruptWatcher interrupts(control);
    if (chosen.timeLimitSeconds > 0) control.stopAfter(timeLimit(chosen.timeLimitSeconds));
    const Range range = parseRange(chosen.buffers);
    std::vector<NamedSweep> sweeps;
    bool isComplete = true;
    int exitCode = kDone;
    for (const std::string& file : modelFiles(batch.models)) {
        options.modelFile = file;
        try {
            const auto model = openModel(options, control);
            const ProgressLine progress(control, "of the range, " + model->fileName);
            sweeps.push_back(
                {model->fileName, sweepBuffers(model->graph, accelerator, range.least, range.most, control)});
            isComplete = isComplete && sweeps.back().sweep.stopReason == StopReason::Completed;
        } catch (const Error& error) {
            tell(std::string("fusescope-cli: ") + error.what() + "\n");  // the others are run nevertheless
            exitCode = kBadInput;
        }
        if (control.shouldStop()) break;
    }
    if (sweeps.empty()) return exitCode;
    const std::string text = options.asJson ? sweepJson(sweeps, chosen.withinPercent / 100)
                             : batch.asCsv  ? sweepCsv(sweeps)
                                            : sweepTable(sweeps, chosen.withinPercent / 100);
    print(text);
    if (!isComplete) tell("stopped early: only the upper part of the last curve is known\n");
    return exitCode;
}

std::string labelOf(const Accelerator& accelerator) { return accelerator.name + " " + schemeName(accelerator.scheme); }

std::vector<BatchPoint> sweptPoints(const ImportedModel& model, const Accelerator& accelerator, const Range& range,
                                    RunControl& control) {
    const Sweep sweep = sweepBuffers(model.graph, accelerator, range.least, range.most, control);
    if (sweep.stopReason == StopReason::TimeLimit)
        throw Error("the curve was not whole when the time limit had passed", model.fileName, "give it more time");
    std::vector<BatchPoint> points;
    for (const SweepStep& step : sweep.steps)
        points.push_back({step.bufferBytes, step.dramBytes, step.unfusableDramBytes, step.maxBufferBytes,
                          step.dramBytes, step.fusableOps, step.plan.groupCount(), true});
    return points;
}

int sweep(const CommonOptions& options, const SweepOptions& chosen, const BatchOptions& batch, std::string request) {
    const auto accelerators = acceleratorsOf(options, batch);
    if (accelerators.size() == 1 && batch.results.empty() && batch.shard.empty())
        return sweepModels(options, accelerators.front(), chosen, batch);
    return runBatch({options, batch, std::move(request), chosen.timeLimitSeconds, labelOf,
                     [range = parseRange(chosen.buffers)](const ImportedModel& model, const Accelerator& accelerator,
                                                          const std::filesystem::path&, RunControl& control) {
                         return sweptPoints(model, accelerator, range, control);
                     }});
}

}  // namespace

Action addSweep(CLI::App& app) {
    auto options = std::make_shared<CommonOptions>();
    auto chosen = std::make_shared<SweepOptions>();
    CLI::App* const command =
        app.add_subcommand("sweep", "The exact curve of DRAM access against buffer size: every step, proven");
    auto batch = std::make_shared<BatchOptions>();
    addBatchOptions(*command, *options, *batch);
    command->add_option("--buffers", chosen->buffers, "the range of sizes")
        ->check(checkedBy(parseRange, "LEAST:MOST"))
        ->capture_default_str();
    command
        ->add_option("--within", chosen->withinPercent,
                     "percent above its best that each model may be, for the smallest buffer that is enough for all")
        ->check(withoutNan(CLI::NonNegativeNumber))
        ->capture_default_str();
    command->add_option("--time-limit", chosen->timeLimitSeconds, "seconds after which what is known is printed")
        ->check(withoutNan(CLI::PositiveNumber));
    command->footer(
        "--csv prints every step. With --results, --shard or several accelerators: see merge.\n"
        "Example: fusescope-cli sweep mobilenet_v2.onnx --buffers 64KiB:4MiB --csv");
    return [options, chosen, batch, command] { return sweep(*options, *chosen, *batch, requestOf(*command)); };
}

}  // namespace fusescope::cli
