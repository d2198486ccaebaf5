// SPDX-License-Identifier: Apache-2.0
#include "core/search/search.h"

#include "core/plan/contraction.h"
#include "core/plan/plan_check.h"
#include "core/search/constrained_problem.h"

namespace fusescope {

std::int64_t compulsoryDramBytes(const SearchProblem& problem, const GroupSet& ops) {
    // As one group, but in a buffer that holds all weights: in plans of smaller groups they need not be moved again.
    constexpr std::int64_t kHoldsAnything = std::int64_t{1} << 50;
    const auto all = problem.costModel->grow(kHoldsAnything);
    (ops & problem.fusable).forEach([&](OpId op) { all->push(op); });
    return all->compulsoryDramBytes();
}

SearchProblem makeProblem(std::shared_ptr<const OpGraph> graph, const Accelerator& accelerator) {
    SearchProblem problem;
    problem.costModel = makeCostModel(graph, accelerator);
    problem.graph = std::move(graph);
    problem.betaBytes = accelerator.bufferBytes;
    problem.fusable = fusableOps(*problem.graph, *problem.costModel, problem.betaBytes);
    return problem;
}

namespace {

/// The plan, or what of it is well formed.
FusionPlan wellFormed(const OpGraph& graph, const FusionPlan& plan) {
    if (checkPlan(graph, plan).empty()) return plan;
    Contraction contraction(graph);
    for (const Edge& edge : graph.edges())
        if (plan.groupOf(edge.producer) == plan.groupOf(edge.consumer))
            contraction.contract(edge.producer, edge.consumer);
    return contraction.plan();
}

}  // namespace

SearchResult Search::run(const SearchProblem& problem, const SearchParams& params, RunControl& control) const {
    if (params.overrides.isEmpty()) {
        SearchParams checked = params;
        if (params.warmStart) checked.warmStart = wellFormed(*problem.graph, *params.warmStart);
        return find(problem, checked, control);
    }
    const ConstrainedProblem constrained(problem, params.overrides);
    SearchResult result = find(constrained.problem(), constrained.translated(params), control);
    result.plan = constrained.opsOf(result.plan);
    for (FrontPlan& found : result.front) found.plan = constrained.opsOf(found.plan);
    return result;
}

std::optional<double> rectifyRate(const SearchResult& result) {
    if (result.splits.groups == 0) return std::nullopt;
    return static_cast<double>(result.splits.rectified) / static_cast<double>(result.splits.groups);
}

std::optional<double> firstTryRate(const SearchResult& result) {
    if (!result.missedFirstTries) return std::nullopt;
    const std::int64_t solvable = result.splits.firstTries + *result.missedFirstTries;
    if (solvable == 0) return std::nullopt;
    return static_cast<double>(result.splits.firstTries) / static_cast<double>(solvable);
}

}  // namespace fusescope
