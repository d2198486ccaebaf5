// SPDX-License-Identifier: Apache-2.0
#include "core/io/experiment_file.h"

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/io/accelerator_file.h"
#include "core/io/atomic_file.h"
#include "core/io/json_reading.h"

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
    run.dramBytes = countAt(json, "dram_bytes");
    run.maxBufferBytes = countAt(json, "max_buffer_bytes");
    run.processorMs = countAt(json, "processor_ms");
    run.splits.groups = countAt(json, "split_groups");
    run.splits.rectified = countAt(json, "rectified");
    run.splits.firstTries = countAt(json, "first_tries");
    run.splits.narrowed = countAt(json, "narrowed");
    run.splits.explanations = countAt(json, "explanations");
    if (const Json& missed = json.at("missed_first_tries"); !missed.is_null())
        run.missedFirstTries = countOf(missed, "missed_first_tries");
    for (const Json& step : listAt(json, "trace"))
        run.trace.push_back({countOf(step.at(0), "trace"), countOf(step.at(1), "trace")});
    return run;
}

Experiment experimentFrom(const Json& json) {
    Experiment experiment;
    ExperimentSetting& setting = experiment.setting;
    json.at("model").get_to(setting.model);
    setting.scheme = parseScheme(json.at("scheme").get<std::string>());
    setting.bufferBytes = countAt(json, "buffer_bytes");
    json.at("algorithm").get_to(setting.algorithm);
    json.at("explainer").get_to(setting.explainer);
    json.at("density").get_to(setting.density);
    setting.budgetPlans = countAt(json, "budget");
    json.at("random_repeats").get_to(setting.randomRepeats);
    setting.inRounds = json.value("in_rounds", false);
    experiment.optimumBytes = countAt(json, "optimum_bytes");
    json.at("optimum_proven").get_to(experiment.isOptimumProven);
    json.at("given_up_seconds").get_to(experiment.givenUpSeconds);
    for (const Json& run : listAt(json, "runs")) experiment.runs.push_back(runFrom(run));
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
        throw Error("no experiment: " + reasonOf(failure), file.string(), "delete the file to run it again");
    } catch (const Error& error) {
        if (!error.where().empty()) throw;
        throw Error("no experiment: " + error.problem(), file.string(), "delete the file to run it again");
    }
}

}  // namespace fusescope
