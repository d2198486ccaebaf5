// SPDX-License-Identifier: Apache-2.0
#include "core/io/experiment_file.h"

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/io/accelerator_file.h"
#include "core/io/atomic_file.h"

namespace fusescope {
namespace {

using Json = nlohmann::ordered_json;

Json runJson(const SeedRun& run) {
    Json trace = Json::array();
    for (const Improvement& step : run.trace) trace.push_back({step.plans, step.dramBytes});
    return {{"seed", run.seed},
            {"dram_bytes", run.dramBytes},
            {"max_buffer_bytes", run.maxBufferBytes},
            {"processor_ms", run.processorMs},
            {"split_groups", run.splits.groups},
            {"rectified", run.splits.rectified},
            {"first_tries", run.splits.firstTries},
            {"narrowed", run.splits.narrowed},
            {"explanations", run.splits.explanations},
            {"missed_first_tries", run.missedFirstTries ? Json(*run.missedFirstTries) : Json(nullptr)},
            {"trace", std::move(trace)}};
}

SeedRun runFrom(const Json& json) {
    SeedRun run;
    json.at("seed").get_to(run.seed);
    json.at("dram_bytes").get_to(run.dramBytes);
    json.at("max_buffer_bytes").get_to(run.maxBufferBytes);
    json.at("processor_ms").get_to(run.processorMs);
    json.at("split_groups").get_to(run.splits.groups);
    json.at("rectified").get_to(run.splits.rectified);
    json.at("first_tries").get_to(run.splits.firstTries);
    json.at("narrowed").get_to(run.splits.narrowed);
    json.at("explanations").get_to(run.splits.explanations);
    if (const Json& missed = json.at("missed_first_tries"); !missed.is_null())
        run.missedFirstTries = missed.get<std::int64_t>();
    for (const Json& step : json.at("trace"))
        run.trace.push_back({step.at(0).get<std::int64_t>(), step.at(1).get<std::int64_t>()});
    return run;
}

Experiment experimentFrom(const Json& json) {
    Experiment experiment;
    ExperimentSetting& setting = experiment.setting;
    json.at("model").get_to(setting.model);
    setting.scheme = parseScheme(json.at("scheme").get<std::string>());
    json.at("buffer_bytes").get_to(setting.bufferBytes);
    json.at("algorithm").get_to(setting.algorithm);
    json.at("explainer").get_to(setting.explainer);
    json.at("density").get_to(setting.density);
    json.at("budget").get_to(setting.budgetPlans);
    json.at("random_repeats").get_to(setting.randomRepeats);
    setting.inRounds = json.value("in_rounds", false);
    json.at("optimum_bytes").get_to(experiment.optimumBytes);
    json.at("optimum_proven").get_to(experiment.isOptimumProven);
    json.at("given_up_seconds").get_to(experiment.givenUpSeconds);
    for (const Json& run : json.at("runs")) experiment.runs.push_back(runFrom(run));
    return experiment;
}

}  // namespace

std::string experimentJson(const Experiment& experiment) {
    const ExperimentSetting& setting = experiment.setting;
    Json runs = Json::array();
    for (const SeedRun& run : experiment.runs) runs.push_back(runJson(run));
    const Json json{{"schema", "fusescope/experiment/1"},
                    {"model", setting.model},
                    {"scheme", schemeName(setting.scheme)},
                    {"buffer_bytes", setting.bufferBytes},
                    {"algorithm", setting.algorithm},
                    {"explainer", setting.explainer},
                    {"density", setting.density},
                    {"budget", setting.budgetPlans},
                    {"random_repeats", setting.randomRepeats},
                    {"in_rounds", setting.inRounds},
                    {"optimum_bytes", experiment.optimumBytes},
                    {"optimum_proven", experiment.isOptimumProven},
                    {"given_up_seconds", experiment.givenUpSeconds},
                    {"runs", std::move(runs)}};
    return json.dump() + "\n";
}

void writeExperiment(const std::filesystem::path& file, const Experiment& experiment) {
    writeFileAtomically(file, experimentJson(experiment));
}

Experiment readExperiment(const std::filesystem::path& file) {
    const std::string text = readWholeFile(file);
    try {
        const Json json = Json::parse(text);
        if (json.at("schema") != "fusescope/experiment/1") throw Error("no fusescope/experiment/1", file.string());
        return experimentFrom(json);
    } catch (const Json::exception& failure) {
        throw Error(std::string("no experiment: ") + failure.what(), file.string(), "delete the file to run it again");
    }
}

}  // namespace fusescope
