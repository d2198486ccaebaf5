// SPDX-License-Identifier: Apache-2.0
// What is read first: the totals, and what they are of.
#include <cmath>

#include "core/base/bytes.h"
#include "core/base/formatted.h"
#include "core/graph/model_totals.h"
#include "core/report/sections.h"

namespace fusescope {
namespace {

double ratio(std::int64_t part, std::int64_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

ReportFact validity(const ReportFacts& facts) {
    const PlanEvaluation& evaluation = facts.evaluation;
    if (!facts.planIssues.empty()) return {"Validity", "broken", facts.planIssues.front().text, Tone::Bad};
    if (!evaluation.isValid())
        return {"Validity", "does not fit", counted(evaluation.invalidGroups, "group") + " too large", Tone::Bad};
    return {"Validity", "valid", "every group fits", Tone::Good};
}

/// How far the plan is from the best there is; overrides are no excuse.
ReportFact optimum(const ReportFacts& facts) {
    const std::int64_t over = facts.evaluation.dramBytes - facts.best.lowerBoundBytes;
    const std::string gap = percentText(ratio(over, facts.best.lowerBoundBytes), 2);
    if (!facts.evaluation.isValid() || !facts.planIssues.empty())
        return {"Against optimum", "—", "only valid plans are compared", Tone::Muted};
    if (facts.best.isOptimal && over <= 0)
        return {"Against optimum", "optimal", "proven: no plan moves less", Tone::Good};
    if (facts.best.isOptimal)
        return {"Against optimum", "+" + gap, "the best plan is proven: " + formatDecimalBytes(facts.best.dramBytes),
                Tone::Plain};
    return {"Against optimum", "≤ +" + gap, "no plan moves less than " + formatDecimalBytes(facts.best.lowerBoundBytes),
            Tone::Plain};
}

std::string dims(const Accelerator& accelerator) {
    return std::to_string(accelerator.activationBits) + " bit activations, " + std::to_string(accelerator.weightBits) +
           " bit weights";
}

}  // namespace

std::vector<Block> summaryBlocks(const ReportFacts& facts) {
    const PlanEvaluation& evaluation = facts.evaluation;
    const FusionPlan& plan = facts.request.record.plan;
    const auto fused = std::ranges::count_if(plan.groups(), [](const GroupSet& group) { return group.count() > 1; });
    const double saved = 1 - ratio(evaluation.totalDramBytes(), facts.unfusedBytes);
    Highlights highlights;
    highlights.facts = {
        {"DRAM access", formatDecimalBytes(evaluation.totalDramBytes()),
         evaluation.unfusableOps > 0 ? formatDecimalBytes(evaluation.dramBytes) + " in groups, the rest outside fusion"
                                     : "of one inference",
         Tone::Plain},
        {"Against no fusion", (saved > 0 ? "−" : "+") + percentText(std::abs(saved)),
         "every op alone: " + formatDecimalBytes(facts.unfusedBytes), saved > 0 ? Tone::Good : Tone::Plain},
        optimum(facts),
        {"Largest group", formatBinaryBytes(evaluation.maxBufferBytes),
         percentText(ratio(evaluation.maxBufferBytes, facts.problem.betaBytes)) + " of " +
             formatBinaryBytes(facts.problem.betaBytes, 2),
         evaluation.maxBufferBytes >= facts.problem.betaBytes ? Tone::Bad : Tone::Plain},
        {"Groups", std::to_string(plan.groupCount()), std::to_string(fused) + " of several ops", Tone::Plain},
        {"Outside fusion", counted(evaluation.unfusableOps, "op"),
         evaluation.notModelledOps > 0 ? counted(evaluation.notModelledOps, "op") + " more not modelled"
                                       : "they do not fit alone",
         Tone::Plain},
        validity(facts)};
    std::vector<Block> blocks{std::move(highlights)};
    for (const Issue& issue : facts.planIssues) blocks.emplace_back(Paragraph{issue.text, Tone::Bad});
    for (const Issue& issue : facts.request.issues)
        blocks.emplace_back(Paragraph{issue.text + (issue.hint.empty() ? "" : " (" + issue.hint + ")"), Tone::Muted});
    return blocks;
}

std::vector<Block> modelBlocks(const ReportFacts& facts) {
    const ImportedModel& model = *facts.request.model;
    const Accelerator& accelerator = facts.request.accelerator;
    const ModelTotals totals = modelTotals(*model.graph);
    FactList list;
    list.facts = {{"Model", model.fileName, model.graph->name(), Tone::Plain},
                  {"Ops", std::to_string(model.graph->opCount()),
                   model.folded.empty() ? ""
                                        : counted(static_cast<std::int64_t>(model.folded.size()), "more node") +
                                              " of the file folded away",
                   Tone::Plain},
                  {"Weights", formatCount(totals.parameters), "elements", Tone::Plain},
                  {"Work", formatCount(totals.macs), "multiply-accumulates an inference", Tone::Plain},
                  {"Accelerator", accelerator.name, {}, Tone::Plain},
                  {"Scheme", schemeName(accelerator.scheme), {}, Tone::Plain},
                  {"Buffer", formatBinaryBytes(accelerator.bufferBytes, 2),
                   std::to_string(accelerator.bufferBytes) + " bytes; a group has to need less", Tone::Plain},
                  {"Widths", dims(accelerator), {}, Tone::Plain}};
    if (accelerator.weightBufferBytes)
        list.facts.push_back(
            {"Weight buffer", formatBinaryBytes(*accelerator.weightBufferBytes, 2), "of its own", Tone::Plain});
    if (accelerator.maxGroupOps)
        list.facts.push_back({"Most ops in a group", std::to_string(*accelerator.maxGroupOps), {}, Tone::Plain});
    std::vector<Block> blocks{std::move(list)};
    for (const Issue& issue : model.issues) blocks.emplace_back(Paragraph{issue.text, Tone::Muted});
    return blocks;
}

}  // namespace fusescope
