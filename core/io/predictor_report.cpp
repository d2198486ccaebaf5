// SPDX-License-Identifier: Apache-2.0
#include "core/io/predictor_report.h"

#include <nlohmann/json.hpp>

#include "core/base/formatted.h"
#include "core/io/bar_chart.h"

namespace fusescope {
namespace {

using Json = nlohmann::ordered_json;

Json metricsJson(const Metrics& metrics) {
    Json bins = Json::array();
    for (const ReliabilityBin& bin : metrics.bins)
        bins.push_back({{"probability", bin.probability}, {"invalid_share", bin.share}, {"count", bin.count}});
    return {{"samples", metrics.count},
            {"valid_share", metrics.validShare},
            {"accuracy", metrics.accuracy},
            {"f1", metrics.f1},
            {"auc", metrics.auc},
            {"ece", metrics.ece},
            {"reliability", std::move(bins)}};
}

Json namedJson(const std::vector<NamedMetrics>& all) {
    Json json = Json::object();
    for (const NamedMetrics& named : all) json[named.name] = metricsJson(named.metrics);
    return json;
}

std::string metricsText(const char* name, const Metrics& metrics) {
    return formatted("%-28s %8.4f %8.4f %8.4f %8.4f %9lld\n", name, metrics.accuracy, metrics.f1, metrics.auc,
                     metrics.ece, static_cast<long long>(metrics.count));
}

}  // namespace

std::string predictorReportJson(const ReportedPredictor& reported) {
    const GnnShape& shape = reported.weights.shape;
    Json epochs = Json::array();
    for (const EpochResult& epoch : reported.training.epochs)
        epochs.push_back({{"train_loss", epoch.trainLoss},
                          {"validation_loss", epoch.validationLoss},
                          {"validation_accuracy", epoch.validationAccuracy}});
    Json distances = Json::array();
    for (const DistanceBin& bin : reported.report.distances)
        distances.push_back({{"up_to", bin.distance}, {"accuracy", bin.accuracy}, {"count", bin.count}});
    const PredictorReport& report = reported.report;
    const Json json{{"schema", "fusescope/predictor-report/1"},
                    {"scheme", schemeName(reported.weights.scheme)},
                    {"variant", reported.weights.variant},
                    {"features", reported.weights.features},
                    {"network",
                     {{"features", shape.features},
                      {"hidden", shape.hidden},
                      {"layers", shape.layers},
                      {"head_hidden", shape.headHidden},
                      {"hears_readers", shape.hearsReaders},
                      {"parameters", reported.weights.values.size()}}},
                    {"left_out_family", reported.leftOutFamily.empty() ? Json(nullptr) : Json(reported.leftOutFamily)},
                    {"training_seconds", reported.trainingSeconds},
                    {"best_epoch", reported.training.bestEpoch + 1},
                    {"epochs", std::move(epochs)},
                    {"paper_buffers", metricsJson(report.paperBuffers)},
                    {"models", namedJson(report.models)},
                    {"unseen_buffers", namedJson(report.unseenBuffers)},
                    {"within_10_percent", metricsJson(report.hardest)},
                    {"cut_groups", metricsJson(report.cutGroups)},
                    {"distances", std::move(distances)}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string predictorReportText(const ReportedPredictor& reported) {
    const PredictorReport& report = reported.report;
    std::string text = formatted("%-28s %8s %8s %8s %8s %9s\n", "", "accuracy", "F1", "AUC", "ECE", "samples");
    text +=
        metricsText(reported.leftOutFamily.empty() ? "held-out groups" : ("without " + reported.leftOutFamily).c_str(),
                    report.paperBuffers);
    for (const NamedMetrics& model : report.models) text += metricsText(("  " + model.name).c_str(), model.metrics);
    for (const NamedMetrics& buffer : report.unseenBuffers)
        text += metricsText(("unseen buffer " + buffer.name).c_str(), buffer.metrics);
    text += metricsText("within 10 % of the buffer", report.hardest);
    return text + metricsText("edges removed", report.cutGroups);
}

std::string datasetTable(const Dataset& dataset) {
    std::string text = formatted("%-42s %-14s %7s   valid at", "model", "family", "groups");
    for (const std::int64_t kib : kPaperBuffersKib) text += formatted(" %5lld KiB", static_cast<long long>(kib));
    text += "\n";
    std::int64_t groups = 0;
    for (const SourceStatistics& model : statisticsOf(dataset)) {
        text += formatted("%-42s %-14s %7lld           ", model.name.c_str(), model.family.c_str(),
                          static_cast<long long>(model.groups));
        for (const std::int64_t valid : model.valid)
            text += formatted(" %7.1f %%", 100 * static_cast<double>(valid) /
                                               static_cast<double>(std::max<std::int64_t>(1, model.groups)));
        text += "\n";
        groups += model.groups;
    }
    std::int64_t cuts = 0;
    for (const DataGroup& group : dataset.groups) cuts += static_cast<std::int64_t>(group.cuts.size());
    return text + formatted("%-57s %7lld   and %lld with edges removed\n", "all", static_cast<long long>(groups),
                            static_cast<long long>(cuts));
}

std::string datasetSvg(const Dataset& dataset) {
    BarChart chart{
        std::string(schemeName(dataset.scheme)) + ": share of sampled groups that fit the buffer", {}, {}, "valid"};
    for (const std::int64_t kib : kPaperBuffersKib) chart.series.push_back({std::to_string(kib) + " KiB", {}});
    for (const SourceStatistics& model : statisticsOf(dataset)) {
        if (model.name.find(" bit)") != std::string::npos || model.groups == 0) continue;
        chart.categories.push_back(model.name);
        for (std::size_t b = 0; b < chart.series.size(); ++b)
            chart.series[b].values.push_back(static_cast<double>(model.valid[b]) / static_cast<double>(model.groups));
    }
    return barChartSvg(chart);
}

std::string reliabilitySvg(const PredictorReport& report, const std::string& title) {
    BarChart chart{title, {}, {{"said", {}}, {"true", {}}}, "invalid"};
    for (const ReliabilityBin& bin : report.hardest.bins) {
        if (bin.count == 0) continue;
        chart.categories.push_back(formatted("%lld groups", static_cast<long long>(bin.count)));
        chart.series[0].values.push_back(bin.probability);
        chart.series[1].values.push_back(bin.share);
    }
    return barChartSvg(chart);
}

std::string distanceSvg(const PredictorReport& report, const std::string& title) {
    BarChart chart{title, {}, {{"accuracy", {}}}, "accuracy"};
    for (const DistanceBin& bin : report.distances) {
        if (bin.count == 0) continue;
        chart.categories.push_back(bin.distance > 10 ? "further" : formatted("up to %g", bin.distance));
        chart.series[0].values.push_back(bin.accuracy);
    }
    return barChartSvg(chart);
}

}  // namespace fusescope
