// SPDX-License-Identifier: Apache-2.0
#include "core/report/plan_document.h"

#include <cmath>

#include "core/base/bytes.h"
#include "core/base/formatted.h"
#include "core/cost/fit_report.h"
#include "core/graph/model_totals.h"
#include "core/io/csv_field.h"
#include "core/io/exchange/plan_export.h"
#include "core/report/sections.h"
#include "core/review/unfusable.h"

namespace fusescope {
namespace {

constexpr std::size_t kPartsInCsv = 4;

void add(ReportDocument& document, const char* id, const char* title, std::vector<Block> blocks) {
    if (!blocks.empty()) document.sections.push_back({id, title, std::move(blocks)});
}

std::string optionalBytes(const std::optional<std::int64_t>& bytes) { return bytes ? std::to_string(*bytes) : ""; }

}  // namespace

std::string counted(std::int64_t count, const std::string& noun) {
    return std::to_string(count) + ' ' + noun + (count == 1 ? "" : "s");
}

std::string percentText(double share, int decimals) {
    return (share < 0 ? "−" : "") + formatted("%.*f %%", decimals, std::abs(100 * share));
}

std::string bufferPartsText(const ReportFacts& facts, const GroupSet& group, std::size_t most) {
    const OpGraph& graph = *facts.problem.graph;
    const FitReport report = fitReport(*facts.problem.costModel, group, facts.problem.betaBytes);
    std::string text;
    for (std::size_t i = 0; i < report.parts.size() && i < most; ++i) {
        const BufferPart& part = report.parts[i];
        const OpId maker = part.op.isValid() ? part.op : graph.tensor(part.tensor).producer;
        const std::string name = maker.isValid() ? shortName(graph, maker) : graph.tensor(part.tensor).name;
        text += (i > 0 ? ", " : "") + std::string(part.op.isValid() ? "weights of " : "rows from ") + name + " " +
                formatBinaryBytes(part.bytes);
    }
    return report.parts.size() > most ? text + " …" : text;
}

std::string shortName(const OpGraph& graph, OpId op) {
    const std::string spoken = spokenName(graph, op);
    return spoken.substr(1, spoken.size() - 2);
}

ReportDocument planDocument(const ReportFacts& facts, Figure picture) {
    const ReportRequest& request = facts.request;
    ReportDocument document;
    document.title = "Fusion plan of " + request.model->fileName;
    document.subtitle = std::string(schemeName(request.accelerator.scheme)) + ", buffer of " +
                        formatBinaryBytes(request.accelerator.bufferBytes, 2) + ", " +
                        counted(request.record.plan.groupCount(), "group") +
                        (request.date.empty() ? "" : ", " + request.date);
    add(document, "summary", "Summary", summaryBlocks(facts));
    add(document, "model", "Model and accelerator", modelBlocks(facts));
    if (!picture.list.batches.empty()) add(document, "picture", "Picture", {std::move(picture)});
    add(document, "groups", "Groups", groupBlocks(facts));
    add(document, "misfits", "What does not fit", misfitBlocks(facts));
    add(document, "unfusable", "Outside fusion", unfusableBlocks(facts));
    add(document, "advice", "Advice", adviceBlocks(facts));
    add(document, "buffers", "Other buffers", bufferBlocks(facts));
    add(document, "searches", "Searches", searchBlocks(facts));
    add(document, "overrides", "Overrides and notes", overrideBlocks(facts));
    add(document, "ops", "Ops", opBlocks(facts));
    add(document, "origin", "Origin", originBlocks(facts));
    return document;
}

std::string groupTableCsv(const ReportFacts& facts) {
    const FusionPlan& plan = facts.request.record.plan;
    std::string csv =
        "group,ops,dram_bytes,buffer_bytes,buffer_share,state,first_op,last_op,locked,note,largest_parts\n";
    for (std::int32_t g = 0; g < plan.groupCount(); ++g) {
        const GroupSet& ops = plan.group(GroupId(g));
        const GroupEvaluation& group = facts.evaluation.groups[static_cast<std::size_t>(g)];
        const auto& locked = facts.request.record.overrides.locked;
        const auto note = facts.request.record.notes.find(ops);
        const double share =
            static_cast<double>(group.price.bufferBytes.value_or(0)) / static_cast<double>(facts.problem.betaBytes);
        csv += std::to_string(g) + ',' + std::to_string(ops.count()) + ',' +
               (group.isModelled ? std::to_string(group.price.dramBytes) : "") + ',' +
               optionalBytes(group.price.bufferBytes) + ',' +
               (group.price.bufferBytes ? formatted("%.4f", share) : "") + ',' + groupStateName(group) + ',' +
               csvField(facts.problem.graph->op(ops.first()).name) + ',' +
               csvField(facts.problem.graph->op(ops.last()).name) + ',' +
               (std::ranges::find(locked, ops) != locked.end() ? "yes" : "no") + ',' +
               (note == facts.request.record.notes.end() ? "" : csvField(note->second)) + ',' +
               csvField(bufferPartsText(facts, ops, kPartsInCsv)) + '\n';
    }
    return csv;
}

std::string opTableCsv(const ReportFacts& facts) {
    const OpGraph& graph = *facts.problem.graph;
    std::string csv = "op,kind,output_shape,weight_elements,macs,group,why_outside_fusion\n";
    for (std::int32_t i = 0; i < graph.opCount(); ++i) {
        const Op& op = graph.op(OpId(i));
        csv += csvField(op.name) + ',' + csvField(op.type) + ',' +
               (op.outputs.empty() ? "" : csvField(shapeText(graph.tensor(op.outputs.front()).shape))) + ',' +
               std::to_string(weightElements(op)) + ',' + std::to_string(macsOf(graph, op)) + ',' +
               std::to_string(facts.request.record.plan.groupOf(OpId(i)).value()) + ',' +
               csvField(unfusableReason(facts.problem, OpId(i))) + '\n';
    }
    return csv;
}

}  // namespace fusescope
