// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/io/result_json.h"
#include "core/io/split_text.h"

namespace fusescope {
namespace {

using Json = nlohmann::ordered_json;

template <class Value>
Json orNull(const std::optional<Value>& value) {
    return value ? Json(*value) : Json(nullptr);
}

Json opsJson(const OpGraph& graph, const GroupSet& group) {
    Json names = Json::array();
    group.forEach([&](OpId op) { names.push_back(graph.op(op).name); });
    return names;
}

Json termsJson(const OpGraph& graph, const std::vector<Term>& terms) {
    Json list = Json::array();
    for (const Term& term : terms) {
        const std::string& subject = term.tensor.isValid() ? graph.tensor(term.tensor).name : graph.op(term.op).name;
        list.push_back({{"kind", termKindName(term.kind)}, {"subject", subject}, {"bytes", term.bytes}});
    }
    return list;
}

Json explanationJson(const OpGraph& graph, const Explanation& explanation) {
    Json edges = Json::array();
    for (std::size_t e = 0; e < explanation.edges.size(); ++e) {
        const auto found = std::find(explanation.selected.begin(), explanation.selected.end(), e);
        const bool isSelected = found != explanation.selected.end();
        edges.push_back({{"from", graph.op(explanation.edges[e].first).name},
                         {"to", graph.op(explanation.edges[e].second).name},
                         {"score", explanation.edgeScores[e]},
                         {"rank", isSelected ? Json(found - explanation.selected.begin() + 1) : Json(nullptr)}});
    }
    return {{"edges", std::move(edges)}, {"exhaustive", explanation.isExhaustive}};
}

Json sideJson(const OpGraph& graph, const GroupSet& side, const Price& price, std::int64_t betaBytes,
              const std::optional<std::size_t>& node) {
    return {{"ops", opsJson(graph, side)},
            {"buffer_bytes", orNull(price.bufferBytes)},
            {"dram_bytes", price.dramBytes},
            {"fits", price.fits(betaBytes)},
            {"node", orNull(node)}};
}

Json candidateJson(const OpGraph& graph, const SplitCandidate& candidate, std::int64_t betaBytes) {
    return {{"before", sideJson(graph, candidate.cut.before, candidate.before, betaBytes, candidate.beforeNode)},
            {"after", sideJson(graph, candidate.cut.after, candidate.after, betaBytes, candidate.afterNode)},
            {"edges", candidate.edges},
            {"category", static_cast<int>(candidate.category)},
            {"followed", candidate.isFollowed},
            {"dram_bytes", orNull(candidate.dramBytes)}};
}

const char* outcomeName(SplitOutcome outcome) {
    switch (outcome) {
        case SplitOutcome::Cut:
            return "cut";
        case SplitOutcome::SingleOp:
            return "single_op";
        case SplitOutcome::Random:
            return "random";
    }
    return "";
}

Json nodeJson(const OpGraph& graph, const SplitNode& node, std::int64_t betaBytes) {
    Json candidates = Json::array();
    for (const SplitCandidate& candidate : node.candidates)
        candidates.push_back(candidateJson(graph, candidate, betaBytes));
    Json parts = Json::array();
    for (const GroupSet& part : node.parts) parts.push_back(opsJson(graph, part));
    return {{"ops", opsJson(graph, node.group)},
            {"buffer_bytes", orNull(node.price.bufferBytes)},
            {"terms", termsJson(graph, node.terms)},
            {"explanation", explanationJson(graph, node.explanation)},
            {"candidates", std::move(candidates)},
            {"outcome", outcomeName(node.outcome)},
            {"category", static_cast<int>(node.category)},
            {"chosen", orNull(node.chosen)},
            {"narrowed", node.isNarrowed},
            {"kept", node.isKept},
            {"parts", std::move(parts)},
            {"dram_bytes", node.dramBytes}};
}

}  // namespace

std::string splitJson(const OpGraph& graph, std::string_view explainer, std::int64_t betaBytes,
                      std::span<const NamedSplit> splits) {
    Json list = Json::array();
    for (const auto& [name, trace] : splits) {
        Json nodes = Json::array();
        for (const SplitNode& node : trace.nodes) nodes.push_back(nodeJson(graph, node, betaBytes));
        list.push_back({{"name", name.empty() ? Json(nullptr) : Json(name)},
                        {"counts",
                         {{"buffer_queries", trace.counts.bufferQueries},
                          {"buffer_hits", trace.counts.bufferHits},
                          {"dram_queries", trace.counts.dramQueries},
                          {"dram_hits", trace.counts.dramHits},
                          {"explanations", trace.counts.explanations}}},
                        {"nodes", std::move(nodes)}});
    }
    return Json{{"schema", "fusescope/split-trace/1"},
                {"explainer", explainer},
                {"beta_bytes", betaBytes},
                {"splits", std::move(list)}}
               .dump(2, ' ', false, Json::error_handler_t::replace) +
           "\n";
}

}  // namespace fusescope
