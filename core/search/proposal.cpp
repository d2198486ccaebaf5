// SPDX-License-Identifier: Apache-2.0
#include "core/search/proposal.h"

#include <algorithm>
#include <limits>

#include "core/plan/random_plan.h"

namespace fusescope {

void keepBest(std::vector<Proposal>& proposals, std::size_t most) {
    std::sort(proposals.begin(), proposals.end());
    const auto isSame = [](const Proposal& a, const Proposal& b) { return a.plan == b.plan; };
    proposals.erase(std::unique(proposals.begin(), proposals.end(), isSame), proposals.end());
    if (proposals.size() > most) proposals.resize(most);
}

OpenedPlan::OpenedPlan(const SearchProblem& problem, CostCache& cache, const FusionPlan& plan) : plan_(plan) {
    for (const GroupSet& group : plan.groups()) {
        if (group.isSubsetOf(problem.fusable)) {
            (group.count() == 1 || cache.fits(group) ? fitting_ : misfits_).push_back(group);
            continue;
        }
        // Without its unfusable ops the group may no longer be convex: leave its ops alone, a search will fuse them
        // anew.
        isChanged_ = isChanged_ || group.count() > 1;
        group.forEach([&](OpId op) { fitting_.push_back(GroupSet{op}); });
    }
}

Proposal OpenedPlan::close(const SearchProblem& problem, CostCache& cache, std::vector<GroupSet> parts) const {
    Proposal proposal;
    proposal.invalidGroups = static_cast<std::int64_t>(misfits_.size());
    const auto count = [&](const GroupSet& group) {
        if (!problem.fusable.contains(group.first())) return;
        const std::optional<std::int64_t> bufferBytes = cache.bufferBytes(group);
        proposal.dramBytes += cache.dramBytes(group);
        proposal.maxBufferBytes = std::max(proposal.maxBufferBytes, bufferBytes.value_or(0));
        ++proposal.groups;
    };
    for (const GroupSet& group : fitting_) count(group);
    for (const GroupSet& group : parts) count(group);
    if (isChanged_ || !misfits_.empty()) {
        parts.insert(parts.end(), fitting_.begin(), fitting_.end());
        proposal.plan = FusionPlan::fromGroups(plan_.opCount(), std::move(parts));
    } else {
        proposal.plan = plan_;
    }
    return proposal;
}

double OpenedPlan::violation(CostCache& cache) const {
    constexpr double kOfNoBuffer = 1e6;  // no buffer suffices: worse than anything
    double sum = 0;
    for (const GroupSet& group : misfits_) {
        const Price price = cache.price(group);
        sum += price.bufferBytes ? static_cast<double>(*price.bufferBytes - price.spareBytes) /
                                           static_cast<double>(cache.betaBytes()) -
                                       1
                                 : kOfNoBuffer;
    }
    // A requirement of beta itself does not fit either.
    return misfits_.empty() ? 0 : sum + std::numeric_limits<double>::epsilon();
}

std::vector<GroupSet> splitAtRandom(const SearchProblem& problem, CostCache& cache, const GroupSet& group,
                                    Random& random) {
    const auto fits = [&](const GroupSet& part) { return cache.fits(part); };
    return randomSplit(*problem.graph, group, fits, random);
}

std::vector<GroupSet> splitAtRandom(const SearchProblem& problem, CostCache& cache, const OpenedPlan& opened,
                                    Random& random) {
    std::vector<GroupSet> parts;
    for (const GroupSet& group : opened.misfits())
        for (GroupSet& part : splitAtRandom(problem, cache, group, random)) parts.push_back(std::move(part));
    return parts;
}

Proposal makeProposal(const SearchProblem& problem, CostCache& cache, const FusionPlan& plan, Random& random) {
    const OpenedPlan opened(problem, cache, plan);
    return opened.close(problem, cache, splitAtRandom(problem, cache, opened, random));
}

}  // namespace fusescope
