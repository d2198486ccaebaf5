// SPDX-License-Identifier: Apache-2.0
#include "app/composition/training_run.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>

#include "core/base/error.h"
#include "core/explain/explainer_training.h"
#include "core/import/model_importer.h"
#include "core/io/atomic_file.h"
#include "core/io/predictor_file.h"
#include "core/io/predictor_report.h"

namespace fusescope {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

std::string schemeStem(const TrainingRun& run) { return run.sampling.scheme == Scheme::Brr ? "brr" : "lbdf"; }

}  // namespace

std::optional<std::vector<SampledModel>> openModels(const fs::path& folder, RunControl& control) {
    std::error_code failure;
    if (!fs::is_directory(folder, failure))
        throw Error("this is no folder of models", folder.string(), "name a folder that holds ONNX files");
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder, failure))
        if (entry.path().extension() == ".onnx") files.push_back(entry.path());
    if (files.empty())
        throw Error("there is no ONNX model in the folder", folder.string(), "name a folder that holds ONNX files");
    std::sort(files.begin(), files.end());
    std::vector<SampledModel> models;
    for (const fs::path& file : files) {
        const auto model = importModel(file, {}, control);
        if (!model) return std::nullopt;
        models.push_back({model->graph, model->fileName, model->fingerprint});
    }
    return models;
}

namespace {

struct PreparedData {
    std::shared_ptr<const Dataset> dataset;
    std::shared_ptr<const TrainingData> training;
};

/// The data set, read or sampled, and written. Nothing when stopped.
std::optional<PreparedData> prepare(const TrainingRun& run, RunControl& control) {
    const auto models = openModels(run.models, control);
    if (!models) return std::nullopt;
    std::optional<Dataset> dataset;
    if (!run.dataset.empty()) {
        dataset = readDataset(run.dataset);
        if (dataset->scheme != run.sampling.scheme)
            throw Error(std::string("the data set is for ") + schemeName(dataset->scheme), run.dataset.string(),
                        "--scheme names the other one");
    } else {
        dataset = sampleDataset(*models, run.sampling, control);
        if (!dataset) return std::nullopt;
    }
    std::error_code failure;
    fs::create_directories(run.output, failure);
    if (failure) throw Error("the folder cannot be made", run.output.string(), failure.message());
    if (run.dataset.empty()) writeDataset(run.output / (schemeStem(run) + ".groups"), *dataset);
    writeFileAtomically(run.output / (schemeStem(run) + "-groups.svg"), datasetSvg(*dataset));
    run.tell(datasetTable(*dataset));
    std::map<std::string, std::shared_ptr<const OpGraph>> graphs;
    for (const SampledModel& model : *models) graphs[model.fingerprint] = model.graph;
    PreparedData prepared{std::make_shared<const Dataset>(*std::move(dataset)), nullptr};
    prepared.training = std::make_shared<const TrainingData>(prepared.dataset, graphs, run.recipe.features);
    return prepared;
}

/// What a checkpoint must agree with to go on.
std::string purposeOf(const TrainingRun& run, const Dataset& dataset, const std::string& family) {
    const TrainParams& params = run.recipe.params;
    return std::string(schemeName(dataset.scheme)) + " " + run.recipe.variant + " seed " + std::to_string(params.seed) +
           " epochs " + std::to_string(params.epochs) + " hidden " + std::to_string(params.shape.hidden) +
           " features " + std::string(featureSetName(run.recipe.features)) + " groups " +
           std::to_string(dataset.groups.size()) + " of seed " + std::to_string(dataset.seed) + " without " + family;
}

/// Trains and judges one network; its report's file has `stem`. False when stopped.
bool trainOne(const TrainingRun& run, const PreparedData& data, const std::string& stem, const std::string& family,
              RunControl& control) {
    const fs::path checkpoint = run.output / (stem + ".checkpoint");
    const std::string purpose = purposeOf(run, *data.dataset, family);
    TrainingHooks hooks;
    hooks.resume = [&]() -> std::optional<TrainingState> {
        if (!fs::exists(checkpoint)) return std::nullopt;
        run.tell("going on from " + checkpoint.string() + "\n");
        return readCheckpoint(checkpoint, purpose);
    };
    hooks.keep = [&](const TrainingState& state) { writeCheckpoint(checkpoint, state, purpose); };
    const auto begin = Clock::now();
    const auto trained = trainPredictor(run.recipe, data.training, family, hooks, control);
    if (!trained) return false;
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(Clock::now() - begin).count();
    const Gnn gnn(std::make_shared<const GnnWeights>(trained->weights));
    const PredictorReport report = evaluatePredictor(*data.training, gnn, family);
    const ReportedPredictor reported{trained->weights, trained->state, report, family, seconds};
    if (family.empty()) {
        writeGnnWeights(run.output / (stem + ".weights"), trained->weights);
        const std::string title = std::string(schemeName(data.dataset->scheme)) + ", " + run.recipe.variant;
        writeFileAtomically(run.output / (stem + "-reliability.svg"),
                            reliabilitySvg(report, title + ": p(invalid) said and true, within 10 % of the buffer"));
        writeFileAtomically(run.output / (stem + "-distance.svg"),
                            distanceSvg(report, title + ": accuracy by |log2(requirement / buffer)|"));
    }
    writeFileAtomically(run.output / (stem + ".report.json"), predictorReportJson(reported));
    fs::remove(checkpoint);
    run.tell(predictorReportText(reported));
    return true;
}

/// False when stopped.
bool learnExplainers(const TrainingRun& run, const PreparedData& data, std::shared_ptr<const GnnWeights> weights,
                     const std::string& stem, RunControl& control) {
    ExplainerTrainParams params(*weights);
    params.seed = run.recipe.params.seed;
    params.threads = run.sampling.threads;
    const auto begin = Clock::now();
    const auto learned = trainExplainers(*data.training, std::move(weights), params, control);
    if (!learned) return false;
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(Clock::now() - begin).count();
    writeExplainerWeights(run.output / (stem + ".explainers"), *learned);
    run.tell("explainers pg, pg-budget and rg: " + std::to_string(seconds) + " s\n");
    return true;
}

std::string variantStem(const TrainingRun& run) { return schemeStem(run) + "-" + run.recipe.variant; }

}  // namespace

bool sampleToFiles(const TrainingRun& run, RunControl& control) { return prepare(run, control).has_value(); }

bool trainToFiles(const TrainingRun& run, RunControl& control) {
    torchBackend();  // before anything is written
    const auto data = prepare(run, control);
    const std::string stem = variantStem(run);
    if (!data || !trainOne(run, *data, stem, {}, control)) return false;
    return learnExplainers(run, *data, readGnnWeights(run.output / (stem + ".weights")), stem, control);
}

bool trainExplainersToFiles(const TrainingRun& run, const fs::path& weightsFile, RunControl& control) {
    const auto weights = readGnnWeights(weightsFile);
    if (weights->scheme != run.sampling.scheme)
        throw Error(std::string("these weights are for ") + schemeName(weights->scheme), weightsFile.string(),
                    "--scheme names the other one");
    TrainingRun fitting = run;
    fitting.recipe = recipeOf(weights->variant);
    fitting.recipe.params.seed = run.recipe.params.seed;
    const auto data = prepare(fitting, control);
    return data && learnExplainers(fitting, *data, weights, weightsFile.stem().string(), control);
}

bool leaveOutToFiles(const TrainingRun& run, const std::string& onlyFamily, RunControl& control) {
    torchBackend();
    const auto data = prepare(run, control);
    if (!data) return false;
    std::set<std::string> families;
    for (const DataSource& source : data->dataset->sources) families.insert(source.family);
    if (!onlyFamily.empty() && !families.contains(onlyFamily)) {
        std::string known;
        for (const std::string& family : families) known += (known.empty() ? "" : ", ") + family;
        throw Error("no model is of the family \"" + onlyFamily + "\"", {}, "there are " + known);
    }
    for (const std::string& family : families) {
        const std::string stem = variantStem(run) + "-without-" + family;
        if ((!onlyFamily.empty() && family != onlyFamily) || fs::exists(run.output / (stem + ".report.json"))) continue;
        run.tell("\nwithout " + family + "\n");
        if (!trainOne(run, *data, stem, family, control)) return false;
    }
    return true;
}

}  // namespace fusescope
