// SPDX-License-Identifier: Apache-2.0
#include "core/io/review_text.h"

#include <nlohmann/json.hpp>

#include "core/base/bytes.h"
#include "core/base/formatted.h"

namespace fusescope {
namespace {

using Json = nlohmann::ordered_json;

std::string signedBytes(std::int64_t bytes) {
    return (bytes < 0 ? "-" : "+") + formatDecimalBytes(bytes < 0 ? -bytes : bytes);
}

std::string groupText(const std::optional<GroupId>& group) {
    return group ? std::to_string(group->value()) : std::string("-");
}

Json namesJson(const OpGraph& graph, const std::vector<OpId>& ops) {
    Json names = Json::array();
    for (const OpId op : ops) names.push_back(graph.op(op).name);
    return names;
}

/// "3 ops left (/a, /b, …)"
std::string someNames(const OpGraph& graph, const GroupSet& ops) {
    constexpr std::size_t kMost = 3;
    std::string text;
    std::size_t named = 0;
    for (const OpId op : ops.ops()) {
        if (named++ == kMost) return text + ", …";
        text += (text.empty() ? "" : ", ") + graph.op(op).name;
    }
    return text;
}

void addTotals(std::string& text, const ComparedPlan& plan) {
    text += formatted("%-28s %14s %7d groups %8s MBU %s\n", plan.name.c_str(),
                      formatDecimalBytes(plan.evaluation.totalDramBytes()).c_str(), plan.plan.groupCount(),
                      formatBinaryBytes(plan.evaluation.maxBufferBytes).c_str(),
                      plan.evaluation.isValid() ? "" : "  not valid");
}

Json totalsJson(const ComparedPlan& plan) {
    return {{"name", plan.name},
            {"dram_bytes", plan.evaluation.dramBytes},
            {"unfusable_dram_bytes", plan.evaluation.unfusableDramBytes},
            {"max_buffer_bytes", plan.evaluation.maxBufferBytes},
            {"groups", plan.plan.groupCount()},
            {"valid", plan.evaluation.isValid()}};
}

double changePercent(const ComparedPlan& before, const PlanComparison& comparison) {
    const std::int64_t whole = before.evaluation.totalDramBytes();
    return whole == 0 ? 0 : 100 * static_cast<double>(comparison.dramChangeBytes) / static_cast<double>(whole);
}

std::string dump(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

}  // namespace

std::string comparisonText(const OpGraph& graph, const ComparedPlan& before, const ComparedPlan& after,
                           const PlanComparison& comparison) {
    std::string text;
    addTotals(text, before);
    addTotals(text, after);
    text += formatted("change %s of DRAM access (%+.2f %%), %d of %zu groups are the same, %d ops moved\n",
                      signedBytes(comparison.dramChangeBytes).c_str(), changePercent(before, comparison),
                      comparison.sameGroups, comparison.pairs.size(), comparison.movedOps.count());
    if (comparison.isSamePlan()) return text;
    text += formatted("\n%6s %6s %12s %12s  %s\n", "before", "after", "DRAM", "buffer", "ops");
    for (const GroupPair& pair : comparison.pairs) {
        if (pair.isSame()) continue;
        std::string ops;
        if (!pair.before) ops = "new: ";
        if (!pair.after) ops = "gone: ";
        if (!pair.left.isEmpty()) ops += "without " + someNames(graph, pair.left);
        if (!pair.joined.isEmpty())
            ops += (pair.left.isEmpty() ? "" : "; ") + std::string("with ") + someNames(graph, pair.joined);
        const std::int64_t buffer = pair.bufferChangeBytes;
        text += formatted("%6s %6s %12s %12s  %s\n", groupText(pair.before).c_str(), groupText(pair.after).c_str(),
                          signedBytes(pair.dramChangeBytes).c_str(),
                          ((buffer < 0 ? "-" : "+") + formatBinaryBytes(std::abs(buffer))).c_str(), ops.c_str());
    }
    return text;
}

std::string comparisonJson(const OpGraph& graph, const ComparedPlan& before, const ComparedPlan& after,
                           const PlanComparison& comparison) {
    Json pairs = Json::array();
    for (const GroupPair& pair : comparison.pairs)
        if (!pair.isSame())
            pairs.push_back({{"before", pair.before ? Json(pair.before->value()) : Json(nullptr)},
                             {"after", pair.after ? Json(pair.after->value()) : Json(nullptr)},
                             {"dram_change_bytes", pair.dramChangeBytes},
                             {"buffer_change_bytes", pair.bufferChangeBytes},
                             {"left", namesJson(graph, pair.left.ops())},
                             {"joined", namesJson(graph, pair.joined.ops())}});
    return dump({{"schema", "fusescope/diff/1"},
                 {"before", totalsJson(before)},
                 {"after", totalsJson(after)},
                 {"dram_change_bytes", comparison.dramChangeBytes},
                 {"dram_change_percent", changePercent(before, comparison)},
                 {"same_groups", comparison.sameGroups},
                 {"moved_ops", namesJson(graph, comparison.movedOps.ops())},
                 {"changed_groups", std::move(pairs)}});
}

std::string adviceText(std::span<const Finding> findings, std::span<const EdgeEffect> effects, const OpGraph& graph) {
    std::string text;
    int number = 0;
    for (const Finding& finding : findings)
        text += formatted("%3d %s %s\n", ++number, finding.after ? "*" : " ", finding.text.c_str());
    if (findings.empty()) text += "nothing to advise\n";
    if (effects.empty()) return text;
    text += formatted("\n%-6s %14s %6s  %s\n", "edge", "DRAM", "fits", "from > to");
    for (const EdgeEffect& effect : effects)
        text += formatted("%-6s %14s %6s  %s > %s\n", effect.isFused ? "cut" : "fuse",
                          signedBytes(effect.dramChangeBytes).c_str(),
                          effect.unfitChange > 0   ? "no"
                          : effect.unfitChange < 0 ? "mends"
                                                   : "yes",
                          graph.op(effect.from).name.c_str(), graph.op(effect.to).name.c_str());
    return text;
}

std::string adviceJson(std::span<const Finding> findings, std::span<const EdgeEffect> effects, const OpGraph& graph) {
    Json list = Json::array();
    for (const Finding& finding : findings)
        list.push_back({{"kind", findingName(finding.kind)},
                        {"text", finding.text},
                        {"saved_bytes", finding.savedBytes},
                        {"can_apply", finding.after.has_value()},
                        {"ops", namesJson(graph, finding.ops)}});
    Json edges = Json::array();
    for (const EdgeEffect& effect : effects)
        edges.push_back({{"from", graph.op(effect.from).name},
                         {"to", graph.op(effect.to).name},
                         {"edit", effect.isFused ? "cut" : "fuse"},
                         {"dram_change_bytes", effect.dramChangeBytes},
                         {"excess_bytes", effect.excessBytes ? Json(*effect.excessBytes) : Json(nullptr)},
                         {"more_groups_do_not_fit", effect.unfitChange}});
    return dump({{"schema", "fusescope/advice/1"}, {"findings", std::move(list)}, {"edges", std::move(edges)}});
}

}  // namespace fusescope
