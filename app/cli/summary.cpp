// SPDX-License-Identifier: Apache-2.0
#include "app/cli/summary.h"

#include <algorithm>
#include <array>
#include <cstdarg>
#include <cstdio>
#include <map>
#include <set>

#include "core/base/bytes.h"
#include "core/base/utf8.h"
#include "core/cost/fit_report.h"
#include "core/cost/op_rules.h"
#include "core/graph/model_totals.h"
#include "core/review/unfusable.h"

namespace fusescope::cli {
namespace {

constexpr std::size_t kListedGroups = 12;
constexpr std::size_t kListedTypes = 8;

[[gnu::format(printf, 1, 2)]] std::string line(const char* format, ...) {
    std::array<char, 1024> text{};
    va_list arguments;
    va_start(arguments, format);
    std::vsnprintf(text.data(), text.size(), format, arguments);
    va_end(arguments);
    return std::string(text.data()) + "\n";
}

std::string percent(double share) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.1f %%", 100 * share);
    return text.data();
}

/// What the fusable ops move when every one runs alone.
std::int64_t singlesDramBytes(const SearchProblem& problem) {
    std::vector<GroupSet> alone;
    problem.fusable.forEach([&](OpId op) { alone.push_back(GroupSet{op}); });
    std::int64_t bytes = 0;
    for (const Price& price : problem.costModel->price(alone, problem.betaBytes)) bytes += price.dramBytes;
    return bytes;
}

std::string verdict(const SearchResult& search) {
    if (search.isOptimal) return "proven best possible";
    const double gap = static_cast<double>(search.dramBytes - search.lowerBoundBytes) /
                       static_cast<double>(std::max<std::int64_t>(1, search.lowerBoundBytes));
    return "at most " + percent(gap) + " above the best possible (lower bound " +
           formatDecimalBytes(search.lowerBoundBytes) + ")";
}

std::string groupLines(const SearchProblem& problem, const FusionPlan& plan, const PlanEvaluation& evaluation) {
    std::vector<std::size_t> listed;
    for (std::size_t g = 0; g < evaluation.groups.size(); ++g)
        if (plan.groups()[g].count() > 1) listed.push_back(g);
    std::sort(listed.begin(), listed.end(), [&](std::size_t a, std::size_t b) {
        const auto& groups = evaluation.groups;
        if (groups[a].fits != groups[b].fits) return groups[b].fits;
        return groups[a].price.dramBytes > groups[b].price.dramBytes;
    });
    std::string text = line("%6s %5s %12s %6s %12s  %s", "group", "ops", "buffer", "of", "DRAM", "from … to");
    for (std::size_t i = 0; i < std::min(listed.size(), kListedGroups); ++i) {
        const GroupSet& group = plan.groups()[listed[i]];
        const Price& price = evaluation.groups[listed[i]].price;
        const std::int64_t buffer = price.bufferBytes.value_or(0);
        text += line(
            "%6zu %5d %12s %5.0f%% %12s  %s … %s%s", listed[i], group.count(), formatBinaryBytes(buffer).c_str(),
            100.0 * static_cast<double>(buffer) / static_cast<double>(problem.betaBytes),
            formatDecimalBytes(price.dramBytes).c_str(), problem.graph->op(group.first()).name.c_str(),
            problem.graph->op(group.last()).name.c_str(), evaluation.groups[listed[i]].fits ? "" : "  DOES NOT FIT");
    }
    if (listed.size() > kListedGroups)
        text +=
            line("%6s %zu more groups of several ops: --json or -o lists them all", "…", listed.size() - kListedGroups);
    return text;
}

}  // namespace

std::string modelSummary(const ImportedModel& model) {
    const ModelTotals totals = modelTotals(*model.graph);
    std::string text = line("%s · %d ops · %s params · %s MAC", model.fileName.c_str(), model.graph->opCount(),
                            formatCount(totals.parameters).c_str(), formatCount(totals.macs).c_str());
    if (!model.folded.empty())
        text += line("%zu nodes folded away (constants, identities, shape computations)", model.folded.size());
    return text + issueLines(model.issues);
}

std::string kindSummary(const OpGraph& graph) {
    std::map<OpKind, int> counts;
    std::set<std::string> opaque;
    for (const Op& op : graph.ops()) {
        const OpKind kind = opKind(graph, op);
        ++counts[kind];
        if (kind == OpKind::Opaque) opaque.insert(op.domain.empty() ? op.type : op.domain + "." + op.type);
    }
    std::string text = std::to_string(counts[OpKind::Window]) + " window, " + std::to_string(counts[OpKind::RowWise]) +
                       " row-wise and " + std::to_string(counts[OpKind::Global]) + " global ops";
    if (counts[OpKind::NotModelled] > 0) text += ", " + std::to_string(counts[OpKind::NotModelled]) + " not modelled";
    if (opaque.empty()) return text + "\n";
    text += ", " + std::to_string(counts[OpKind::Opaque]) + " opaque (their operands are held whole):";
    std::size_t told = 0;
    for (const std::string& type : opaque) {
        if (++told > kListedTypes) return text + " …\n";
        text += (told == 1 ? " " : ", ") + type;
    }
    return text + "\n";
}

std::string acceleratorSummary(const Accelerator& accelerator) {
    return line("%s: %s, buffer %s, %d bit activations, %d bit weights", accelerator.name.c_str(),
                schemeName(accelerator.scheme), formatBinaryBytes(accelerator.bufferBytes).c_str(),
                accelerator.activationBits, accelerator.weightBits);
}

std::string issueLines(const std::vector<Issue>& issues) {
    std::string text;
    for (const Issue& issue : issues) {
        const char* const word = issue.severity == Severity::Note      ? "note"
                                 : issue.severity == Severity::Warning ? "warning"
                                                                       : "problem";
        const std::string hint = issue.hint.empty() ? "" : " (" + issue.hint + ")";
        text += std::string(word) + ": " + readableText(issue.text + hint) + "\n";  // a stranger's names may be in it
    }
    return text;
}

/// What a search met, and what explanations made of it.
std::string samplingLines(const SearchResult& search) {
    std::string text;
    if (const auto rate = rectifyRate(search)) {
        const auto first = firstTryRate(search);
        text += line("%-18s %12ld  different groups that did not fit, %s split by explanations alone%s", "split",
                     static_cast<long>(search.splits.groups), percent(*rate).c_str(),
                     first ? (", " + percent(*first) + " of the solvable ones at the first try").c_str() : "");
    }
    if (search.front.size() > 1)
        text += line("%-18s %12zu  plans, from %s in %s to %s in %s", "front", search.front.size(),
                     formatDecimalBytes(search.front.front().dramBytes).c_str(),
                     formatBinaryBytes(search.front.front().maxBufferBytes).c_str(),
                     formatDecimalBytes(search.front.back().dramBytes).c_str(),
                     formatBinaryBytes(search.front.back().maxBufferBytes).c_str());
    return text;
}

std::string planSummary(const SearchProblem& problem, const FusionPlan& plan, const PlanEvaluation& evaluation,
                        const SearchResult* search) {
    const int fusable = problem.fusable.count();
    const std::int64_t singles = singlesDramBytes(problem);
    std::string text;
    if (fusable == 0) text += "note: no op fits the buffer alone, so nothing can be fused\n";
    text += line("%-18s %12s  among %d fusable ops%s", "DRAM access", formatDecimalBytes(evaluation.dramBytes).c_str(),
                 fusable, search ? (", " + verdict(*search)).c_str() : "");
    if (singles > 0)
        text += line("%-18s %12s  fusing saves %s", "without fusion", formatDecimalBytes(singles).c_str(),
                     percent(1 - static_cast<double>(evaluation.dramBytes) / static_cast<double>(singles)).c_str());
    if (evaluation.unfusableOps > 0)
        text += line("%-18s %12s  %d ops that do not fit alone", "outside fusion",
                     formatDecimalBytes(evaluation.unfusableDramBytes).c_str(), evaluation.unfusableOps);
    if (evaluation.notModelledOps > 0)
        text += line("%-18s %12d  ops, counted as moving nothing", "not modelled", evaluation.notModelledOps);
    text += line("%-18s %12s  of %s", "largest group", formatBinaryBytes(evaluation.maxBufferBytes).c_str(),
                 formatBinaryBytes(problem.betaBytes).c_str());
    const auto fused =
        std::count_if(plan.groups().begin(), plan.groups().end(), [](const GroupSet& g) { return g.count() > 1; });
    text += line(
        "%-18s %12d  %ld of several ops%s", "groups", plan.groupCount(), static_cast<long>(fused),
        evaluation.invalidGroups > 0 ? (", " + std::to_string(evaluation.invalidGroups) + " DO NOT FIT").c_str() : "");
    if (search && search->evaluatedPlans > 1)
        text += line("%-18s %12ld  plans", "evaluated", static_cast<long>(search->evaluatedPlans));
    if (search) text += samplingLines(*search);
    if (fused > 0) text += "\n" + groupLines(problem, plan, evaluation);
    return text;
}

std::string misfitSummary(const SearchProblem& problem, const Accelerator& accelerator, const FusionPlan& plan,
                          const PlanEvaluation& evaluation) {
    std::string text;
    std::size_t told = 0;
    for (std::size_t g = 0; g < evaluation.groups.size(); ++g) {
        if (evaluation.groups[g].fits || evaluation.groups[g].isUnfusable) continue;
        if (++told > kListedGroups) continue;
        const FitReport report = fitReport(*problem.costModel, plan.groups()[g], problem.betaBytes);
        text += (told == 1 ? "\ngroup " : "group ") + std::to_string(g);
        for (const std::string& sentence : fitSentences(*problem.graph, report, problem.betaBytes))
            text += "\n    " + sentence;
        if (!report.enoughBytes) text += ": " + noBufferReason(*problem.graph, accelerator, plan.groups()[g]);
        text += "\n";
    }
    if (told > kListedGroups)
        text += std::to_string(told - kListedGroups) + " more groups do not fit: --json lists them all\n";
    return text;
}

std::string opTable(const OpGraph& graph, const SearchProblem* problem) {
    std::size_t width = 4;
    for (const Op& op : graph.ops()) width = std::clamp(op.name.size(), width, std::size_t{60});
    std::string text = line("%-*s %-20s %-18s %12s  %s", static_cast<int>(width), "op", "kind", "output", "weights",
                            problem ? "fusable" : "");
    for (std::int32_t i = 0; i < graph.opCount(); ++i) {
        const Op& op = graph.op(OpId(i));
        const std::string shape = op.outputs.empty() ? "" : shapeText(graph.tensor(op.outputs.front()).shape);
        const std::string reason = problem ? unfusableReason(*problem, OpId(i)) : op.notModelled;
        text += line("%-*s %-20s %-18s %12s  %s", static_cast<int>(width), op.name.c_str(), op.type.c_str(),
                     shape.c_str(), op.weights.empty() ? "" : formatCount(weightElements(op)).c_str(),
                     reason.empty() ? (problem ? "yes" : "") : reason.c_str());
    }
    return text;
}

}  // namespace fusescope::cli
