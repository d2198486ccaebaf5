// SPDX-License-Identifier: Apache-2.0
#include "core/search/consecutive_runs.h"

#include <limits>

#include "core/plan/plan_check.h"

namespace fusescope {

ConsecutiveRuns::ConsecutiveRuns(const SearchProblem& problem)
    : best_(static_cast<std::size_t>(problem.graph->opCount()) + 1) {
    const auto growing = problem.costModel->grow(problem.betaBytes);
    for (std::int32_t op = problem.graph->opCount() - 1; op >= 0; --op) {
        const bool isOutside = !problem.fusable.contains(OpId(op));
        best_[static_cast<std::size_t>(op)] =
            isOutside ? Best{dramBytesFrom(op + 1), op + 1} : bestFrom(problem, *growing, op);
    }
}

/// Over every connected run from `first` on that fits.
ConsecutiveRuns::Best ConsecutiveRuns::bestFrom(const SearchProblem& problem, GrowingGroup& growing,
                                                std::int32_t first) const {
    Best best{std::numeric_limits<std::int64_t>::max(), first};
    GroupSet run;
    for (std::int32_t op = first; op < problem.graph->opCount() && problem.fusable.contains(OpId(op)); ++op) {
        growing.push(OpId(op));
        run.insert(OpId(op));
        if (growing.bufferBoundBytes() >= problem.betaBytes) break;
        const std::int64_t after = dramBytesFrom(op + 1);
        if (growing.dramBoundBytes() + after >= best.dramBytes || !isWeaklyConnected(*problem.graph, run)) continue;
        const Price price = growing.price();
        if (price.fits(problem.betaBytes) && price.dramBytes + after < best.dramBytes)
            best = {price.dramBytes + after, op + 1};
    }
    for (int pushed = run.count(); pushed > 0; --pushed) growing.pop();
    return best;
}

std::vector<GroupSet> ConsecutiveRuns::groupsFrom(std::int32_t first) const {
    std::vector<GroupSet> groups;
    for (std::int32_t op = first; op < static_cast<std::int32_t>(best_.size()) - 1;) {
        const std::int32_t end = best_[static_cast<std::size_t>(op)].end;
        GroupSet group;
        for (; op < end; ++op) group.insert(OpId(op));
        groups.push_back(std::move(group));
    }
    return groups;
}

}  // namespace fusescope
