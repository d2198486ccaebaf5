// SPDX-License-Identifier: Apache-2.0
// fusescope-cli reproduce: the paper's tables with our networks and cost models, ours beside the paper's.
#include <algorithm>
#include <cstdio>
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/common_options.h"
#include "app/cli/interrupt_watcher.h"
#include "app/cli/reproduce_figures.h"
#include "core/base/data_dir.h"
#include "core/io/claims.h"
#include "core/io/experiment_table.h"

namespace fusescope::cli {
namespace {

/// Whether the experiment is one of those asked for; all are if nothing is said.
bool isWanted(const ReproduceOptions& options, const Cell& cell) {
    const auto holds = [](const std::vector<std::string>& names, const std::string& name) {
        return names.empty() || std::find(names.begin(), names.end(), name) != names.end();
    };
    return holds(options.networks, cell.network) && holds(options.algorithms, cell.setting.algorithm) &&
           holds(options.explainers, cell.setting.explainer);
}

std::vector<ReproducedRow> rowsOf(const ReproduceOptions& options, const std::string& table, const PaperFigures& paper,
                                  RunControl& control) {
    ExperimentRunner runner(options.runner);
    std::vector<Cell> cells = cellsOf(table, options.density);
    std::erase_if(cells, [&](const Cell& cell) { return !isWanted(options, cell); });
    std::vector<ReproducedRow> rows;
    for (std::size_t c = 0; c < cells.size() && !control.shouldStop(); ++c) {
        Cell& cell = cells[c];
        cell.setting.randomRepeats = options.randomRepeats.value_or(cell.setting.randomRepeats);
        if (!options.runner.runsNothing)
            std::fprintf(stderr, "%zu of %zu: %s\n", c + 1, cells.size(), cell.setting.id().c_str());
        auto experiment = runner.run(cell.setting, control);
        if (!experiment && options.runner.runsNothing) experiment = Experiment{cell.setting, 0, false, {}, 0};  // a gap
        if (!experiment) continue;
        const std::string scheme = schemeName(cell.setting.scheme);
        rows.push_back(
            {cell.network, cell.method, *std::move(experiment), paper.find(table, cell.network, scheme, cell.method)});
    }
    return rows;
}

std::string experimentTable(const ReproduceOptions& options, const PaperFigures& paper, RunControl& control) {
    const std::vector<ReproducedRow> rows = rowsOf(options, options.table, paper, control);
    if (options.table == "figure-5") drawBudgets(options, rows);
    if (options.asJson) return reproductionJson(options.table, rows);
    const bool isEffort = options.table == "effort" || options.table == "figure-5" || options.table == "quality";
    return isEffort ? effortTable(rows) : reproducedTable(rows);
}

/// Of what the folders hold.
std::string verdicts(ReproduceOptions options, const PaperFigures& paper, RunControl& control) {
    options.runner.runsNothing = true;
    ReproducedTables tables;
    for (const std::string& table : experimentTables())
        if (table != "effort" && table != "quality") tables.rows[table] = rowsOf(options, table, paper, control);
    tables.data = reproduceData(options, control);
    std::vector<Verdict> all;
    for (const PaperClaim& claim : paper.claims()) all.push_back(judgeClaim(claim, tables));
    if (options.asJson) return verdictsJson(all);
    return options.asMarkdown ? verdictsMarkdown(all) : verdictsText(all);
}

std::string made(const ReproduceOptions& options, RunControl& control) {
    const PaperFigures paper = PaperFigures::read(dataDir() / "paper" / "results.yaml");
    if (options.table == "verdicts") return verdicts(options, paper, control);
    if (options.table == "figure-4") return reproduceExplanations(options, control);
    if (options.table != "I" && options.table != "figure-3") return experimentTable(options, paper, control);
    const auto data = reproduceData(options, control);
    if (!data) return {};
    return options.asJson ? reproducedDataJson(*data) : reproducedDataText(*data);
}

int reproduce(const ReproduceOptions& options) {
    RunControl control;
    const InterruptWatcher interrupts(control);
    std::filesystem::create_directories(options.pictureFolder());
    const std::string text = made(options, control);
    std::fwrite(text.data(), 1, text.size(), stdout);
    if (control.shouldStop()) std::fputs("stopped early: start again to go on from here\n", stderr);
    return kDone;
}

std::vector<std::string> tableNames() {
    std::vector<std::string> names{"I", "figure-3", "figure-4", "verdicts"};
    for (const std::string& table : experimentTables()) names.push_back(table);
    return names;
}

}  // namespace

Action addReproduce(CLI::App& app) {
    auto options = std::make_shared<ReproduceOptions>();
    CLI::App* const command = app.add_subcommand(
        "reproduce", "The paper's tables with our networks and cost models, ours beside the paper's");
    command
        ->add_option(
            "--table", options->table,
            "I: groups drawn; II: LBDF, 256 KiB, three searches; III, IV: local and random search, 128 KiB,\n"
            "    both schemes; V: rectify rate and time; figure-3: groups that fit; figure-4: one group explained\n"
            "    three times; figure-5: quality against budget; effort: every search with every explainer;\n"
            "    quality: local search on every bundled model, as published and in rounds;\n"
            "    verdicts: which claims of the paper hold in what was run")
        ->check(CLI::IsMember(tableNames()))
        ->capture_default_str();
    command->add_option("--density", options->density, "cuts of random plans, for effort")
        ->check(CLI::IsMember({"sparse", "mixed", "dense"}))
        ->capture_default_str();
    command
        ->add_option("--random-repeats", options->randomRepeats,
                     "as in optimize, for every experiment; if not given: 0, as the paper has it, and 0.8 in rounds")
        ->check(withoutNan(CLI::Range(0.0, 1.0)));
    command
        ->add_option("--results", options->runner.folder,
                     "folder of results, one file an experiment: what is there is not run again")
        ->capture_default_str();
    command->add_option("--pictures", options->pictures,
                        "folder of table-I.json, figure-3-*.svg and figure-4*; that of the results if not given");
    command->add_option("--seeds", options->runner.seeds, "runs of each search")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    command
        ->add_option("--experiment-seconds", options->runner.experimentSeconds,
                     "processor time of one experiment: fewer seeds of those that take more; 0: no limit")
        ->check(withoutNan(CLI::NonNegativeNumber))
        ->capture_default_str();
    command->add_option("--networks", options->networks, "only these, as the table writes them, separated by commas")
        ->delimiter(',');
    command->add_option("--algorithms", options->algorithms, "only these, separated by commas")
        ->delimiter(',')
        ->check(CLI::IsMember({"random", "local", "nsga2"}));
    command->add_option("--explainers", options->explainers, "only these (none: without one), separated by commas")
        ->delimiter(',');
    command->add_flag("--run-nothing", options->runner.runsNothing, "show what the folder holds");
    addThreadsOption(*command, options->runner.threads, "worker threads; they change times only");
    command->add_flag("--json", options->asJson, "print JSON instead of text");
    command->add_flag("--markdown", options->asMarkdown, "verdicts as a table in Markdown");
    command->footer(
        "Absolute megabytes are not the target, for the paper's cost model is not published; its claims are.\n"
        "packaging/reproduce/run.sh runs everything. Ctrl-C stops; the same command goes on.\n"
        "Example: fusescope-cli reproduce --table V --seeds 3");
    return [options] { return reproduce(*options); };
}

}  // namespace fusescope::cli
