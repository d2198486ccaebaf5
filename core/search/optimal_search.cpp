// SPDX-License-Identifier: Apache-2.0
// OptimalRun takes downsets in order of size, so each is final when it is expanded, leaves out those that cannot beat
// the best plan known from elsewhere, and reads the plan off the chain that ends at V.
#include "core/search/optimal_search.h"

#include <algorithm>
#include <limits>
#include <optional>

#include "core/cost/cost_cache.h"
#include "core/search/group_walk.h"
#include "core/search/local_search.h"
#include "core/search/proposal.h"

namespace fusescope {
namespace {

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

    /// A run that is not over at once gets a good plan to fall back on, and to measure downsets against.
    void findIncumbent() {
        SearchParams params = params_;
        params.budgetPlans = kIncumbentPlans;
        if (incumbent_) params.warmStart = incumbent_->plan;
        const SearchResult found = makeLocalSearch()->run(problem_, params, control_);
        evaluatedPlans_ += found.evaluatedPlans;
        if (!incumbent_ || found.dramBytes < incumbent_->dramBytes)
            incumbent_ = Proposal{found.plan, found.dramBytes, 0};
    }

    /// No plan through this downset moves less.
    std::int64_t boundThrough(const Reached& reached) const {
        GroupSet left;
        for (std::int32_t op = reached.executed.prefix; op < problem_.graph->opCount(); ++op)
            if (!reached.executed.contains(OpId(op))) left.insert(OpId(op));
        return reached.dramBytes + compulsoryDramBytes(problem_, left);
    }

    void expand(std::int32_t index) {
        const Reached from = table_.at(index);  // a copy: the table grows underneath
        if (incumbent_ && boundThrough(from) >= incumbent_->dramBytes) return;
        walk_.walk(
            from, [&] { consider(from, index); }, [&] { return keepGoing(); });
    }

    /// Whether the group that the walk has reached leads on more cheaply. The price comes last: it costs most.
    void consider(const Reached& from, std::int32_t index) {
        const std::int64_t least = from.dramBytes + walk_.dramBoundBytes();
        if (incumbent_ && least > incumbent_->dramBytes) return;
        const DownsetKey key = from.key ^ walk_.key();
        const std::int64_t known = table_.best(key);
        if (least >= known) return;
        const Price price = walk_.price();
        ++pricedGroups_;
        if (price.fits(problem_.betaBytes) && from.dramBytes + price.dramBytes < known)
            table_.improve(key, index, walk_.group(), from.dramBytes + price.dramBytes);
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

    /// The groups on the chain to `index`; all other ops stay alone.
    FusionPlan planOf(std::int32_t index) const {
        std::vector<GroupSet> groups;
        std::vector<bool> isTaken(table_.opCount(), false);
        for (std::int32_t at = index; table_.at(at).previous >= 0; at = table_.at(at).previous) {
            groups.push_back(table_.at(at).group);
            groups.back().forEach([&](OpId op) { isTaken[op.index()] = true; });
        }
        for (std::size_t op = 0; op < isTaken.size(); ++op)
            if (!isTaken[op]) groups.push_back(GroupSet{OpId(static_cast<std::int32_t>(op))});
        return FusionPlan::fromGroups(problem_.graph->opCount(), std::move(groups));
    }

    SearchResult answer(const Proposal& best, std::int64_t lowerBoundBytes) const {
        SearchResult result;
        result.plan = best.plan;
        result.dramBytes = best.dramBytes;
        result.lowerBoundBytes = std::min(lowerBoundBytes, best.dramBytes);
        result.isOptimal = result.lowerBoundBytes == result.dramBytes;
        result.evaluatedPlans = evaluatedPlans_ + (params_.warmStart ? 2 : 1);
        result.trace = {{result.evaluatedPlans, best.dramBytes}};
        result.bufferCache = {cache_.bufferCounts().lookups + pricedGroups_, cache_.bufferCounts().hits};
        result.dramCache = {cache_.dramCounts().lookups, cache_.dramCounts().hits};
        result.stopReason = stopReason_;
        return result;
    }

    /// Every chain that could beat the incumbent was followed to its end.
    SearchResult proven() {
        const auto& ends = table_.ofSize(table_.opCount());
        Proposal best;
        if (!ends.empty()) best = {planOf(ends.front()), table_.at(ends.front()).dramBytes, 0};
        if (incumbent_ && (ends.empty() || incumbent_->dramBytes < best.dramBytes)) best = *incumbent_;
        return answer(best, best.dramBytes);
    }

    /// Every plan passes through a downset that is known but not expanded; its cheapest chain plus what the rest moves
    /// in any plan bounds them all. The answer is the better of the incumbent and the deepest chain found.
    SearchResult cutShort(std::size_t size) {
        std::int64_t bound = std::numeric_limits<std::int64_t>::max();
        std::int32_t deepest = 0;
        for (std::size_t at = size; at <= table_.opCount(); ++at) {
            for (const std::int32_t index : table_.ofSize(at)) bound = std::min(bound, boundThrough(table_.at(index)));
            if (!table_.ofSize(at).empty()) deepest = table_.ofSize(at).front();
        }
        Random random(params_.seed);
        Proposal best = makeProposal(problem_, cache_, planOf(deepest), random);
        if (incumbent_) best = std::min(best, *incumbent_);
        return answer(best, bound);
    }

    static constexpr std::uint64_t kStepsBeforeIncumbent = 1u << 16;
    static constexpr std::int64_t kIncumbentPlans = 1000;

    const SearchProblem& problem_;
    const SearchParams& params_;
    RunControl& control_;
    CostCache cache_;  // of the plans from elsewhere; the walk meets few groups twice
    std::int64_t pricedGroups_ = 0;
    DownsetTable table_;
    GroupWalk walk_;
    std::optional<Proposal> incumbent_;  // the best plan known from elsewhere
    std::int64_t evaluatedPlans_ = 0;
    StopReason stopReason_ = StopReason::Completed;
    std::uint64_t steps_ = 0;
};

class OptimalSearch : public Search {
 public:
    SearchResult run(const SearchProblem& problem, const SearchParams& params, RunControl& control) const override {
        return OptimalRun(problem, params, control).run();
    }
};

}  // namespace

std::unique_ptr<Search> makeOptimalSearch() { return std::make_unique<OptimalSearch>(); }

}  // namespace fusescope
