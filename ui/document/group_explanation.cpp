// SPDX-License-Identifier: Apache-2.0
#include "ui/document/group_explanation.h"

#include <algorithm>
#include <chrono>

#include "core/base/error.h"
#include "core/cost/op_rules.h"
#include "ui/document/explainers.h"

namespace fusescope {
namespace {

std::optional<ExplainerAnswer> answerOf(const std::string& id, const ExplainRequest& request,
                                        const RunControl& control) {
    const ExplainerInfo* const info = findExplainer(id);
    if (!info) throw Error("there is no explainer \"" + id + "\"");
    const auto start = std::chrono::steady_clock::now();
    const FitQuestion question{request.group, request.pricing->problem.betaBytes};
    RunControl part(&control);
    auto explanations = info->make(explainContext(*request.pricing))->explain({&question, 1}, request.params, part);
    if (explanations.empty()) return std::nullopt;
    ExplainerAnswer answer{id, std::move(explanations.front()), {}, {}, 0};
    answer.spread = spreadScores(answer.explanation.edgeScores);
    answer.elapsedMs = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    return answer;
}

}  // namespace

const ExplainerAnswer* GroupExplanation::answerOf(std::string_view explainer) const {
    const auto found = std::ranges::find(answers, explainer, &ExplainerAnswer::explainer);
    return found == answers.end() ? nullptr : &*found;
}

Unexplainable whyNotExplained(const Pricing& pricing, const GroupSet& group) {
    const SearchProblem& problem = pricing.problem;
    if (group.count() < 2) return Unexplainable::SingleOp;
    if (problem.costModel->price({&group, 1}, problem.betaBytes).front().fits(problem.betaBytes))
        return Unexplainable::Fits;
    if (canBeExplained(*problem.graph, group)) return Unexplainable::No;
    bool isModelled = true;
    group.forEach(
        [&](OpId op) { isModelled = isModelled && notModelledReason(*problem.graph, problem.graph->op(op)).empty(); });
    return isModelled ? Unexplainable::NotAGroup : Unexplainable::NotModelled;
}

std::optional<GroupExplanation> explainGroup(const ExplainRequest& request, RunControl& control) {
    const SearchProblem& problem = request.pricing->problem;
    const FitQuestion question{request.group, problem.betaBytes};
    GroupExplanation result{request.pricing, request.group, pairsInside(*problem.graph, request.group), {}, {}, {}};
    auto truth = judgeCuts(*problem.graph, *problem.costModel, question, control);
    auto cuts = truth ? bestCuts(*problem.graph, *problem.costModel, question, control) : std::nullopt;
    if (!cuts) return std::nullopt;
    result.truth = std::move(*truth);
    result.cuts = std::move(*cuts);
    Progress progress;
    progress.total = static_cast<std::int64_t>(request.explainers.size());
    for (const std::string& id : request.explainers) {
        control.report(progress);
        auto answer = answerOf(id, request, control);
        if (!answer) return std::nullopt;
        answer->agreement = agreementOf(answer->explanation, result.truth);
        result.answers.push_back(std::move(*answer));
        ++progress.done;
    }
    return result;
}

}  // namespace fusescope
