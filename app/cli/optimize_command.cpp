// SPDX-License-Identifier: Apache-2.0
// fusescope-cli optimize: the fusion plan with the least DRAM access.
#include <chrono>
#include <cstdio>
#include <map>
#include <memory>

#include "app/cli/batch/batch_run.h"
#include "app/cli/commands.h"
#include "app/cli/common_options.h"
#include "app/cli/explainer_options.h"
#include "app/cli/interrupt_watcher.h"
#include "app/cli/progress_line.h"
#include "app/cli/summary.h"
#include "core/base/bytes.h"
#include "core/base/time_limit.h"
#include "core/io/plan_file.h"
#include "core/io/result_json.h"
#include "core/search/search_list.h"

namespace fusescope::cli {
namespace {

struct SearchOptions {
    std::string algorithm = "optimal";
    ExplainerOptions explainer{"none", {}};
    SearchParams params;
    double timeLimitSeconds = 0;
    std::string warmFile;
    std::string overridesFile;
    std::string outputFile;
    std::string density = "mixed";
    std::string localStyle = "rounds";
    std::vector<std::string> objectives{"dram", "mbu"};
};

/// Names are checked while the command line is read.
void readNames(SearchOptions& search) {
    const std::map<std::string, CutDensity> densities{
        {"sparse", CutDensity::Sparse}, {"mixed", CutDensity::Mixed}, {"dense", CutDensity::Dense}};
    const std::map<std::string, Objective> objectives{
        {"dram", Objective::Dram}, {"mbu", Objective::Mbu}, {"groups", Objective::Groups}};
    search.params.density = densities.at(search.density);
    search.params.localStyle = search.localStyle == "rounds" ? LocalStyle::Rounds : LocalStyle::Published;
    search.params.objectives.clear();
    for (const std::string& name : search.objectives) search.params.objectives.push_back(objectives.at(name));
}

std::vector<std::string> searchIds() {
    std::vector<std::string> ids;
    for (const SearchInfo& info : searchList()) ids.emplace_back(info.id);
    return ids;
}

PlanRecord recordOf(const ImportedModel& model, const Accelerator& accelerator, const SearchOptions& options,
                    const SearchResult& result, const PlanEvaluation& evaluation) {
    PlanRecord record;
    record.modelFile = model.fileName;
    record.fingerprint = model.fingerprint;
    record.modelName = model.graph->name();
    record.accelerator = accelerator;
    record.plan = result.plan;
    record.overrides = options.params.overrides;
    record.totals = {evaluation.dramBytes, evaluation.unfusableDramBytes, evaluation.maxBufferBytes};
    const bool usesBudget = options.algorithm != "optimal";
    record.provenance = {options.algorithm,   usesBudget ? options.explainer.id : "none",
                         options.params.seed, usesBudget ? options.params.budgetPlans : 0,
                         result.isOptimal,    result.lowerBoundBytes,
                         FUSESCOPE_VERSION};
    return record;
}

/// The overrides of --overrides, else those of --warm.
void readStart(SearchOptions& search, const ImportedModel& model) {
    const auto read = [&](const std::string& file) {
        LoadedPlan loaded = readPlan(file, *model.graph, model.fingerprint);
        std::fputs(issueLines(loaded.issues).c_str(), stderr);
        return std::move(loaded.record);
    };
    if (!search.warmFile.empty()) {
        PlanRecord record = read(search.warmFile);
        search.params.warmStart = record.plan;
        search.params.overrides = std::move(record.overrides);
    }
    if (!search.overridesFile.empty()) search.params.overrides = read(search.overridesFile).overrides;
}

std::string resultText(const ImportedModel& model, const Accelerator& accelerator, const SearchProblem& problem,
                       const SearchResult& result, const PlanEvaluation& evaluation) {
    return modelSummary(model) + acceleratorSummary(accelerator) + "\n" +
           planSummary(problem, result.plan, evaluation, &result);
}

std::string resultAsJson(const ImportedModel& model, const SearchProblem& problem, const SearchResult& result,
                         const PlanEvaluation& evaluation, std::int64_t elapsedMs) {
    auto issues = model.issues;
    if (problem.fusable.isEmpty())
        issues.push_back({Severity::Warning, "no op fits the buffer alone, so nothing can be fused", {}, {}});
    return resultJson(
        {*model.graph, *problem.costModel, result.plan, problem.betaBytes, issues, &result, elapsedMs, {}}, evaluation);
}

struct Optimized {
    SearchProblem problem;
    SearchResult result;
    PlanEvaluation evaluation;
};

/// The search, and its plan written to `planFile` unless that is empty.
Optimized runSearch(const ImportedModel& model, const Accelerator& accelerator, SearchOptions search,
                    const std::filesystem::path& planFile, RunControl& control) {
    const SearchProblem problem = makeProblem(model.graph, accelerator);
    readNames(search);
    readStart(search, model);
    if (search.algorithm != "optimal")
        search.params.explainer = makeChosenExplainer(search.explainer, problem.graph, problem.costModel, accelerator);
    SearchResult result = [&] {
        const ProgressLine progress(control, search.algorithm == "optimal" ? "ops" : "plans");
        return findSearch(search.algorithm)->make()->run(problem, search.params, control);
    }();
    PlanEvaluation evaluation = evaluatePlan(*problem.costModel, result.plan, problem.betaBytes);
    if (!planFile.empty()) writePlan(planFile, recordOf(model, accelerator, search, result, evaluation), *model.graph);
    return {problem, std::move(result), std::move(evaluation)};
}

int optimize(const CommonOptions& options, const Accelerator& accelerator, const SearchOptions& search) {
    RunControl control;
    const InterruptWatcher interrupts(control);
    const auto begin = std::chrono::steady_clock::now();
    const auto model = openModel(options, control, search.outputFile);
    if (search.timeLimitSeconds > 0) control.stopAfter(timeLimit(search.timeLimitSeconds));
    const auto [problem, result, evaluation] = runSearch(*model, accelerator, search, search.outputFile, control);
    if (result.stopReason != StopReason::Completed) std::fputs("stopped early: this is the best so far\n", stderr);
    const auto elapsed =
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
    std::string text = options.asJson ? resultAsJson(*model, problem, result, evaluation, elapsed.count())
                                      : resultText(*model, accelerator, problem, result, evaluation);
    if (!options.asJson && !search.outputFile.empty()) text += "\nplan written to " + search.outputFile + "\n";
    std::fwrite(text.data(), 1, text.size(), stdout);
    return kDone;
}

std::string labelOf(const Accelerator& accelerator) {
    return accelerator.name + " " + schemeName(accelerator.scheme) + " " + byteCountText(accelerator.bufferBytes);
}

std::vector<BatchPoint> optimizedPoint(const ImportedModel& model, const Accelerator& accelerator,
                                       const SearchOptions& search, const std::filesystem::path& planFile,
                                       RunControl& control) {
    const auto [problem, result, evaluation] = runSearch(model, accelerator, search, planFile, control);
    return {{problem.betaBytes, evaluation.dramBytes, evaluation.unfusableDramBytes, evaluation.maxBufferBytes,
             result.lowerBoundBytes, problem.fusable.count(), result.plan.groupCount(), result.isOptimal}};
}

int optimizeBatch(const CommonOptions& options, const BatchOptions& batch, const SearchOptions& search,
                  std::string request) {
    if (!search.outputFile.empty())
        throw CLI::ValidationError("--output", "of several plans, each is kept in the folder of --results");
    if (!search.warmFile.empty() || !search.overridesFile.empty())
        throw CLI::ValidationError("--warm, --overrides", "are of one model");
    return runBatch(
        {options, batch, std::move(request), search.timeLimitSeconds, labelOf,
         [&](const ImportedModel& model, const Accelerator& accelerator, const std::filesystem::path& planFile,
             RunControl& control) { return optimizedPoint(model, accelerator, search, planFile, control); }});
}

/// One model on one accelerator is told of in full; anything else is a table.
int optimizeAll(CommonOptions options, const BatchOptions& batch, const SearchOptions& search, std::string request) {
    const auto models = modelFiles(batch.models);
    const auto accelerators = acceleratorsOf(options, batch);
    if (models.size() > 1 || accelerators.size() > 1 || !batch.results.empty() || !batch.shard.empty() || batch.asCsv)
        return optimizeBatch(options, batch, search, std::move(request));
    options.modelFile = models.front();
    return optimize(options, accelerators.front(), search);
}

void addProposalOptions(CLI::App& command, SearchOptions& search) {
    SearchParams& params = search.params;
    command.add_option("--budget", params.budgetPlans, "plans to evaluate (not for optimal)")
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{1} << 50))
        ->capture_default_str();
    addExplainerOptions(command, search.explainer, "how groups that do not fit are split (not for optimal)");
    command.add_option("--share", params.selection.share, "of the edges an explainer selects, at least one")
        ->check(withoutNan(CLI::Range(0.0, 1.0)))
        ->capture_default_str();
    command
        .add_option("--random-repeats", params.randomRepeats,
                    "how often a group that was split before is split at random instead of in the same way")
        ->check(withoutNan(CLI::Range(0.0, 1.0)))
        ->capture_default_str();
    command.add_flag("--first-try", params.measuresFirstTry,
                     "also measure how often a first explanation leads to two sides that fit: takes longer");
    command
        .add_option(
            "--local-style", search.localStyle,
            "of local: rounds (edits in many places at once, the best plan of all groups met, fresh populations), or\n"
            "    published (one population, one edit at a time; with --random-repeats 0 the paper's search)")
        ->check(CLI::IsMember({"rounds", "published"}))
        ->capture_default_str();
    command.add_option("--population", params.population, "plans that local and nsga2 keep")
        ->check(CLI::Range(1, 1'000'000))
        ->capture_default_str();
    command.add_option("--density", search.density, "cuts of random plans")
        ->check(CLI::IsMember({"sparse", "mixed", "dense"}))
        ->capture_default_str();
    command
        .add_option(
            "--objectives", search.objectives,
            "what nsga2 minimises, of dram, mbu (greatest buffer use) and groups; dram alone is the paper's mode")
        ->delimiter(',')
        ->check(CLI::IsMember({"dram", "mbu", "groups"}))
        ->capture_default_str();
    command.add_flag("--keep-invalid", params.keepsInvalid,
                     "nsga2 splits nothing: groups that do not fit count against a plan");
}

}  // namespace

Action addOptimize(CLI::App& app) {
    auto options = std::make_shared<CommonOptions>();
    auto search = std::make_shared<SearchOptions>();
    CLI::App* const command = app.add_subcommand("optimize", "Find the fusion plan with the least DRAM access");
    auto batch = std::make_shared<BatchOptions>();
    addBatchOptions(*command, *options, *batch);
    std::string algorithms;
    for (const SearchInfo& info : searchList())
        algorithms += "\n    " + std::string(info.id) + ": " + std::string(info.summary);
    command->add_option("--algorithm", search->algorithm, "the search, one of:" + algorithms)
        ->check(oneOf(searchIds(), "algorithm"))
        ->capture_default_str();
    addProposalOptions(*command, *search);
    addSeedOption(*command, search->params.seed, "same seed, same result");
    addThreadsOption(*command, search->params.threads, "worker threads; they never change the result");
    command->add_option("--time-limit", search->timeLimitSeconds, "seconds after which the best so far is taken")
        ->check(withoutNan(CLI::PositiveNumber));
    command
        ->add_option("--memory-limit", search->params.memoryLimitBytes,
                     "memory after which the best so far is taken (optimal), and prices are forgotten (the others)")
        ->transform(CLI::AsSizeValue(false))
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{1} << 50));
    command->add_option("--warm", search->warmFile, "plan to start from; its overrides and locked groups are honoured")
        ->type_name("PLAN.yaml");
    command
        ->add_option("--overrides", search->overridesFile,
                     "plan file whose overrides and locked groups are honoured, instead of those of --warm")
        ->type_name("PLAN.yaml");
    command->add_option("-o,--output", search->outputFile, "write the plan here")->type_name("PLAN.yaml");
    command->footer(
        "optimal needs no budget, takes well under a second on most networks, and proves its plan. The others are the\n"
        "paper's: give them a budget, and an explainer that says where to cut groups that do not fit.\n"
        "Ctrl-C keeps and writes the best so far. Several models, or several accelerators, give one table; see merge.\n"
        "Example: fusescope-cli optimize resnet18.onnx --buffer 256KiB -o plan.yaml\n"
        "         fusescope-cli optimize resnet18.onnx --buffer 256KiB --algorithm nsga2 --explainer lookahead "
        "--budget 5000");
    return [options, batch, search, command] {
        if (!namesHardware(*batch)) throw CLI::RequiredError("an accelerator (--hw HW.yaml or --buffer 256KiB)");
        return optimizeAll(*options, *batch, *search, requestOf(*command));
    };
}

}  // namespace fusescope::cli
