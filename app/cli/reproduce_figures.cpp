// SPDX-License-Identifier: Apache-2.0
#include "app/cli/reproduce_figures.h"

#include <algorithm>
#include <map>

#include "app/cli/reproduce_cells.h"
#include "app/composition/explanation_picture.h"
#include "app/composition/training_run.h"
#include "core/base/bytes.h"
#include "core/base/data_dir.h"
#include "core/base/error.h"
#include "core/base/formatted.h"
#include "core/explain/comparison.h"
#include "core/explain/explainer_list.h"
#include "core/import/model_importer.h"
#include "core/io/atomic_file.h"
#include "core/io/explanation_text.h"
#include "core/io/line_chart.h"
#include "core/io/paper_file.h"
#include "core/io/predictor_file.h"
#include "core/predictor/evaluation.h"
#include "core/search/search.h"

namespace fusescope::cli {
namespace {

namespace fs = std::filesystem;

/// Only what the paper drew: the networks of its Table I at 16 bit.
Dataset ofPaper(const Dataset& all, const PaperFigures& paper) {
    Dataset some{all.scheme, all.seed, {}, {}};
    std::map<int, int> indexOf;
    for (std::size_t s = 0; s < all.sources.size(); ++s) {
        const DataSource& source = all.sources[s];
        if (!paper.groupsOf(networkOfFile(source.model)) || source.activationBits != 16 || source.weightBits != 16)
            continue;
        indexOf[static_cast<int>(s)] = static_cast<int>(some.sources.size());
        some.sources.push_back(source);
    }
    for (const DataGroup& group : all.groups) {
        const auto found = indexOf.find(group.source);
        if (found == indexOf.end()) continue;
        some.groups.push_back(group);
        some.groups.back().source = found->second;
    }
    return some;
}

void addNetworks(ReproducedData& data, const Dataset& dataset, const PaperFigures& paper) {
    const std::vector<SourceStatistics> statistics = statisticsOf(dataset);
    for (std::size_t s = 0; s < statistics.size(); ++s) {
        const std::string network = networkOfFile(dataset.sources[s].model);
        data.networks.push_back({network,
                                 dataset.scheme,
                                 statistics[s].groups,
                                 paper.groupsOf(network),
                                 {std::begin(statistics[s].valid), std::end(statistics[s].valid)}});
    }
}

void addPredictors(ReproducedData& data, const std::shared_ptr<const Dataset>& dataset,
                   const std::map<std::string, std::shared_ptr<const OpGraph>>& graphs) {
    for (const char* variant : {"paper", "default"}) {
        const TrainingData training(dataset, graphs, recipeOf(variant).features);
        const Gnn gnn(readShippedWeights(dataset->scheme, variant));
        const Metrics metrics = evaluatePredictor(training, gnn).paperBuffers;
        data.predictors.push_back({dataset->scheme, variant, metrics.count, metrics.accuracy, metrics.f1});
    }
}

std::optional<ReproducedData> drawnData(RunControl& control) {
    const PaperFigures paper = PaperFigures::read(dataDir() / "paper" / "results.yaml");
    const auto models = openModels(dataDir() / "models", control);
    if (!models) return std::nullopt;
    std::map<std::string, std::shared_ptr<const OpGraph>> graphs;
    for (const SampledModel& model : *models) graphs[model.fingerprint] = model.graph;
    ReproducedData data;
    for (const Scheme scheme : {Scheme::Lbdf, Scheme::Brr}) {
        SamplingParams sampling;
        sampling.scheme = scheme;
        const auto all = sampleDataset(*models, sampling, control);
        if (!all) return std::nullopt;
        const auto dataset = std::make_shared<const Dataset>(ofPaper(*all, paper));
        addNetworks(data, *dataset, paper);
        addPredictors(data, dataset, graphs);
    }
    return data;
}

/// Six to nine edges, as in the paper's picture, some of them in a cut that leaves two sides that fit and some in none,
/// so that a right answer can be told from a wrong one.
std::optional<FitQuestion> pictureGroup(const ExplainContext& context, const GroupSet& fusable, std::int64_t betaBytes,
                                        const RunControl& control) {
    for (const FitQuestion& question : drawInvalidGroups(context, fusable, betaBytes, 400, 1, control)) {
        const auto truth = judgeCuts(*context.graph, *context.costModel, question, control);
        if (!truth || truth->edges.size() < 6 || truth->edges.size() > 9) continue;
        const auto isRight = [](const EdgeTruth& edge) { return edge.category == CutCategory::BothFit; };
        const auto right = std::count_if(truth->edges.begin(), truth->edges.end(), isRight);
        if (right > 0 && right < static_cast<std::ptrdiff_t>(truth->edges.size())) return question;
    }
    return std::nullopt;
}

struct PictureCase {
    Accelerator accelerator;
    ExplainContext context;
    FitQuestion question;
};

std::optional<PictureCase> pictureCase(RunControl& control) {
    PictureCase one;
    one.accelerator.bufferBytes = 256 << 10;
    const auto model = importModel(dataDir() / "models" / "efficientnet_b3.onnx", {}, control);
    if (!model) return std::nullopt;
    const SearchProblem problem = makeProblem(model->graph, one.accelerator);
    const auto weights = readShippedWeights(one.accelerator.scheme);
    one.context = {model->graph, problem.costModel, makePredictor(model->graph, one.accelerator, weights),
                   readShippedExplainers(*weights)};
    const auto question = pictureGroup(one.context, problem.fusable, problem.betaBytes, control);
    if (!question) return std::nullopt;
    one.question = *question;
    return one;
}

/// "3 of 3 solution edges are in a cut that leaves two sides that fit".
std::string rightEdges(const Explanation& explanation, const CutTruth& truth) {
    const auto isRight = [&](std::size_t edge) { return truth.edges[edge].category == CutCategory::BothFit; };
    const auto right = std::count_if(explanation.selected.begin(), explanation.selected.end(), isRight);
    return std::to_string(right) + " of " + std::to_string(explanation.selected.size()) + " edges lead to a good cut";
}

}  // namespace

std::optional<ReproducedData> reproduceData(const ReproduceOptions& options, RunControl& control) {
    const fs::path file = options.pictureFolder() / "table-I.json";
    if (fs::exists(file)) return reproducedDataFrom(readWholeFile(file), file.string());
    if (options.runner.runsNothing) return std::nullopt;
    const auto data = drawnData(control);
    if (!data) return std::nullopt;
    writeFileAtomically(options.pictureFolder() / "figure-3-lbdf.svg", reproducedDataSvg(*data, Scheme::Lbdf));
    writeFileAtomically(options.pictureFolder() / "figure-3-brr.svg", reproducedDataSvg(*data, Scheme::Brr));
    writeFileAtomically(file, reproducedDataJson(*data));
    return data;
}

void drawBudgets(const ReproduceOptions& options, std::span<const ReproducedRow> rows) {
    std::map<std::string, LineChart> charts;
    for (const ReproducedRow& row : rows) {
        const ExperimentSetting& setting = row.experiment.setting;
        ChartLine line{row.method, {}};
        for (std::int64_t plans = 1000; plans <= setting.budgetPlans; plans += 500)
            if (const auto gaps = spreadOf(gapsAfter(row.experiment, plans)))
                line.points.push_back({static_cast<double>(plans),
                                       (1 + gaps->mean) * static_cast<double>(row.experiment.optimumBytes) / 1e6});
        LineChart& chart = charts[row.network];
        chart.title = row.network + ", " + schemeName(setting.scheme) + ", 128 KiB";
        chart.xAxis = "plans";
        chart.yAxis = "MB";
        if (!line.points.empty()) chart.lines.push_back(std::move(line));
    }
    for (const auto& [network, chart] : charts)
        writeFileAtomically(options.pictureFolder() / ("figure-5-" + network + ".svg"), lineChartSvg(chart));
}

std::string reproduceExplanations(const ReproduceOptions& options, RunControl& control) {
    const auto one = pictureCase(control);
    if (!one) return {};
    const auto truth = judgeCuts(*one->context.graph, *one->context.costModel, one->question, control);
    if (!truth) return {};
    const Price price = one->context.costModel->price({&one->question.group, 1}, one->accelerator.bufferBytes).front();
    std::vector<std::string> explanations;
    for (const char* id : {"gnne", "pg", "rg", "exact"}) {
        const auto found = findExplainer(id)->make(one->context)->explain({&one->question, 1}, {}, control);
        if (found.empty()) return {};
        const Legend legend{std::string("importance · ") + id, {}, {}, {rightEdges(found.front(), *truth)}};
        const auto picture = explanationPicture(*one->context.graph, found.front(), legend, lightTheme(), control);
        if (!picture) return {};
        writeFileAtomically(options.pictureFolder() / (std::string("figure-4-") + id + ".svg"), *picture);
        const ExplainedGroup group{"",
                                   one->question,
                                   price,
                                   probabilityOf(one->context.predictor->logits({&one->question, 1}).front()),
                                   found.front(),
                                   *truth};
        explanations.push_back(explanationJson(*one->context.graph, id, {&group, 1}));
    }
    const std::string text = pictureJson("EfficientNet-B3", explanations);
    writeFileAtomically(options.pictureFolder() / "figure-4.json", text);
    return text;
}

}  // namespace fusescope::cli
