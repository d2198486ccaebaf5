// SPDX-License-Identifier: Apache-2.0
// fusescope-cli sweep: the exact curve of DRAM access against buffer size, of one model or of many.
#include <cstdio>
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/common_options.h"
#include "app/cli/interrupt_watcher.h"
#include "app/cli/progress_line.h"
#include "app/cli/summary.h"
#include "core/base/bytes.h"
#include "core/base/error.h"
#include "core/io/accelerator_file.h"
#include "core/io/sweep_text.h"

namespace fusescope::cli {
namespace {

struct SweepOptions {
    std::vector<std::string> models;
    std::string buffers = "64KiB:4MiB";
    double withinPercent = 10;
    double timeLimitSeconds = 0;
    bool asCsv = false;
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

int sweep(CommonOptions options, const SweepOptions& chosen) {
    RunControl control;
    const InterruptWatcher interrupts(control);
    if (chosen.timeLimitSeconds > 0)
        control.stopAfter(std::chrono::duration_cast<std::chrono::nanoseconds>(
            std::chrono::duration<double>(chosen.timeLimitSeconds)));
    const Range range = parseRange(chosen.buffers);
    const Accelerator accelerator = acceleratorOf(options);
    std::vector<NamedSweep> sweeps;
    bool isComplete = true;
    for (const std::string& file : modelFiles(chosen.models)) {
        options.modelFile = file;
        const auto model = openModel(options, control);
        const ProgressLine progress(control, "of the range, " + model->fileName);
        sweeps.push_back({model->fileName, sweepBuffers(model->graph, accelerator, range.least, range.most, control)});
        isComplete = isComplete && sweeps.back().sweep.stopReason == StopReason::Completed;
        if (control.shouldStop()) break;
    }
    const std::string text = options.asJson ? sweepJson(sweeps, chosen.withinPercent / 100)
                             : chosen.asCsv ? sweepCsv(sweeps)
                                            : sweepTable(sweeps, chosen.withinPercent / 100);
    std::fwrite(text.data(), 1, text.size(), stdout);
    if (!isComplete) std::fputs("stopped early: only the upper part of the last curve is known\n", stderr);
    return kDone;
}

}  // namespace

Action addSweep(CLI::App& app) {
    auto options = std::make_shared<CommonOptions>();
    auto chosen = std::make_shared<SweepOptions>();
    CLI::App* const command =
        app.add_subcommand("sweep", "The exact curve of DRAM access against buffer size: every step, proven");
    command->add_option("MODEL", chosen->models, "ONNX files, or folders of them")->required();
    addImportOptions(*command, *options);
    addHardwareOptions(*command, *options);
    command->add_option("--buffers", chosen->buffers, "the range of sizes")
        ->check([](const std::string& text) -> std::string {
            try {
                parseRange(text);
                return {};
            } catch (const Error& error) {
                return error.what();
            }
        })
        ->capture_default_str();
    command
        ->add_option("--within", chosen->withinPercent,
                     "percent above its best that each model may be, for the smallest buffer that is enough for all")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    command->add_option("--time-limit", chosen->timeLimitSeconds, "seconds after which what is known is printed")
        ->check(CLI::PositiveNumber);
    command->add_flag("--csv", chosen->asCsv, "print every step as a line of comma-separated values");
    command->footer("Example: fusescope-cli sweep mobilenet_v2.onnx --buffers 64KiB:4MiB --csv");
    return [options, chosen] { return sweep(*options, *chosen); };
}

}  // namespace fusescope::cli
