// SPDX-License-Identifier: Apache-2.0
#include "core/io/explanation_text.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>

#include "core/base/bytes.h"
#include "core/base/formatted.h"

namespace fusescope {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kListedEdges = 8;

/// 1 for the first selected edge; nothing if it is not selected.
std::optional<std::size_t> rankOf(const Explanation& explanation, std::size_t edge) {
    const auto found = std::find(explanation.selected.begin(), explanation.selected.end(), edge);
    if (found == explanation.selected.end()) return std::nullopt;
    return static_cast<std::size_t>(found - explanation.selected.begin()) + 1;
}

Json edgeJson(const OpGraph& graph, const ExplainedGroup& group, std::size_t edge) {
    const auto& [from, to] = group.explanation.edges[edge];
    const EdgeTruth& truth = group.truth.edges[edge];
    const auto rank = rankOf(group.explanation, edge);
    return {{"from", graph.op(from).name},
            {"to", graph.op(to).name},
            {"score", group.explanation.edgeScores[edge]},
            {"rank", rank ? Json(*rank) : Json(nullptr)},
            {"relief", truth.relief},
            {"category", static_cast<int>(truth.category)},
            {"cut_dram_bytes", truth.leastDramBytes}};
}

Json groupJson(const OpGraph& graph, const ExplainedGroup& group) {
    Json ops = Json::array();
    for (std::size_t i = 0; i < group.explanation.ops.size(); ++i)
        ops.push_back({{"name", graph.op(group.explanation.ops[i]).name}, {"score", group.explanation.opScores[i]}});
    Json edges = Json::array();
    for (std::size_t e = 0; e < group.explanation.edges.size(); ++e) edges.push_back(edgeJson(graph, group, e));
    return {{"name", group.name.empty() ? Json(nullptr) : Json(group.name)},
            {"beta_bytes", group.question.betaBytes},
            {"buffer_bytes", group.price.bufferBytes ? Json(*group.price.bufferBytes) : Json(nullptr)},
            {"predicted_invalid", group.predictedInvalid ? Json(*group.predictedInvalid) : Json(nullptr)},
            {"cuts", group.truth.cutCount},
            {"exhaustive", group.explanation.isExhaustive && group.truth.isExhaustive},
            {"category", static_cast<int>(group.truth.category)},
            {"cut_dram_bytes", group.truth.leastDramBytes},
            {"ops", std::move(ops)},
            {"edges", std::move(edges)}};
}

std::string headline(const OpGraph& graph, const ExplainedGroup& group) {
    const GroupSet& ops = group.question.group;
    const std::string name =
        group.name.empty() ? graph.op(ops.first()).name + " … " + graph.op(ops.last()).name : group.name;
    const std::string need = group.price.bufferBytes
                                 ? "needs " + formatBinaryBytes(*group.price.bufferBytes - group.price.spareBytes)
                                 : std::string("no buffer suffices");
    std::string line = name + ": " + std::to_string(ops.count()) + " ops, " + need + ", fits below " +
                       formatBinaryBytes(group.question.betaBytes);
    if (group.predictedInvalid)
        line += formatted("; predictor %.2f invalid", static_cast<double>(*group.predictedInvalid));
    line += "; " + std::to_string(group.truth.cutCount) + (group.truth.cutCount == 1 ? " cut" : " cuts");
    line += group.truth.isExhaustive ? "" : " tried, there are more";
    return line + ", at best " + cutCategoryName(group.truth.category) + " (" +
           formatDecimalBytes(group.truth.leastDramBytes) + ")\n";
}

std::string edgeLine(const OpGraph& graph, const ExplainedGroup& group, std::size_t edge) {
    const auto& [from, to] = group.explanation.edges[edge];
    const EdgeTruth& truth = group.truth.edges[edge];
    return formatted("  %s %8.3f  ", rankOf(group.explanation, edge) ? "*" : " ",
                     static_cast<double>(group.explanation.edgeScores[edge])) +
           graph.op(from).name + " > " + graph.op(to).name + ": " + cutCategoryName(truth.category) + ", " +
           formatDecimalBytes(truth.leastDramBytes) + formatted(", relief %.0f %%\n", 100 * truth.relief);
}

Json meanJson(const MeanOf& mean) {
    return mean.count == 0 ? Json(nullptr)
                           : Json{{"mean", mean.value()}, {"confidence_95", mean.confidence()}, {"groups", mean.count}};
}

std::string meanText(const MeanOf& mean, int width, int digits) {
    return mean.count == 0 ? formatted(" %*s", width, "-") : formatted(" %*.*f", width, digits, mean.value());
}

std::string boundedText(const MeanOf& mean) {
    return mean.count == 0 ? formatted(" %13s", "-") : formatted(" %6.3f ±%.3f", mean.value(), mean.confidence());
}

}  // namespace

const char* cutCategoryName(CutCategory category) {
    if (category == CutCategory::BothFit) return "both sides fit";
    return category == CutCategory::OneFits ? "one side fits" : "no side fits";
}

std::string explanationJson(const OpGraph& graph, std::string_view explainer, std::span<const ExplainedGroup> groups) {
    Json list = Json::array();
    for (const ExplainedGroup& group : groups) list.push_back(groupJson(graph, group));
    return Json{{"schema", "fusescope/explanation/1"}, {"explainer", explainer}, {"groups", std::move(list)}}.dump(2) +
           "\n";
}

std::string pictureJson(std::string_view network, std::span<const std::string> explanations) {
    Json list = Json::array();
    for (const std::string& text : explanations) list.push_back(Json::parse(text));
    const Json json{{"schema", "fusescope/reproduction/1"},
                    {"table", "figure-4"},
                    {"network", network},
                    {"explanations", std::move(list)}};
    return json.dump(2) + "\n";
}

std::string explanationText(const OpGraph& graph, std::string_view explainer, std::span<const ExplainedGroup> groups) {
    std::string text = "explained by " + std::string(explainer) + "; * = selected as solution edges\n";
    for (const ExplainedGroup& group : groups) {
        std::vector<std::size_t> order(group.explanation.edges.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return group.explanation.edgeScores[a] > group.explanation.edgeScores[b];
        });
        text += "\n" + headline(graph, group);
        const std::size_t listed = std::min(order.size(), std::max(kListedEdges, group.explanation.selected.size()));
        for (std::size_t i = 0; i < listed; ++i) text += edgeLine(graph, group, order[i]);
        if (listed < order.size()) text += "    and " + std::to_string(order.size() - listed) + " more\n";
    }
    return text;
}

std::string comparisonJson(const Comparison& comparison) {
    Json rows = Json::array();
    for (const ComparisonRow& row : comparison.rows)
        rows.push_back({{"explainer", row.explainer},
                        {"auc", meanJson(row.auc)},
                        {"top_right", meanJson(row.topRight)},
                        {"first_try", meanJson(row.firstTry)},
                        {"selects_best", meanJson(row.selectsBest)},
                        {"dram_ratio", meanJson(row.dramRatio)},
                        {"relief_correlation", meanJson(row.reliefCorrelation)},
                        {"fidelity_plus", meanJson(row.fidelityPlus)},
                        {"fidelity_minus", meanJson(row.fidelityMinus)},
                        {"unfaithfulness", meanJson(row.unfaithfulness)},
                        {"sparsity", meanJson(row.sparsity)},
                        {"seed_stability", meanJson(row.stability)},
                        {"ms_per_group", row.milliseconds.value()}});
    return Json{{"schema", "fusescope/explainer-comparison/1"},
                {"groups", comparison.groups},
                {"solvable", comparison.solvable},
                {"called_valid", comparison.calledValid},
                {"bounded", comparison.bounded},
                {"explainers", std::move(rows)}}
               .dump(2) +
           "\n";
}

std::string comparisonTable(const Comparison& comparison) {
    std::string text = std::to_string(comparison.groups) + " groups that do not fit, " +
                       std::to_string(comparison.solvable) + " with a cut that leaves two sides that fit; " +
                       std::to_string(comparison.calledValid) + " the predictor wrongly calls valid";
    if (comparison.bounded > 0) text += "; " + std::to_string(comparison.bounded) + " with more cuts than were tried";
    text +=
        "\n\nexplainer            AUC   top-1  first try   best          DRAM  relief  stable   fid+   fid-  unfaith.  "
        "sparsity  ms/group\n";
    for (const ComparisonRow& row : comparison.rows)
        text += formatted("%-10s", row.explainer.c_str()) + boundedText(row.auc) + meanText(row.topRight, 7, 3) +
                meanText(row.firstTry, 10, 3) + meanText(row.selectsBest, 6, 3) + boundedText(row.dramRatio) +
                meanText(row.reliefCorrelation, 7, 3) + meanText(row.stability, 7, 3) +
                meanText(row.fidelityPlus, 6, 3) + meanText(row.fidelityMinus, 6, 3) +
                meanText(row.unfaithfulness, 9, 3) + meanText(row.sparsity, 9, 3) +
                formatted(" %9.2f\n", row.milliseconds.value());
    if (!comparison.rows.empty())
        text += "\n± is half a 95 % confidence interval. AUC over the " +
                std::to_string(comparison.rows.front().auc.count) +
                " groups that have edges of both kinds; top-1 and first try over those with a cut that leaves two "
                "sides that fit.\nDRAM: the best cut across a selected edge to the best of all; a side that does not "
                "fit is charged as if its ops ran one by one. Stable: Spearman's correlation of the scores of two "
                "seeds.\n";
    return text;
}

}  // namespace fusescope
