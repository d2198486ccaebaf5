// SPDX-License-Identifier: Apache-2.0
#include "tests/support/plan_oracle.h"

#include <algorithm>
#include <limits>
#include <map>

#include "core/plan/plan_check.h"

namespace fusescope::test {

void forEachPartition(int opCount, const std::function<void(const FusionPlan&)>& visit) {
    std::vector<GroupSet> groups;
    const std::function<void(int)> place = [&](int op) {
        if (op == opCount) {
            visit(FusionPlan::fromGroups(opCount, groups));
            return;
        }
        for (std::size_t g = 0; g < groups.size(); ++g) {
            groups[g].insert(OpId(op));
            place(op + 1);
            groups[g].erase(OpId(op));
        }
        groups.push_back(GroupSet{OpId(op)});
        place(op + 1);
        groups.pop_back();
    };
    place(0);
}

std::int64_t exhaustiveOptimum(const SearchProblem& problem) {
    std::map<GroupSet, Price> prices;
    const auto priceOf = [&](const GroupSet& group) {
        const auto [entry, isNew] = prices.try_emplace(group);
        if (isNew) entry->second = problem.costModel->price({&group, 1}, problem.betaBytes).front();
        return entry->second;
    };
    std::int64_t best = std::numeric_limits<std::int64_t>::max();
    forEachPartition(problem.graph->opCount(), [&](const FusionPlan& plan) {
        std::int64_t dramBytes = 0;
        for (const GroupSet& group : plan.groups()) {
            const bool isUnfusable = group.count() == 1 && !problem.fusable.contains(group.first());
            if (isUnfusable) continue;
            if (!group.isSubsetOf(problem.fusable) || !priceOf(group).fits(problem.betaBytes)) return;
            dramBytes += priceOf(group).dramBytes;
        }
        if (dramBytes < best && checkPlan(*problem.graph, plan).empty()) best = dramBytes;
    });
    return best;
}

}  // namespace fusescope::test
