// SPDX-License-Identifier: Apache-2.0
#include "core/search/proposal.h"

#include "core/plan/plan_check.h"
#include "core/plan/random_plan.h"

namespace fusescope {

Proposal makeProposal(const SearchProblem& problem, CostCache& cache, const FusionPlan& plan, Random& random) {
    Proposal proposal;
    std::vector<GroupSet> groups;
    bool isChanged = false;
    const auto fits = [&](const GroupSet& group) { return cache.fits(group); };
    const auto take = [&](const GroupSet& group) {
        if (group.count() == 1 || fits(group)) {
            groups.push_back(group);
            return;
        }
        isChanged = true;
        ++proposal.invalidGroups;
        for (GroupSet& part : randomSplit(*problem.graph, group, fits, random)) groups.push_back(std::move(part));
    };
    for (const GroupSet& group : plan.groups()) {
        if (group.isSubsetOf(problem.fusable)) {
            take(group);
            continue;
        }
        const GroupSet inside = group & problem.fusable;
        isChanged = isChanged || group.count() > 1;
        (group - inside).forEach([&](OpId op) { groups.push_back(GroupSet{op}); });
        // Without its unfusable ops the group may no longer be convex: leave its ops alone, a search will fuse them
        // anew.
        inside.forEach([&](OpId op) { groups.push_back(GroupSet{op}); });
    }
    for (const GroupSet& group : groups)
        if (problem.fusable.contains(group.first())) proposal.dramBytes += cache.dramBytes(group);
    proposal.plan = isChanged ? FusionPlan::fromGroups(plan.opCount(), std::move(groups)) : plan;
    return proposal;
}

BestSoFar::BestSoFar(const SearchProblem& problem, const SearchParams& params, RunControl& control)
    : params_(params), control_(control), cache_(problem.costModel, problem.betaBytes) {
    GroupSet all = problem.fusable;
    result_.lowerBoundBytes = compulsoryDramBytes(problem, all);
    result_.plan = FusionPlan::singletons(problem.graph->opCount());
}

void BestSoFar::take(const Proposal& proposal) {
    ++result_.evaluatedPlans;
    result_.invalidGroups += proposal.invalidGroups;
    if (hasPlan_ && proposal.dramBytes >= result_.dramBytes) return;
    hasPlan_ = true;
    result_.plan = proposal.plan;
    result_.dramBytes = proposal.dramBytes;
    result_.trace.push_back({result_.evaluatedPlans, proposal.dramBytes});
}

void BestSoFar::reportProgress() {
    Progress progress;
    progress.done = result_.evaluatedPlans;
    progress.total = params_.budgetPlans;
    if (hasPlan_) progress.bestBytes = result_.dramBytes;
    progress.lowerBoundBytes = result_.lowerBoundBytes;
    progress.cacheHits = cache_.bufferCounts().hits + cache_.dramCounts().hits;
    progress.cacheLookups = cache_.bufferCounts().lookups + cache_.dramCounts().lookups;
    control_.report(progress);
}

SearchResult BestSoFar::finish() {
    result_.bufferCache = {cache_.bufferCounts().lookups, cache_.bufferCounts().hits};
    result_.dramCache = {cache_.dramCounts().lookups, cache_.dramCounts().hits};
    if (result_.evaluatedPlans < params_.budgetPlans) result_.stopReason = control_.stopReason();
    result_.isOptimal = hasPlan_ && result_.dramBytes == result_.lowerBoundBytes;
    return std::move(result_);
}

}  // namespace fusescope
