// SPDX-License-Identifier: Apache-2.0
#include "core/search/search.h"

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

}  // namespace fusescope
