// SPDX-License-Identifier: Apache-2.0
#include "app/cli/reproduce_runs.h"

#include <cmath>
#include <cstdio>
#include <map>

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
    params.objectives = {Objective::Dram};
    params.measuresFirstTry = true;
    return params;
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

ExperimentRunner::ExperimentRunner(std::filesystem::path folder, int seeds, int threads)
    : folder_(std::move(folder)), seeds_(seeds), threads_(threads) {
    std::error_code failure;
    std::filesystem::create_directories(folder_, failure);
    if (failure) throw Error("the folder cannot be made: " + failure.message(), folder_.string());
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

std::optional<Experiment> ExperimentRunner::run(const ExperimentSetting& setting, RunControl& control) {
    const std::filesystem::path file = folder_ / (setting.id() + ".json");
    Experiment experiment;
    experiment.setting = setting;
    if (std::filesystem::exists(file)) experiment = readExperiment(file);
    if (static_cast<int>(experiment.runs.size()) >= seeds_) return experiment;
    const Opened& opened = open(setting, control);
    experiment.optimumBytes = opened.optimumBytes;
    experiment.isOptimumProven = opened.isOptimumProven;
    SearchParams params = paramsOf(setting);
    params.threads = threads_;
    try {
        params.explainer = makeChosenExplainer({setting.explainer, {}}, opened.problem.graph, opened.problem.costModel,
                                               opened.accelerator);
    } catch (const Error& error) {
        std::fprintf(stderr, "%s left out: %s\n", setting.id().c_str(), error.what());
        return std::nullopt;
    }
    while (static_cast<int>(experiment.runs.size()) < seeds_) {
        params.seed = experiment.runs.size() + 1;
        SeedRun run = seedRun(opened.problem, setting, params, control);
        if (control.shouldStop()) return std::nullopt;
        experiment.runs.push_back(std::move(run));
        writeExperiment(file, experiment);
    }
    return experiment;
}

}  // namespace fusescope::cli
