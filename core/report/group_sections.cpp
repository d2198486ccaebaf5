// SPDX-License-Identifier: Apache-2.0
// Group by group: bytes, what fills the buffer, and why some do not fit.
#include "core/base/bytes.h"
#include "core/base/formatted.h"
#include "core/graph/model_totals.h"
#include "core/io/exchange/plan_export.h"
#include "core/report/sections.h"
#include "core/review/unfusable.h"

namespace fusescope {
namespace {

constexpr std::size_t kPartsInTable = 2;
constexpr std::size_t kListedEdges = 8;
constexpr int kMostListedOps = 5000;

TableCell number(std::int64_t value) { return {std::to_string(value), static_cast<double>(value), {}, Tone::Plain}; }

TableCell bytes(std::int64_t value) { return {formatDecimalBytes(value), static_cast<double>(value), {}, Tone::Plain}; }

TableCell words(std::string text, Tone tone = Tone::Plain) { return {std::move(text), {}, {}, tone}; }

TableCell bufferCell(const ReportFacts& facts, const GroupEvaluation& group) {
    if (!group.price.bufferBytes) return words("none suffices", Tone::Bad);
    const auto buffer = static_cast<double>(*group.price.bufferBytes);
    return {formatBinaryBytes(*group.price.bufferBytes), buffer, buffer / static_cast<double>(facts.problem.betaBytes),
            group.fits ? Tone::Plain : Tone::Bad};
}

std::string rangeText(const OpGraph& graph, const GroupSet& ops) {
    const std::string first = shortName(graph, ops.first());
    return ops.count() == 1 ? first : first + " to " + shortName(graph, ops.last());
}

Table edgeTable(const ReportFacts& facts, const ExplainedGroup& group) {
    const OpGraph& graph = *facts.problem.graph;
    Table table;
    table.columns = {{"", false, 0.3},
                     {"Edge", false, 4},
                     {"Score", true, 0.7},
                     {"Relief", true, 0.8},
                     {"Best cut across it", false, 1.4},
                     {"DRAM after it", true, 1}};
    std::vector<std::size_t> order(group.explanation.edges.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        return group.explanation.edgeScores[a] > group.explanation.edgeScores[b];
    });
    order.resize(std::min(order.size(), kListedEdges));
    for (const std::size_t e : order) {
        const auto& [from, to] = group.explanation.edges[e];
        const EdgeTruth& truth = group.truth.edges[e];
        const bool isSelected = std::ranges::find(group.explanation.selected, e) != group.explanation.selected.end();
        const auto score = static_cast<double>(group.explanation.edgeScores[e]);
        table.rows.push_back({words(isSelected ? "★" : ""),
                              words(shortName(graph, from) + " → " + shortName(graph, to)),
                              {formatted("%.3f", score), score, {}, Tone::Plain},
                              {percentText(truth.relief), truth.relief, {}, Tone::Plain},
                              words(cutCategoryName(truth.category)),
                              bytes(truth.leastDramBytes)});
    }
    return table;
}

void addExplanation(const ReportFacts& facts, const ExplainedMisfit& misfit, std::vector<Block>& blocks) {
    const ExplainedGroup& group = *misfit.explained;
    const Agreement agreement = agreementOf(group.explanation, group.truth);
    std::string text =
        "Explained by " + facts.request.explainerName + ": the edges to cut first, the chosen ones with ★.";
    if (group.predictedInvalid)
        text += formatted(" The predictor says \"does not fit\" with p = %.2f.",
                          static_cast<double>(*group.predictedInvalid));
    blocks.emplace_back(Paragraph{std::move(text), Tone::Plain});
    blocks.emplace_back(edgeTable(facts, group));
    std::string truth = "Against the truth of " + counted(static_cast<std::int64_t>(group.truth.cutCount), "cut") +
                        (group.truth.isExhaustive ? "" : " (there are more)") + ": ";
    if (agreement.isFirstTry)
        truth += *agreement.isFirstTry ? "a chosen edge leads to two sides that fit. "
                                       : "no chosen edge leads to two sides that fit, though there is one. ";
    else
        truth += "no cut leaves two sides that fit. ";
    truth += agreement.selectsBest ? "The best cut crosses a chosen edge." : "The best cut crosses no chosen edge.";
    if (misfit.fidelity)
        truth += formatted(" Fidelity+ %.3f, fidelity− %.3f, unfaithfulness %.3f, sparsity %.2f.",
                           misfit.fidelity->nodes.plus, misfit.fidelity->nodes.minus,
                           misfit.fidelity->nodes.unfaithfulness, misfit.fidelity->sparsity);
    blocks.emplace_back(Paragraph{std::move(truth), Tone::Muted});
}

}  // namespace

std::vector<Block> groupBlocks(const ReportFacts& facts) {
    const FusionPlan& plan = facts.request.record.plan;
    Table table;
    table.columns = {{"Group", true, 0.6},
                     {"Ops", true, 0.5},
                     {"From, to", false, 3.4},
                     {"DRAM", true, 1.25},
                     {"Buffer", true, 2},
                     {"State", false, 1},
                     {"What fills the buffer", false, 3.6}};
    for (std::int32_t g = 0; g < plan.groupCount(); ++g) {
        const GroupSet& ops = plan.group(GroupId(g));
        const GroupEvaluation& group = facts.evaluation.groups[static_cast<std::size_t>(g)];
        table.places.push_back("group-" + std::to_string(g));
        table.rows.push_back({number(g), number(ops.count()), words(rangeText(*facts.problem.graph, ops)),
                              group.isModelled ? bytes(group.price.dramBytes) : words("—"), bufferCell(facts, group),
                              words(groupStateName(group), group.fits          ? Tone::Plain
                                                           : group.isUnfusable ? Tone::Muted
                                                                               : Tone::Bad),
                              words(bufferPartsText(facts, ops, kPartsInTable))});
    }
    return {std::move(table)};
}

std::vector<Block> misfitBlocks(const ReportFacts& facts) {
    if (facts.misfits.empty()) return {};
    const OpGraph& graph = *facts.problem.graph;
    Table table;
    table.columns = {{"Group", true, 0.6},  {"Ops", true, 0.5},       {"From, to", false, 3.4},
                     {"Too much", true, 1}, {"Fits from", true, 1.2}, {"What fills the buffer", false, 3.6}};
    std::vector<Block> explanations;
    for (const ExplainedMisfit& misfit : facts.misfits) {
        const GroupSet& ops = facts.request.record.plan.group(misfit.group);
        const std::string name = "Group " + std::to_string(misfit.group.value());
        const auto binary = [](std::optional<std::int64_t> bytes) -> TableCell {
            if (!bytes) return {"none suffices", static_cast<double>(kNoBuffer), {}, Tone::Bad};
            return {formatBinaryBytes(*bytes, 2), static_cast<double>(*bytes), {}, Tone::Plain};
        };
        std::optional<std::int64_t> excess;
        if (misfit.enoughBytes) excess = *misfit.enoughBytes - facts.problem.betaBytes;
        table.places.push_back("group-" + std::to_string(misfit.group.value()));
        table.rows.push_back({number(misfit.group.value()), number(ops.count()), words(rangeText(graph, ops)),
                              binary(excess), binary(misfit.enoughBytes),
                              words(bufferPartsText(facts, ops, kPartsInTable))});
        if (!misfit.explained) continue;
        explanations.emplace_back(Heading{name + ": " + rangeText(graph, ops)});
        std::string text;
        for (const std::string& sentence : misfit.sentences) text += (text.empty() ? "It " : "; ") + sentence;
        explanations.emplace_back(Paragraph{text + ".", Tone::Plain});
        addExplanation(facts, misfit, explanations);
    }
    std::vector<Block> blocks{std::move(table)};
    blocks.insert(blocks.end(), explanations.begin(), explanations.end());
    return blocks;
}

std::vector<Block> unfusableBlocks(const ReportFacts& facts) {
    if (facts.unfusable.empty()) return {};
    Table table;
    table.columns = {{"Op", false, 3}, {"Kind", false, 1}, {"Why", false, 3}, {"DRAM", true, 1}};
    for (const UnfusableOp& op : facts.unfusable)
        table.rows.push_back({words(facts.problem.graph->op(op.op).name), words(facts.problem.graph->op(op.op).type),
                              words(op.reason), bytes(op.dramBytes)});
    return {
        Paragraph{"These run one by one, tile by tile; they are not part of the plan's DRAM access among fusable ops.",
                  Tone::Muted},
        std::move(table)};
}

std::vector<Block> opBlocks(const ReportFacts& facts) {
    const OpGraph& graph = *facts.problem.graph;
    if (graph.opCount() > kMostListedOps)
        return {Paragraph{"The " + counted(graph.opCount(), "op") + " are too many for a page: the CSV lists them.",
                          Tone::Muted}};
    Table table{"All " + counted(graph.opCount(), "op"),
                {{"Op", false, 3},
                 {"Kind", false, 1},
                 {"Output", false, 1.4},
                 {"Weights", true, 1},
                 {"MACs", true, 1},
                 {"Group", true, 0.7}},
                {},
                {},
                {},
                true};
    for (std::int32_t i = 0; i < graph.opCount(); ++i) {
        const Op& op = graph.op(OpId(i));
        const auto macs = macsOf(graph, op);
        const GroupId group = facts.request.record.plan.groupOf(OpId(i));
        table.places.push_back("group-" + std::to_string(group.value()));
        table.rows.push_back(
            {words(op.name),
             words(op.type),
             words(op.outputs.empty() ? "" : shapeText(graph.tensor(op.outputs.front()).shape)),
             {formatCount(weightElements(op)), static_cast<double>(weightElements(op)), {}, Tone::Plain},
             {formatCount(macs), static_cast<double>(macs), {}, Tone::Plain},
             number(group.value())});
    }
    return {std::move(table)};
}

}  // namespace fusescope
