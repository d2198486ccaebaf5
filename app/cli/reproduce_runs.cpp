// SPDX-License-Identifier: Apache-2.0
#include "app/cli/reproduce_runs.h"

#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <map>
#include <thread>

#include "app/cli/explainer_options.h"
#include "core/base/data_dir.h"
#include "core/base/error.h"
#include "core/cost/plan_evaluation.h"
#include "core/import/model_importer.h"
#include "core/io/experiment_file.h"
#include "core/search/search_list.h"

namespace fusescope::cli {

/// A model on one accelerator, with the explainer made last.
struct ExperimentRunner::Opened {
    ExperimentSetting setting;
    Accelerator accelerator;
    SearchProblem problem;
    std::int64_t optimumBytes = 0;
    bool isOptimumProven = false;
};

namespace {

SearchParams paramsOf(const ExperimentSetting& setting) {
    const std::map<std::string, CutDensity> densities{
        {"sparse", CutDensity::Sparse}, {"mixed", CutDensity::Mixed}, {"dense", CutDensity::Dense}};
    SearchParams params;
    params.budgetPlans = setting.budgetPlans;
    params.density = densities.at(setting.density);
    params.randomRepeats = setting.randomRepeats;
    params.localStyle = setting.inRounds ? LocalStyle::Rounds : LocalStyle::Published;
    params.objectives = {Objective::Dram};
    params.measuresFirstTry = true;
    return params;
}

/// Of processor time, so that a busy machine decides as an idle one.
void stopAfter(double seconds, RunControl& control, const std::stop_token& end) {
    const std::clock_t begin = std::clock();
    while (!end.stop_requested()) {
        if (static_cast<double>(std::clock() - begin) > seconds * CLOCKS_PER_SEC) return control.requestStop();
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
}

SeedRun seedRun(const SearchProblem& problem, const ExperimentSetting& setting, const SearchParams& params,
                RunControl& control) {
    RunControl part(&control);
    const SearchResult result = findSearch(setting.algorithm)->make()->run(problem, params, part);
    SeedRun run;
    run.seed = params.seed;
    run.dramBytes = result.dramBytes;
    run.maxBufferBytes = evaluatePlan(*problem.costModel, result.plan, problem.betaBytes).maxBufferBytes;
    run.processorMs = std::llround(1000 * result.processorSeconds);
    run.splits = result.splits;
    run.missedFirstTries = result.missedFirstTries;
    run.trace = result.trace;
    return run;
}

}  // namespace

ExperimentRunner::ExperimentRunner(RunnerParams params) : params_(std::move(params)) {
    std::error_code failure;
    std::filesystem::create_directories(params_.folder, failure);
    if (failure) throw Error("the folder cannot be made: " + failure.message(), params_.folder.string());
}

ExperimentRunner::~ExperimentRunner() = default;

const ExperimentRunner::Opened& ExperimentRunner::open(const ExperimentSetting& setting, RunControl& control) {
    const bool isOpen = opened_ && opened_->setting.model == setting.model &&
                        opened_->setting.scheme == setting.scheme &&
                        opened_->setting.bufferBytes == setting.bufferBytes;
    if (isOpen) return *opened_;
    auto fresh = std::make_unique<Opened>();
    fresh->setting = setting;
    fresh->accelerator.scheme = setting.scheme;
    fresh->accelerator.bufferBytes = setting.bufferBytes;
    const auto model = importModel(dataDir() / "models" / setting.model, {}, control);
    fresh->problem = makeProblem(model->graph, fresh->accelerator);
    RunControl part(&control);
    const SearchResult best = findSearch("optimal")->make()->run(fresh->problem, {}, part);
    fresh->optimumBytes = best.lowerBoundBytes;
    fresh->isOptimumProven = best.isOptimal;
    opened_ = std::move(fresh);
    return *opened_;
}

bool ExperimentRunner::isDone(const Experiment& experiment) const {
    const auto count = static_cast<double>(experiment.runs.size());
    if (experiment.runs.size() >= static_cast<std::size_t>(params_.seeds)) return true;
    if (params_.experimentSeconds <= 0) return false;
    if (experiment.runs.empty()) return experiment.givenUpSeconds >= params_.experimentSeconds;
    double milliseconds = 0;
    for (const SeedRun& run : experiment.runs) milliseconds += static_cast<double>(run.processorMs);
    return milliseconds * (count + 1) / count > 1000 * params_.experimentSeconds;
}

/// False when stopped.
bool ExperimentRunner::addRun(Experiment& experiment, const SearchParams& params, RunControl& control) const {
    RunControl part(&control);
    const double limit = experiment.runs.empty() ? params_.experimentSeconds : 0;
    std::jthread watcher;
    if (limit > 0) watcher = std::jthread([&part, limit](const std::stop_token& end) { stopAfter(limit, part, end); });
    SeedRun run = seedRun(opened_->problem, experiment.setting, params, part);
    if (control.shouldStop()) return false;
    if (part.shouldStop())
        experiment.givenUpSeconds = params_.experimentSeconds;
    else
        experiment.runs.push_back(std::move(run));
    return true;
}

std::optional<Experiment> ExperimentRunner::run(const ExperimentSetting& setting, RunControl& control) {
    const std::filesystem::path file = params_.folder / (setting.id() + ".json");
    Experiment experiment;
    experiment.setting = setting;
    const bool isThere = std::filesystem::exists(file);
    if (isThere) experiment = readExperiment(file);
    if (experiment.setting != setting)
        throw Error("it holds another experiment", file.string(), "delete the file to run it again");
    if (params_.runsNothing) return isThere ? std::optional(std::move(experiment)) : std::nullopt;
    if (isDone(experiment)) return experiment;
    const Opened& opened = open(setting, control);
    experiment.optimumBytes = opened.optimumBytes;
    experiment.isOptimumProven = opened.isOptimumProven;
    SearchParams params = paramsOf(setting);
    params.threads = params_.threads;
    try {
        params.explainer = makeChosenExplainer({setting.explainer, {}}, opened.problem.graph, opened.problem.costModel,
                                               opened.accelerator);
    } catch (const Error& error) {
        std::fprintf(stderr, "%s left out: %s\n", setting.id().c_str(), error.what());
        return std::nullopt;
    }
    while (!isDone(experiment)) {
        params.seed = experiment.runs.size() + 1;
        if (!addRun(experiment, params, control)) return std::nullopt;
        writeExperiment(file, experiment);
    }
    return experiment;
}

}  // namespace fusescope::cli
