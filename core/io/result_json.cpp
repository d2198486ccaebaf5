// SPDX-License-Identifier: Apache-2.0
#include "core/io/result_json.h"

#include <nlohmann/json.hpp>

#include "core/cost/fit_report.h"

namespace fusescope {
namespace {

using Json = nlohmann::ordered_json;

Json termsJson(const ResultReport& report, const GroupSet& group) {
    Json terms = Json::array();
    for (const Term& term : report.model.terms(group, report.betaBytes)) {
        const std::string& subject =
            term.tensor.isValid() ? report.graph.tensor(term.tensor).name : report.graph.op(term.op).name;
        Json entry{{"kind", termKindName(term.kind)}, {"subject", subject}, {"bytes", term.bytes}};
        if (term.tensor.isValid()) entry["rows"] = term.rows;
        terms.push_back(std::move(entry));
    }
    return terms;
}

Json groupJson(const ResultReport& report, std::size_t id, const GroupEvaluation& priced) {
    const GroupSet& group = report.plan.groups()[id];
    Json names = Json::array();
    group.forEach([&](OpId op) { names.push_back(report.graph.op(op).name); });
    std::optional<std::int64_t> enough;  // only worth its search where the group does not fit
    if (!priced.fits) enough = fitReport(report.model, group, report.betaBytes).enoughBytes;
    Json json{{"id", id},
              {"ops", std::move(names)},
              {"dram_bytes", priced.isModelled ? Json(priced.price.dramBytes) : Json(nullptr)},
              {"buffer_bytes", priced.price.bufferBytes ? Json(*priced.price.bufferBytes) : Json(nullptr)},
              {"fits", priced.fits},
              {"enough_buffer_bytes", enough ? Json(*enough) : Json(nullptr)},
              {"terms", termsJson(report, group)}};
    if (!report.predictedInvalid.empty()) json["predicted_invalid"] = report.predictedInvalid[id];
    return json;
}

Json countsJson(const CacheCounts& counts) { return {{"lookups", counts.lookups}, {"hits", counts.hits}}; }

Json orNull(const std::optional<double>& value) { return value ? Json(*value) : Json(nullptr); }

/// What only searches that propose plans have.
void addSampling(Json& result, const SearchResult& search) {
    result["invalid_groups"] = search.invalidGroups;
    result["first_try_rate"] = orNull(firstTryRate(search));
    result["splits"] = {{"groups", search.splits.groups},
                        {"rectified", search.splits.rectified},
                        {"narrowed", search.splits.narrowed},
                        {"explanations", search.splits.explanations}};
    result["caches"] = {{"buffer", countsJson(search.bufferCache)},
                        {"dram", countsJson(search.dramCache)},
                        {"splits", countsJson(search.splitCache)}};
    Json front = Json::array();
    for (const FrontPlan& plan : search.front)
        front.push_back(
            {{"dram_bytes", plan.dramBytes}, {"max_buffer_bytes", plan.maxBufferBytes}, {"groups", plan.groups}});
    result["front"] = std::move(front);
}

}  // namespace

const char* termKindName(TermKind kind) {
    switch (kind) {
        case TermKind::Weights:
            return "weights";
        case TermKind::WindowRows:
            return "window_rows";
        case TermKind::SkipRows:
            return "skip_rows";
        case TermKind::StagedRow:
            return "staged_row";
        case TermKind::Accumulator:
            return "accumulator";
        case TermKind::FullMap:
            return "full_map";
        case TermKind::Slice:
            return "slice";
    }
    return "";
}

std::string resultJson(const ResultReport& report, const PlanEvaluation& evaluation) {
    Json groups = Json::array();
    Json unfusable = Json::array();
    for (std::size_t g = 0; g < evaluation.groups.size(); ++g) {
        groups.push_back(groupJson(report, g, evaluation.groups[g]));
        if (evaluation.groups[g].isUnfusable)
            unfusable.push_back(report.graph.op(report.plan.groups()[g].first()).name);
    }
    Json issues = Json::array();
    for (const Issue& issue : report.issues) issues.push_back(issue.text);
    Json trace = Json::array();
    if (report.search)
        for (const Improvement& step : report.search->trace)
            trace.push_back({{"plans", step.plans}, {"dram_bytes", step.dramBytes}});
    Json result{{"schema", "fusescope/result/1"},
                {"dram_bytes", evaluation.dramBytes},
                {"unfusable_dram_bytes", evaluation.unfusableDramBytes},
                {"max_buffer_bytes", evaluation.maxBufferBytes},
                {"groups", std::move(groups)},
                {"unfusable", std::move(unfusable)},
                {"issues", std::move(issues)},
                {"evaluated_plans", report.search ? report.search->evaluatedPlans : 1},
                {"elapsed_ms", report.elapsedMs},
                {"optimal", report.search && report.search->isOptimal},
                {"lower_bound_bytes", report.search ? Json(report.search->lowerBoundBytes) : Json(nullptr)},
                {"rectify_rate", report.search ? orNull(rectifyRate(*report.search)) : Json(nullptr)},
                {"trace", std::move(trace)}};
    if (report.search) addSampling(result, *report.search);
    return result.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace fusescope
