// SPDX-License-Identifier: Apache-2.0
// The golden network: a graph of 7 nodes with 2 skips, 3 features, 4 layers of 4, all weights and answers in float64.
#pragma once

#include <QFile>
#include <QTest>

#include <memory>
#include <nlohmann/json.hpp>

#include "core/predictor/gnn.h"

namespace fusescope::test {

struct GoldenGnn {
    GoldenGnn() {
        QFile file(FUSESCOPE_TEST_DATA "/predictor/gnn.json");
        if (!file.open(QIODevice::ReadOnly)) qFatal("the golden network is missing");
        json = nlohmann::json::parse(file.readAll().toStdString());
        graph.featureCount = 3;
        for (const auto& row : json["graph"]["x"]) append(graph.features, row);
        graph.sources = json["graph"]["src"].get<std::vector<std::int32_t>>();
        graph.targets = json["graph"]["dst"].get<std::vector<std::int32_t>>();
        graph.nodeStarts = {0, json["graph"]["n"].get<std::int32_t>()};
        graph.edgeStarts = {0, static_cast<std::int32_t>(graph.sources.size())};
        weights.shape = {3, 4, 4, 0, false, false};
        weights.features = "ratios/1";
        weights.variant = "golden";
        for (const auto& layer : json["weights"]["layers"]) {
            for (const auto& row : layer["rel_w"]) append(weights.values, row);
            append(weights.values, layer["rel_b"]);
            for (const auto& row : layer["root_w"]) append(weights.values, row);
        }
        append(weights.values, json["weights"]["lin_w"][0]);
        append(weights.values, json["weights"]["lin_b"]);
        edgeWeights = floats(json["graph"]["edge_weight"]);
    }

    static void append(std::vector<float>& values, const nlohmann::json& more) {
        for (const auto& value : more) values.push_back(value.get<float>());
    }
    static std::vector<float> floats(const nlohmann::json& list) {
        std::vector<float> values;
        append(values, list);
        return values;
    }
    static std::vector<float> flat(const nlohmann::json& rows) {
        std::vector<float> values;
        for (const auto& row : rows) append(values, row);
        return values;
    }
    Gnn gnn() const { return Gnn(std::make_shared<const GnnWeights>(weights)); }

    nlohmann::json json;
    GnnGraph graph;
    GnnWeights weights;
    std::vector<float> edgeWeights;
};

/// The largest difference, relative to values above one.
inline double difference(const std::vector<float>& a, const std::vector<float>& b) {
    if (a.size() != b.size()) return 1e9;
    double most = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        most = std::max(most, std::abs(double{a[i]} - double{b[i]}) / std::max(1.0, std::abs(double{b[i]})));
    return most;
}

}  // namespace fusescope::test
