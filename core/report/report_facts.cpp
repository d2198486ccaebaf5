// SPDX-License-Identifier: Apache-2.0
#include "core/report/report_facts.h"

#include <algorithm>
#include <chrono>

#include "core/base/bytes.h"
#include "core/base/sha256.h"
#include "core/base/time_limit.h"
#include "core/plan/plan_check.h"
#include "core/review/unfusable.h"
#include "core/search/search_list.h"

namespace fusescope {
namespace {

constexpr std::size_t kMostExplained = 12;  // the largest ones; the others have only their reasons
constexpr int kCurveReach = 8;              // from an eighth of the buffer to eight times as much

class Gatherer {
 public:
    Gatherer(ReportRequest request, RunControl& control) : control_(control) { facts_.request = std::move(request); }

    std::optional<ReportFacts> run() {
        using Step = void (Gatherer::*)();
        constexpr Step kSteps[] = {&Gatherer::price,     &Gatherer::findOptimum, &Gatherer::explainMisfits,
                                   &Gatherer::unfusable, &Gatherer::advise,      &Gatherer::sweep};
        std::int64_t done = 0;
        for (const Step step : kSteps) {
            control_.report({done++, std::size(kSteps), {}, {}, 0, 0});
            (this->*step)();
            if (control_.shouldStop()) return std::nullopt;
        }
        return std::move(facts_);
    }

 private:
    const ReportRequest& request() const { return facts_.request; }
    const OpGraph& graph() const { return *request().model->graph; }
    const FusionPlan& plan() const { return request().record.plan; }

    /// A part of the run with the time that each may take.
    void limit(RunControl& part) const { part.stopAfter(timeLimit(request().seconds)); }

    void price() {
        facts_.problem = makeProblem(request().model->graph, request().accelerator);
        facts_.evaluation = evaluatePlan(*facts_.problem.costModel, plan(), facts_.problem.betaBytes);
        facts_.planIssues = checkPlan(graph(), plan());
        facts_.planHash = sha256Hex(planText(request().record, graph()));
        const FusionPlan singles = FusionPlan::singletons(graph().opCount());
        facts_.unfusedBytes =
            evaluatePlan(*facts_.problem.costModel, singles, facts_.problem.betaBytes).totalDramBytes();
    }

    void findOptimum() {
        if (request().seconds <= 0) return;
        RunControl part(&control_);
        limit(part);
        facts_.best = findSearch("optimal")->make()->run(facts_.problem, {}, part);
    }

    /// By what they need, the largest first.
    std::vector<GroupId> misfits() const {
        std::vector<GroupId> groups;
        for (std::int32_t g = 0; g < plan().groupCount(); ++g) {
            const GroupEvaluation& group = facts_.evaluation.groups[static_cast<std::size_t>(g)];
            if (!group.fits && !group.isUnfusable && plan().group(GroupId(g)).count() > 1) groups.emplace_back(g);
        }
        const auto needs = [&](GroupId g) {
            return facts_.evaluation.groups[g.index()].price.bufferBytes.value_or(kNoBuffer);
        };
        std::ranges::stable_sort(groups, [&](GroupId a, GroupId b) { return needs(a) > needs(b); });
        return groups;
    }

    void explainMisfits() {
        for (const GroupId id : misfits()) {
            if (control_.shouldStop()) return;
            const GroupSet& ops = plan().group(id);
            const FitReport report = fitReport(*facts_.problem.costModel, ops, facts_.problem.betaBytes);
            ExplainedMisfit misfit{
                id, report.enoughBytes, fitSentences(graph(), report, facts_.problem.betaBytes), {}, {}};
            if (!report.enoughBytes) misfit.sentences.push_back(noBufferReason(graph(), request().accelerator, ops));
            if (facts_.misfits.size() < kMostExplained) explain(misfit);
            facts_.misfits.push_back(std::move(misfit));
        }
    }

    void explain(ExplainedMisfit& misfit) {
        const FitQuestion question{plan().group(misfit.group), facts_.problem.betaBytes};
        if (!request().explainer || !canBeExplained(graph(), question.group)) return;
        RunControl part(&control_);
        auto explanations = request().explainer->explain({&question, 1}, {}, part);
        auto truth = judgeCuts(graph(), *facts_.problem.costModel, question, part);
        if (explanations.empty() || !truth) return;
        misfit.explained = ExplainedGroup{"group " + std::to_string(misfit.group.value()),
                                          question,
                                          facts_.evaluation.groups[misfit.group.index()].price,
                                          {},
                                          std::move(explanations.front()),
                                          std::move(*truth)};
        if (!request().predictor) return;
        const Predictor& predictor = *request().predictor;
        misfit.explained->predictedInvalid = probabilityOf(predictor.logits({&question, 1}).front());
        misfit.fidelity = fidelityOf(predictor.gnn(), predictor.view(question.group, question.betaBytes),
                                     selectionMask(misfit.explained->explanation))
                              .front();
    }

    void unfusable() {
        for (std::int32_t i = 0; i < graph().opCount() && !control_.shouldStop(); ++i) {
            const OpId op(i);
            if (facts_.problem.fusable.contains(op)) continue;
            facts_.unfusable.push_back(
                {op, unfusableReason(facts_.problem, op),
                 facts_.problem.costModel->unfusedDramBytes(op, facts_.problem.betaBytes).value_or(0)});
        }
    }

    void advise() {
        if (request().seconds <= 0) return;
        RunControl part(&control_);
        limit(part);
        const auto millis = static_cast<std::int64_t>(request().seconds * 250);
        if (auto findings = review({facts_.problem,
                                    request().accelerator,
                                    {plan(), request().record.overrides},
                                    std::clamp<std::int64_t>(millis, 1, 1000)},
                                   part))
            facts_.findings = std::move(*findings);
    }

    void sweep() {
        if (request().seconds <= 0) return;
        RunControl part(&control_);
        limit(part);
        const std::int64_t buffer = request().accelerator.bufferBytes;
        const auto most = checkedMultiply(buffer, kCurveReach).value_or(buffer);
        facts_.curve = sweepBuffers(request().model->graph, request().accelerator,
                                    std::max<std::int64_t>(1, buffer / kCurveReach), most, part);
    }

    ReportFacts facts_;
    RunControl& control_;
};

}  // namespace

std::optional<ReportFacts> gatherFacts(ReportRequest request, RunControl& control) {
    return Gatherer(std::move(request), control).run();
}

}  // namespace fusescope
