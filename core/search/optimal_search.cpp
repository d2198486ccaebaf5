// SPDX-License-Identifier: Apache-2.0
// OptimalRun takes downsets in order of size, so each is final when it is expanded, leaves out those that cannot beat
// the best plan known from elsewhere, and reads the plan off the chain that ends at V.
#include "core/search/optimal_search.h"

#include <algorithm>
#include <limits>
#include <optional>

#include "core/cost/cost_cache.h"
#include "core/search/consecutive_runs.h"
#include "core/search/group_walk.h"
#include "core/search/local_search.h"
#include "core/search/proposal.h"

namespace fusescope {
namespace {

/// A valid plan whose price is known.
Proposal known(const FusionPlan& plan, std::int64_t dramBytes) {
    Proposal proposal;
    proposal.plan = plan;
    proposal.dramBytes = dramBytes;
    return proposal;
}

class OptimalRun {
 public:
    OptimalRun(const SearchProblem& problem, const SearchParams& params, RunControl& control)
        : problem_(problem),
          params_(params),
          control_(control),
          cache_(problem.costModel, problem.betaBytes),
          table_(problem),
          walk_(problem) {}

    SearchResult run() {
        if (params_.warmStart) {
            Random random(params_.seed);
            incumbent_ = makeProposal(problem_, cache_, *params_.warmStart, random);
        }
        std::size_t size = 0;
        for (; size < table_.opCount() && !isStopped(); ++size) {
            for (std::size_t i = 0; i < table_.ofSize(size).size() && !isStopped(); ++i) expand(table_.ofSize(size)[i]);
            if (isStopped()) break;
            report(size);
        }
        return stopReason_ == StopReason::Completed ? proven() : cutShort(size);
    }

 private:
    bool isStopped() const { return stopReason_ != StopReason::Completed; }

    /// The clock is read at every 256th step.
    bool keepGoing() {
        if (isStopped()) return false;
        if ((++steps_ & 255) != 0) return true;
        if (control_.shouldStop()) stopReason_ = control_.stopReason();
        if (static_cast<std::int64_t>(table_.approximateBytes()) > params_.memoryLimitBytes)
            stopReason_ = StopReason::MemoryLimit;
        if (steps_ == kStepsBeforeIncumbent && !isStopped()) findIncumbent();
        return !isStopped();
    }

    /// A run that is not over at once gets a good plan to fall back on, and to measure downsets against: the best one
    /// whose groups follow the numbering of the ops, improved by edits.
    void findIncumbent() {
        runs_.emplace(problem_);
        Random random(params_.seed);
        const auto plan = FusionPlan::fromGroups(problem_.graph->opCount(), runs_->groupsFrom(0));
        const Proposal byRuns = makeProposal(problem_, cache_, plan, random);
        if (!incumbent_ || byRuns.dramBytes < incumbent_->dramBytes) incumbent_ = byRuns;
        SearchParams params = params_;
        params.budgetPlans = kIncumbentPlans;
        params.warmStart = incumbent_->plan;
        const SearchResult found = makeLocalSearch()->run(problem_, params, control_);
        evaluatedPlans_ += found.evaluatedPlans;
        if (found.dramBytes < incumbent_->dramBytes) incumbent_ = known(found.plan, found.dramBytes);
    }

    /// A downset that is a prefix of the numbering may be completed by runs: the incumbent gets better on the way.
    void completeByRuns(std::int32_t index) {
        const Reached& reached = table_.at(index);
        if (!runs_ || !reached.executed.rest.isEmpty()) return;
        const std::int64_t dramBytes = reached.dramBytes + runs_->dramBytesFrom(reached.executed.prefix);
        if (incumbent_ && dramBytes >= incumbent_->dramBytes) return;
        std::vector<GroupSet> groups = runs_->groupsFrom(reached.executed.prefix);
        const FusionPlan before = table_.planTo(index);
        for (const GroupSet& group : before.groups())
            if (group.last().value() < reached.executed.prefix) groups.push_back(group);
        incumbent_ = known(FusionPlan::fromGroups(problem_.graph->opCount(), std::move(groups)), dramBytes);
    }

    void expand(std::int32_t index) {
        if (table_.at(index).dramBytes == kUnreached) return;
        completeByRuns(index);
        if (incumbent_ && table_.boundThrough(index) >= incumbent_->dramBytes) return;
        const Reached from = table_.at(index);  // a copy: the table grows underneath
        walk_.walk(
            from, [&] { consider(from, index); }, [&] { return keepGoing(); });
    }

    /// Whether the group that the walk has reached leads on more cheaply. The price comes last: it costs most.
    void consider(const Reached& from, std::int32_t index) {
        const std::int64_t least = from.dramBytes + walk_.dramBoundBytes();
        if (incumbent_ && least > incumbent_->dramBytes) return;
        const DownsetKey key = from.key ^ walk_.key();
        const auto target = table_.find(key);
        if (target && least >= table_.at(*target).dramBytes) return;
        if (target && cannotBeatIncumbent(*target, least)) return;
        const Price price = walk_.price();
        ++pricedGroups_;
        const std::int64_t dramBytes = from.dramBytes + price.dramBytes;
        if (!price.fits(problem_.betaBytes) || (target && dramBytes >= table_.at(*target).dramBytes)) return;
        const GroupSet group = walk_.group();
        table_.improve(target ? *target : table_.reach(key, index, group), index, group, dramBytes);
    }

    /// With a chain to the target that moves at least `least`.
    bool cannotBeatIncumbent(std::int32_t target, std::int64_t least) {
        if (!incumbent_) return false;
        table_.boundThrough(target);  // works out what is left
        return least + table_.at(target).leftBytes >= incumbent_->dramBytes;
    }

    void report(std::size_t size) {
        Progress progress;
        progress.done = static_cast<std::int64_t>(size);
        progress.total = static_cast<std::int64_t>(table_.opCount());
        progress.cacheHits = cache_.bufferCounts().hits;
        progress.cacheLookups = cache_.bufferCounts().lookups + pricedGroups_;
        if (incumbent_) progress.bestBytes = incumbent_->dramBytes;
        control_.report(progress);
    }

    SearchResult answer(const Proposal& best, std::int64_t lowerBoundBytes) const {
        SearchResult result;
        result.plan = best.plan;
        result.dramBytes = best.dramBytes;
        result.lowerBoundBytes = std::min(lowerBoundBytes, best.dramBytes);
        result.isOptimal = result.lowerBoundBytes == result.dramBytes;
        result.evaluatedPlans = evaluatedPlans_ + (params_.warmStart ? 2 : 1);
        result.trace = {{result.evaluatedPlans, best.dramBytes}};
        if (params_.improved) params_.improved(result.plan, result.trace.back());
        result.bufferCache = {cache_.bufferCounts().lookups + pricedGroups_, cache_.bufferCounts().hits};
        result.dramCache = {cache_.dramCounts().lookups, cache_.dramCounts().hits};
        result.stopReason = stopReason_;
        return result;
    }

    /// Every chain that could beat the incumbent was followed to its end.
    SearchResult proven() {
        const auto& ends = table_.ofSize(table_.opCount());
        Proposal best;
        const bool hasEnd = !ends.empty() && table_.at(ends.front()).dramBytes != kUnreached;
        if (hasEnd) best = known(table_.planTo(ends.front()), table_.at(ends.front()).dramBytes);
        if (incumbent_ && (!hasEnd || incumbent_->dramBytes < best.dramBytes)) best = *incumbent_;
        return answer(best, best.dramBytes);
    }

    /// Every plan passes through a downset that is known but not expanded; its cheapest chain plus what the rest moves
    /// in any plan bounds them all. The answer is the better of the incumbent and the deepest chain found.
    /// Who stops does not wait for the best bound: after a while that of the empty downset has to do.
    SearchResult cutShort(std::size_t size) {
        const bool isHurried = stopReason_ != StopReason::MemoryLimit;
        const auto begin = RunControl::Clock::now();
        std::int64_t bound = kUnreached;
        std::int32_t deepest = 0;
        bool isLate = false;
        for (std::size_t at = size; at <= table_.opCount(); ++at) {
            for (const std::int32_t index : table_.ofSize(at)) {
                if (table_.at(index).dramBytes == kUnreached) continue;
                deepest = index;
                if (isLate) continue;
                bound = std::min(bound, table_.boundThrough(index));
                isLate = isHurried && RunControl::Clock::now() - begin > kMostWait;
            }
        }
        if (isLate) bound = table_.boundThrough(0);
        Random random(params_.seed);
        Proposal best = makeProposal(problem_, cache_, table_.planTo(deepest), random);
        if (incumbent_) best = std::min(best, *incumbent_);
        return answer(best, bound);
    }

    static constexpr std::chrono::seconds kMostWait{1};
    static constexpr std::uint64_t kStepsBeforeIncumbent = 1u << 16;
    static constexpr std::int64_t kIncumbentPlans = 1000;

    const SearchProblem& problem_;
    const SearchParams& params_;
    RunControl& control_;
    CostCache cache_;  // of the plans from elsewhere; the walk meets few groups twice
    std::int64_t pricedGroups_ = 0;
    DownsetTable table_;
    GroupWalk walk_;
    std::optional<ConsecutiveRuns> runs_;  // with the incumbent
    std::optional<Proposal> incumbent_;    // the best plan known from elsewhere
    std::int64_t evaluatedPlans_ = 0;
    StopReason stopReason_ = StopReason::Completed;
    std::uint64_t steps_ = 0;
};

class OptimalSearch : public Search {
    SearchResult find(const SearchProblem& problem, const SearchParams& params, RunControl& control) const override {
        return OptimalRun(problem, params, control).run();
    }
};

}  // namespace

std::unique_ptr<Search> makeOptimalSearch() { return std::make_unique<OptimalSearch>(); }

}  // namespace fusescope
