// SPDX-License-Identifier: Apache-2.0
#include "core/io/reproduced_data.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/formatted.h"
#include "core/io/accelerator_file.h"
#include "core/io/bar_chart.h"

namespace fusescope {
namespace {

using Json = nlohmann::ordered_json;

double share(std::int64_t part, std::int64_t whole) {
    return static_cast<double>(part) / static_cast<double>(std::max<std::int64_t>(1, whole));
}

Json rowJson(const NetworkGroups& row) {
    Json valid = Json::object();
    for (std::size_t b = 0; b < row.valid.size(); ++b) valid[std::to_string(kPaperBuffersKib[b])] = row.valid[b];
    return {{"network", row.network},
            {"scheme", schemeName(row.scheme)},
            {"groups", row.groups},
            {"paper_groups", row.paperGroups ? Json(*row.paperGroups) : Json(nullptr)},
            {"valid", std::move(valid)}};
}

NetworkGroups rowFrom(const Json& json) {
    NetworkGroups row{json.at("network").get<std::string>(),
                      parseScheme(json.at("scheme").get<std::string>()),
                      json.at("groups").get<std::int64_t>(),
                      std::nullopt,
                      {}};
    if (const Json& paper = json.at("paper_groups"); !paper.is_null()) row.paperGroups = paper.get<std::int64_t>();
    for (const std::int64_t kib : kPaperBuffersKib)
        row.valid.push_back(json.at("valid").at(std::to_string(kib)).get<std::int64_t>());
    return row;
}

}  // namespace

std::string reproducedDataText(const ReproducedData& data) {
    std::string text = formatted("%-22s %-6s %7s %8s   fit at", "network", "scheme", "groups", "paper's");
    for (const std::int64_t kib : kPaperBuffersKib) text += formatted(" %5lld KiB", static_cast<long long>(kib));
    text += "\n";
    for (const NetworkGroups& row : data.networks) {
        const std::string paper = row.paperGroups ? std::to_string(*row.paperGroups) : "-";
        text += formatted("%-22s %-6s %7lld %8s         ", row.network.c_str(), schemeName(row.scheme),
                          static_cast<long long>(row.groups), paper.c_str());
        for (const std::int64_t valid : row.valid) text += formatted(" %7.1f %%", 100 * share(valid, row.groups));
        text += "\n";
    }
    text += "\nheld-out groups of the paper's networks at its buffer sizes\n";
    for (const JudgedPredictor& one : data.predictors)
        text += formatted("%-6s %-8s accuracy %.4f, F1 %.4f (%lld samples)\n", schemeName(one.scheme),
                          one.variant.c_str(), one.accuracy, one.f1, static_cast<long long>(one.samples));
    return text;
}

std::string reproducedDataJson(const ReproducedData& data) {
    Json rows = Json::array();
    for (const NetworkGroups& row : data.networks) rows.push_back(rowJson(row));
    Json predictors = Json::array();
    for (const JudgedPredictor& one : data.predictors)
        predictors.push_back({{"scheme", schemeName(one.scheme)},
                              {"variant", one.variant},
                              {"samples", one.samples},
                              {"accuracy", one.accuracy},
                              {"f1", one.f1}});
    const Json json{{"schema", "fusescope/reproduction/1"},
                    {"table", "I"},
                    {"rows", std::move(rows)},
                    {"predictors", std::move(predictors)}};
    return json.dump(2) + "\n";
}

ReproducedData reproducedDataFrom(std::string_view json, const std::string& where) {
    try {
        const Json root = Json::parse(json);
        if (root.at("schema") != "fusescope/reproduction/1" || root.at("table") != "I")
            throw Error("this is no Table I", where);
        ReproducedData data;
        for (const Json& row : root.at("rows")) data.networks.push_back(rowFrom(row));
        for (const Json& one : root.at("predictors"))
            data.predictors.push_back({parseScheme(one.at("scheme").get<std::string>()),
                                       one.at("variant").get<std::string>(), one.at("samples").get<std::int64_t>(),
                                       one.at("accuracy").get<double>(), one.at("f1").get<double>()});
        return data;
    } catch (const Json::exception& failure) {
        throw Error(std::string("no Table I: ") + failure.what(), where, "delete the file to make it again");
    }
}

std::string reproducedDataSvg(const ReproducedData& data, Scheme scheme) {
    BarChart chart{std::string(schemeName(scheme)) + ": share of the groups that fit the buffer", {}, {}, "fit"};
    for (const std::int64_t kib : kPaperBuffersKib) chart.series.push_back({std::to_string(kib) + " KiB", {}});
    for (const NetworkGroups& row : data.networks) {
        if (row.scheme != scheme) continue;
        chart.categories.push_back(row.network);
        for (std::size_t b = 0; b < chart.series.size(); ++b)
            chart.series[b].values.push_back(share(row.valid[b], row.groups));
    }
    return barChartSvg(chart);
}

}  // namespace fusescope
