// SPDX-License-Identifier: Apache-2.0
#include "core/explain/explainer.h"

#include <algorithm>
#include <atomic>

#include "core/base/parallel.h"
#include "core/cost/op_rules.h"
#include "core/plan/plan_check.h"

namespace fusescope {
namespace {

/// Where each batch begins, and the end.
std::vector<std::size_t> batchStarts(std::span<const FitQuestion> questions, int opsAtOnce) {
    std::vector<std::size_t> starts{0};
    int ops = 0;
    for (std::size_t i = 0; i < questions.size(); ++i) {
        ops += questions[i].group.count();
        if (ops < opsAtOnce && i + 1 < questions.size()) continue;
        starts.push_back(i + 1);
        ops = 0;
    }
    return starts;
}

}  // namespace

Explainer::Explainer(ExplainContext context) : context_(std::move(context)) {}

std::vector<Explanation> Explainer::explain(std::span<const FitQuestion> questions, const ExplainParams& params,
                                            RunControl& control) const {
    std::vector<Explanation> explanations(questions.size());
    const std::vector<std::size_t> starts = batchStarts(questions, opsAtOnce());
    std::vector<char> isDone(questions.size(), 0);
    std::atomic<std::int64_t> done = 0;
    parallelFor(starts.size() - 1, params.threads, [&](std::size_t batch) {
        if (control.shouldStop()) return;
        const std::size_t begin = starts[batch];
        const std::size_t count = starts[batch + 1] - begin;
        auto scores = score(questions.subspan(begin, count), params.seed, control);
        if (!scores) return;
        for (std::size_t i = 0; i < count; ++i) {
            const GroupSet& group = questions[begin + i].group;
            Explanation& explanation = explanations[begin + i];
            explanation.edges = pairsInside(*context_.graph, group);
            explanation.ops = group.ops();
            explanation.edgeScores = std::move((*scores)[i].values);
            explanation.isExhaustive = (*scores)[i].isExhaustive;
            explanation.opScores = opScoresOf(explanation.ops, explanation.edges, explanation.edgeScores);
            std::vector<std::size_t>& chosen = (*scores)[i].chosen;
            const bool hasOwn = params.selection.rule == Selection::Rule::OwnChoice && !chosen.empty();
            explanation.selected =
                hasOwn ? std::move(chosen) : selectEdges(explanation.edges, explanation.edgeScores, params.selection);
            isDone[begin + i] = 1;
        }
        Progress progress;
        progress.done = done += static_cast<std::int64_t>(count);
        progress.total = static_cast<std::int64_t>(questions.size());
        control.report(progress);
    });
    explanations.resize(static_cast<std::size_t>(std::find(isDone.begin(), isDone.end(), char{0}) - isDone.begin()));
    return explanations;
}

bool canBeExplained(const OpGraph& graph, const GroupSet& group) {
    bool isModelled = true;
    group.forEach([&](OpId op) { isModelled = isModelled && notModelledReason(graph, graph.op(op)).empty(); });
    return isModelled && group.count() > 1 && isWeaklyConnected(graph, group) && isConvex(graph, group);
}

Random randomOf(const FitQuestion& question, std::uint64_t seed) {
    return Random(seed, question.group.hash() ^ (static_cast<std::uint64_t>(question.betaBytes) << 20));
}

}  // namespace fusescope
