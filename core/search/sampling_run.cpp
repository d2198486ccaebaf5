// SPDX-License-Identifier: Apache-2.0
#include "core/search/sampling_run.h"

#include <algorithm>

#include "core/base/parallel.h"

namespace fusescope {

namespace {

/// Groups that a quarter of the memory limit holds: the other quarters are for splits, plans and what explains them.
/// What is no longer known is priced again, so that no answer depends on it.
std::size_t cachedGroups(const SearchProblem& problem, const SearchParams& params) {
    constexpr std::int64_t kBytesPerEntry =
        160;  // of a hash table with one allocation for the entry and one for the set
    constexpr std::int64_t kMostGroups = 4'000'000;
    const std::int64_t bytesPerGroup = kBytesPerEntry + problem.graph->opCount() / 8;
    return static_cast<std::size_t>(
        std::clamp<std::int64_t>(params.memoryLimitBytes / 4 / bytesPerGroup, 1, kMostGroups));
}

}  // namespace

/// A place in a batch.
struct SamplingRun::Open {
    std::int64_t index = 0;  // in the run
    Random random{0};
    bool isOpen = false;  // false: a stop came first
    OpenedPlan plan;
    std::vector<bool> isRandom;                  // [misfits] though there is an explainer
    std::optional<std::vector<GroupSet>> parts;  // of its misfits
    std::optional<Proposal> proposal;
};

SamplingRun::SamplingRun(const SearchProblem& problem, const SearchParams& params, RunControl& control)
    : problem_(problem),
      params_(params),
      control_(control),
      cache_(problem.costModel, problem.betaBytes, cachedGroups(problem, params)) {
    if (params.explainer) {
        SplitParams split;
        split.seed = params.seed;
        split.threads = params.threads;
        split.selection = params.selection;
        splitter_.emplace(problem.graph, params.explainer, cache_, split);
    }
    result_.lowerBoundBytes = compulsoryDramBytes(problem, problem.fusable);
    result_.plan = FusionPlan::singletons(problem.graph->opCount());
}

bool SamplingRun::isOver() const {
    if (result_.evaluatedPlans >= params_.budgetPlans) return true;
    return result_.evaluatedPlans > 0 && control_.shouldStop();
}

FusionPlan SamplingRun::randomStart(Random& random) const {
    return randomPlan(*problem_.graph, problem_.fusable, random, params_.density);
}

std::vector<Proposal> SamplingRun::propose(std::size_t count, const Draft& draft) {
    const std::int64_t first = result_.evaluatedPlans;
    std::vector<Open> batch(
        std::min(count, static_cast<std::size_t>(std::max<std::int64_t>(0, params_.budgetPlans - first))));
    parallelFor(batch.size(), params_.threads,
                [&](std::size_t i) { open(batch[i], first + static_cast<std::int64_t>(i), i, draft); });
    if (splitter_ && !keepsInvalid_) splitAll(batch);
    std::vector<Proposal> proposals = close(batch);
    for (const Proposal& proposal : proposals) take(proposal);
    reportProgress();
    return proposals;
}

void SamplingRun::open(Open& one, std::int64_t index, std::size_t place, const Draft& draft) {
    one.index = index;
    if (index > 0 && control_.shouldStop()) return;
    one.random = Random(params_.seed, static_cast<std::uint64_t>(index));
    one.plan =
        OpenedPlan(problem_, cache_, index == 0 && params_.warmStart ? *params_.warmStart : draft(place, one.random));
    one.isOpen = true;
    if (keepsInvalid_)
        one.parts = one.plan.misfits();
    else if (!splitter_)
        one.parts = splitAtRandom(problem_, cache_, one.plan, one.random);
}

/// The misfits of all plans, as one batch. A run that is stopped at once still gives an answer, split at random.
void SamplingRun::splitAll(std::vector<Open>& batch) {
    std::vector<GroupSet> explained;
    for (Open& one : batch)
        for (const GroupSet& group : one.plan.misfits()) {
            const bool isRepeated = params_.randomRepeats > 0 && splitter_->knows(group);
            one.isRandom.push_back(isRepeated && one.random.chance(params_.randomRepeats));
            if (!one.isRandom.back()) explained.push_back(group);
        }
    const auto answers = splitter_->split(explained, control_);
    std::size_t next = 0;
    for (Open& one : batch) {
        std::vector<GroupSet> parts;
        bool isSplit = true;
        for (std::size_t g = 0; g < one.plan.misfits().size(); ++g) {
            const auto answer = one.isRandom[g] ? nullptr : answers[next++];
            isSplit = isSplit && (one.isRandom[g] || answer || one.index == 0);
            const std::vector<GroupSet> own =
                answer ? answer->parts : splitAtRandom(problem_, cache_, one.plan.misfits()[g], one.random);
            parts.insert(parts.end(), own.begin(), own.end());
        }
        if (isSplit) one.parts = std::move(parts);
    }
}

std::vector<Proposal> SamplingRun::close(std::vector<Open>& batch) {
    parallelFor(batch.size(), params_.threads, [&](std::size_t i) {
        Open& one = batch[i];
        if (!one.isOpen || !one.parts) return;
        one.proposal = one.plan.close(problem_, cache_, *std::move(one.parts));
        if (keepsInvalid_) one.proposal->violation = one.plan.violation(cache_);
    });
    std::vector<Proposal> proposals;
    for (Open& one : batch)
        if (one.proposal) proposals.push_back(*std::move(one.proposal));
    return proposals;
}

void SamplingRun::take(const Proposal& proposal) {
    ++result_.evaluatedPlans;
    result_.invalidGroups += proposal.invalidGroups;
    if (proposal.violation > 0) return;
    if (hasPlan_ && proposal.dramBytes >= result_.dramBytes) return;
    hasPlan_ = true;
    result_.plan = proposal.plan;
    result_.dramBytes = proposal.dramBytes;
    result_.trace.push_back({result_.evaluatedPlans, proposal.dramBytes});
    if (params_.improved) params_.improved(result_.plan, result_.trace.back());
}

SearchCounts SamplingRun::counts() const {
    const auto buffer = cache_.bufferCounts();
    const auto dram = cache_.dramCounts();
    SearchCounts asked{{buffer.lookups, buffer.hits}, {dram.lookups, dram.hits}, {}, 0};
    if (!splitter_) return asked;
    asked.splits = {splitter_->answerCounts().lookups, splitter_->answerCounts().hits};
    asked.explanations = splitter_->rates().explanations;
    return asked;
}

void SamplingRun::reportProgress() {
    Progress progress;
    progress.done = result_.evaluatedPlans;
    progress.total = params_.budgetPlans;
    if (hasPlan_) progress.bestBytes = result_.dramBytes;
    progress.lowerBoundBytes = result_.lowerBoundBytes;
    progress.cacheHits = cache_.bufferCounts().hits + cache_.dramCounts().hits;
    progress.cacheLookups = cache_.bufferCounts().lookups + cache_.dramCounts().lookups;
    control_.report(progress);
    if (params_.counted) params_.counted(counts());
}

/// If no plan was valid: every op on its own.
void SamplingRun::fallBack() {
    if (hasPlan_ || result_.evaluatedPlans == 0) return;
    Random random(params_.seed);
    hasPlan_ = true;
    result_.dramBytes = makeProposal(problem_, cache_, result_.plan, random).dramBytes;
    result_.trace = {{result_.evaluatedPlans, result_.dramBytes}};
    if (params_.improved) params_.improved(result_.plan, result_.trace.back());
}

SearchResult SamplingRun::finish() {
    fallBack();
    result_.processorSeconds = static_cast<double>(std::clock() - begin_) / CLOCKS_PER_SEC;
    const SearchCounts asked = counts();
    result_.bufferCache = asked.buffer;
    result_.dramCache = asked.dram;
    result_.splitCache = asked.splits;
    if (splitter_) {
        result_.splits = splitter_->rates();
        if (params_.measuresFirstTry) result_.missedFirstTries = splitter_->missedFirstTries(control_);
    }
    if (result_.evaluatedPlans < params_.budgetPlans) result_.stopReason = control_.stopReason();
    result_.isOptimal = hasPlan_ && result_.dramBytes == result_.lowerBoundBytes;
    return std::move(result_);
}

}  // namespace fusescope
