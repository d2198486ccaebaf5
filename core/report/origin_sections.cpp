// SPDX-License-Identifier: Apache-2.0
// What people decided, and where all of it comes from.
#include "core/base/bytes.h"
#include "core/report/sections.h"

namespace fusescope {
namespace {

TableCell words(std::string text) { return {std::move(text), {}, {}, Tone::Plain}; }

std::string edgeText(const OpGraph& graph, const Edge& edge) {
    return graph.op(edge.producer).name + " → " + graph.op(edge.consumer).name + " (" + graph.tensor(edge.tensor).name +
           ")";
}

std::string groupText(const OpGraph& graph, const GroupSet& ops) {
    return graph.op(ops.first()).name + (ops.count() == 1 ? "" : " … " + graph.op(ops.last()).name) + ", " +
           counted(ops.count(), "op");
}

Table overrideTable(const ReportFacts& facts) {
    const OpGraph& graph = *facts.problem.graph;
    const Overrides& overrides = facts.request.record.overrides;
    Table table;
    table.columns = {{"Override", false, 1}, {"Of", false, 5}};
    for (const Edge& edge : overrides.cut) table.rows.push_back({words("cut"), words(edgeText(graph, edge))});
    for (const Edge& edge : overrides.keep)
        table.rows.push_back({words("keep together"), words(edgeText(graph, edge))});
    for (const OpId op : overrides.alone) table.rows.push_back({words("alone"), words(graph.op(op).name)});
    for (const GroupSet& group : overrides.locked)
        table.rows.push_back({words("locked"), words(groupText(graph, group))});
    return table;
}

std::string originText(const PlanProvenance& origin) {
    std::string text = origin.algorithm;
    if (origin.explainer != "none" && !origin.explainer.empty()) text += ", explained by " + origin.explainer;
    if (origin.budget > 0) text += ", " + counted(origin.budget, "plan") + ", seed " + std::to_string(origin.seed);
    return text;
}

}  // namespace

std::vector<Block> overrideBlocks(const ReportFacts& facts) {
    std::vector<Block> blocks;
    if (Table table = overrideTable(facts); !table.rows.empty()) blocks.emplace_back(std::move(table));
    Table notes{"Notes", {{"Group", false, 2}, {"Note", false, 4}}, {}, {}, {}, false};
    for (const auto& [group, note] : facts.request.record.notes)
        if (!note.empty()) notes.rows.push_back({words(groupText(*facts.problem.graph, group)), words(note)});
    if (!notes.rows.empty()) blocks.emplace_back(std::move(notes));
    return blocks;
}

std::vector<Block> originBlocks(const ReportFacts& facts) {
    const ReportRequest& request = facts.request;
    const PlanProvenance& origin = request.record.provenance;
    FactList list;
    list.facts = {
        {"Made by", "Fusescope " + request.version, request.date, Tone::Plain},
        {"Plan from", originText(origin), origin.version.empty() ? "" : "Fusescope " + origin.version, Tone::Plain},
        {"Model fingerprint", request.model->fingerprint, "of its structure; weights do not matter", Tone::Plain},
        {"Plan", facts.planHash, "sha256 of the plan as it would be written", Tone::Plain},
        {"Optimum", facts.best.isOptimal ? "proven" : "bounded in the time given",
         "bound " + formatDecimalBytes(facts.best.lowerBoundBytes) + " among fusable ops", Tone::Plain}};
    if (!request.command.empty()) list.facts.push_back({"To repeat", request.command, {}, Tone::Plain});
    return {std::move(list)};
}

}  // namespace fusescope
