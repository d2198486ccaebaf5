// SPDX-License-Identifier: Apache-2.0
// fusescope-cli reproduce: the paper's tables with our networks and cost models, ours beside the paper's.
#include <cstdio>
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/interrupt_watcher.h"
#include "app/cli/reproduce_runs.h"
#include "core/base/data_dir.h"
#include "core/base/parallel.h"
#include "core/io/experiment_table.h"

namespace fusescope::cli {
namespace {

struct ReproduceOptions {
    std::string table = "II";
    std::string density = "mixed";
    std::string folder = "reproduce-results";
    int seeds = 10;
    int threads = 1;
    double randomRepeats = 0;
    bool asJson = false;
};

int reproduce(const ReproduceOptions& options) {
    RunControl control;
    const InterruptWatcher interrupts(control);
    const PaperFigures paper = PaperFigures::read(dataDir() / "paper" / "results.yaml");
    ExperimentRunner runner(options.folder, options.seeds, options.threads);
    std::vector<Cell> cells = cellsOf(options.table, options.density);
    std::vector<ReproducedRow> rows;
    for (std::size_t c = 0; c < cells.size() && !control.shouldStop(); ++c) {
        Cell& cell = cells[c];
        cell.setting.randomRepeats = options.randomRepeats;
        std::fprintf(stderr, "%zu of %zu: %s\n", c + 1, cells.size(), cell.setting.id().c_str());
        auto experiment = runner.run(cell.setting, control);
        if (!experiment) continue;
        const std::string scheme = schemeName(cell.setting.scheme);
        rows.push_back({cell.network, cell.method, *std::move(experiment),
                        paper.find(options.table, cell.network, scheme, cell.method)});
    }
    const std::string text = options.asJson ? reproductionJson(options.table, rows)
                             : options.table == "effort" || options.table == "figure-5" ? effortTable(rows)
                                                                                        : reproducedTable(rows);
    std::fwrite(text.data(), 1, text.size(), stdout);
    if (control.shouldStop()) std::fputs("stopped early: start again to go on from here\n", stderr);
    return kDone;
}

}  // namespace

Action addReproduce(CLI::App& app) {
    auto options = std::make_shared<ReproduceOptions>();
    CLI::App* const command = app.add_subcommand(
        "reproduce", "The paper's tables with our networks and cost models, ours beside the paper's");
    command
        ->add_option("--table", options->table,
                     "II: LBDF, 256 KiB, three searches; III, IV: local and random search, 128 KiB, both schemes;\n"
                     "    V: rectify rate and time; figure-5: quality against budget; effort: every search with every\n"
                     "    explainer")
        ->check(CLI::IsMember(tableNames()))
        ->capture_default_str();
    command->add_option("--density", options->density, "cuts of random plans, for effort")
        ->check(CLI::IsMember({"sparse", "mixed", "dense"}))
        ->capture_default_str();
    command->add_option("--random-repeats", options->randomRepeats, "as in optimize")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    command
        ->add_option("--results", options->folder,
                     "folder of results, one file an experiment: what is there is not run again")
        ->capture_default_str();
    command->add_option("--seeds", options->seeds, "runs of each search")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    options->threads = hardwareThreads();
    command->add_option("--threads", options->threads, "worker threads; they change times only")
        ->check(CLI::Range(1, 1024))
        ->capture_default_str();
    command->add_flag("--json", options->asJson, "print JSON instead of text");
    command->footer(
        "Absolute megabytes are not the target, for the paper's cost model is not published; its claims are.\n"
        "packaging/reproduce/run.sh runs everything. Ctrl-C stops; the same command goes on.\n"
        "Example: fusescope-cli reproduce --table V --seeds 3");
    return [options] { return reproduce(*options); };
}

}  // namespace fusescope::cli
