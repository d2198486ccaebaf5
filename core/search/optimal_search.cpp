// SPDX-License-Identifier: Apache-2.0
// Map: DownsetTable holds the downsets found so far with the cheapest way to each; GroupWalk enumerates the groups that
// may be executed next, growing forward and pruning on the cost model's bound; OptimalRun takes downsets in order of
// size, so each is final when it is expanded, leaves out those that cannot beat the best plan known from elsewhere, and
// reads the plan off the chain that ends at V.
#include "core/search/optimal_search.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <unordered_map>

#include "core/cost/cost_cache.h"
#include "core/search/local_search.h"
#include "core/search/proposal.h"

namespace fusescope {
namespace {

/// Executed ops: all below `prefix`, and `rest` beyond it. Narrow graphs have a short rest.
struct Downset {
    std::int32_t prefix = 0;
    GroupSet rest;

    bool contains(OpId op) const { return op.value() < prefix || rest.contains(op); }
    friend bool operator==(const Downset&, const Downset&) = default;
};

struct DownsetHash {
    std::size_t operator()(const Downset& set) const {
        return set.rest.hash() ^ (static_cast<std::size_t>(set.prefix) * 0x9e3779b97f4a7c15U);
    }
};

/// A downset with the cheapest chain that leads to it.
struct Reached {
    Downset executed;
    std::vector<OpId> ready;  ///< fusable ops that may run next
    std::int64_t dramBytes = 0;
    std::int32_t previous = -1;
    GroupSet group;  ///< the last step
};

class DownsetTable {
 public:
    explicit DownsetTable(const SearchProblem& problem) : problem_(problem), bySize_(opCount() + 1) { addStart(); }

    std::size_t opCount() const { return static_cast<std::size_t>(problem_.graph->opCount()); }
    const std::vector<std::int32_t>& ofSize(std::size_t size) const { return bySize_[size]; }
    const Reached& at(std::int32_t index) const { return reached_[static_cast<std::size_t>(index)]; }
    std::size_t count() const { return reached_.size(); }
    std::size_t approximateBytes() const { return bytes_; }

    /// The downset after `group`, with every unfusable op that can run then.
    Downset after(const Reached& from, const GroupSet& group) const {
        Downset next{from.executed.prefix, from.executed.rest | group};
        runUnfusable(next, group.ops());
        normalise(next);
        return next;
    }

    /// DRAM access of the cheapest chain to it so far, or the greatest integer.
    std::int64_t best(const Downset& executed) const {
        const auto found = indexOf_.find(executed);
        return found == indexOf_.end() ? std::numeric_limits<std::int64_t>::max() : at(found->second).dramBytes;
    }

    void improve(Downset executed, std::int32_t previous, const GroupSet& group, std::int64_t dramBytes) {
        const auto [entry, isNew] = indexOf_.try_emplace(executed, static_cast<std::int32_t>(reached_.size()));
        if (isNew) {
            const std::size_t size = sizeOf(executed);
            reached_.push_back({std::move(executed), {}, 0, -1, {}});
            reached_.back().ready = readyAfter(at(previous), group, reached_.back().executed);
            bySize_[size].push_back(entry->second);
            bytes_ += 400 + 8 * reached_.back().ready.size();
        }
        Reached& target = reached_[static_cast<std::size_t>(entry->second)];
        target.dramBytes = dramBytes;
        target.previous = previous;
        target.group = group;
    }

 private:
    bool isReady(OpId op, const Downset& executed) const {
        const auto producers = problem_.graph->predecessors(op);
        return std::all_of(producers.begin(), producers.end(),
                           [&](OpId producer) { return executed.contains(producer); });
    }

    std::size_t sizeOf(const Downset& executed) const {
        return static_cast<std::size_t>(executed.prefix + executed.rest.count());
    }

    void normalise(Downset& set) const {
        while (set.rest.contains(OpId(set.prefix))) set.rest.erase(OpId(set.prefix++));
    }

    /// Unfusable ops made ready by `fresh`, and by each other, run at once.
    void runUnfusable(Downset& executed, std::vector<OpId> fresh) const {
        while (!fresh.empty()) {
            const OpId op = fresh.back();
            fresh.pop_back();
            for (const OpId next : problem_.graph->successors(op)) {
                if (problem_.fusable.contains(next) || executed.contains(next) || !isReady(next, executed)) continue;
                executed.rest.insert(next);
                fresh.push_back(next);
            }
        }
    }

    std::vector<OpId> readyAfter(const Reached& from, const GroupSet& group, const Downset& executed) const {
        std::vector<OpId> ready;
        for (const OpId op : from.ready)
            if (!group.contains(op)) ready.push_back(op);
        const GroupSet fresh = executed.rest | group;
        const auto addSuccessors = [&](OpId op) {
            for (const OpId next : problem_.graph->successors(op))
                if (problem_.fusable.contains(next) && !executed.contains(next) && isReady(next, executed))
                    ready.push_back(next);
        };
        fresh.forEach(addSuccessors);
        for (std::int32_t op = from.executed.prefix; op < executed.prefix; ++op) addSuccessors(OpId(op));
        std::sort(ready.begin(), ready.end());
        ready.erase(std::unique(ready.begin(), ready.end()), ready.end());
        return ready;
    }

    void addStart() {
        Reached start;
        std::vector<OpId> sources;
        for (std::int32_t op = 0; op < problem_.graph->opCount(); ++op)
            if (problem_.graph->predecessors(OpId(op)).empty() && !problem_.fusable.contains(OpId(op)))
                sources.push_back(OpId(op));
        start.executed.rest = GroupSet(std::span<const OpId>(sources));
        runUnfusable(start.executed, sources);
        normalise(start.executed);
        for (std::int32_t op = 0; op < problem_.graph->opCount(); ++op)
            if (problem_.fusable.contains(OpId(op)) && isReady(OpId(op), start.executed))
                start.ready.push_back(OpId(op));
        bySize_[sizeOf(start.executed)].push_back(0);
        indexOf_.emplace(start.executed, 0);
        reached_.push_back(std::move(start));
    }

    const SearchProblem& problem_;
    std::vector<Reached> reached_;
    std::unordered_map<Downset, std::int32_t, DownsetHash> indexOf_;
    std::vector<std::vector<std::int32_t>> bySize_;
    std::size_t bytes_ = 0;
};

/// Enumerates, each once, the groups that can be executed after a downset and may fit: every set of ops closed under
/// producers that are not executed. Partial groups may be disconnected (their parts can meet in a later op).
class GroupWalk {
 public:
    GroupWalk(const SearchProblem& problem)
        : problem_(problem),
          growing_(problem.costModel->grow(problem.betaBytes)),
          isInGroup_(static_cast<std::size_t>(problem.graph->opCount()), false),
          parent_(isInGroup_.size()) {}

    /// Calls visit(group, lower bound on its DRAM access) for every connected one; `keepGoing` is asked at every step.
    template <class Visit, class KeepGoing>
    void walk(const Reached& from, Visit&& visit, KeepGoing&& keepGoing) {
        candidates_ = from.ready;
        std::size_t next = 0;
        for (;;) {
            if (next < candidates_.size()) {
                if (keepGoing() && include(from.executed, next)) {
                    if (components_ == 1) visit(group_, growing_->dramBoundBytes());
                }
                ++next;
            } else if (!steps_.empty()) {
                next = undo();
            } else {
                return;
            }
        }
    }

 private:
    struct Step {
        std::size_t candidate;
        std::size_t candidatesBefore;
        int componentsBefore;
        std::size_t joinedBefore;
    };

    /// Takes the candidate into the group; false if no group with it can fit.
    bool include(const Downset& executed, std::size_t candidate) {
        const OpId op = candidates_[candidate];
        growing_->push(op);
        if (growing_->bufferBoundBytes() >= problem_.betaBytes) {
            growing_->pop();
            return false;
        }
        steps_.push_back({candidate, candidates_.size(), components_, joined_.size()});
        isInGroup_[op.index()] = true;
        group_.insert(op);
        connect(op);
        for (const OpId next : problem_.graph->successors(op)) {
            const auto producers = problem_.graph->predecessors(next);
            const bool isReady = std::all_of(producers.begin(), producers.end(), [&](OpId producer) {
                return isInGroup_[producer.index()] || executed.contains(producer);
            });
            if (isReady && problem_.fusable.contains(next)) candidates_.push_back(next);
        }
        return true;
    }

    /// Leaves the last op out of the group and of all that follow; returns the candidate to try next.
    std::size_t undo() {
        const Step step = steps_.back();
        steps_.pop_back();
        const OpId op = candidates_[step.candidate];
        candidates_.resize(step.candidatesBefore);
        components_ = step.componentsBefore;
        for (; joined_.size() > step.joinedBefore; joined_.pop_back()) parent_[joined_.back().index()] = joined_.back();
        isInGroup_[op.index()] = false;
        group_.erase(op);
        growing_->pop();
        return step.candidate + 1;
    }

    /// Union-find without path compression, so that undo is exact.
    OpId root(OpId op) const {
        while (parent_[op.index()] != op) op = parent_[op.index()];
        return op;
    }

    void connect(OpId op) {
        parent_[op.index()] = op;
        ++components_;
        for (const OpId producer : problem_.graph->predecessors(op)) {
            if (!isInGroup_[producer.index()]) continue;
            const OpId other = root(producer);
            if (other == op) continue;
            parent_[other.index()] = op;  // `op` stays a root while it is the last one
            joined_.push_back(other);
            --components_;
        }
    }

    const SearchProblem& problem_;
    std::unique_ptr<GrowingGroup> growing_;
    std::vector<bool> isInGroup_;
    std::vector<OpId> parent_;
    std::vector<OpId> joined_;
    std::vector<OpId> candidates_;
    std::vector<Step> steps_;
    GroupSet group_;
    int components_ = 0;
};

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
        if (!incumbent_ || found.dramBytes < incumbent_->dramBytes) incumbent_ = Proposal{found.plan, found.dramBytes, 0};
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
            from, [&](const GroupSet& group, std::int64_t dramBound) { consider(from, index, group, dramBound); },
            [&] { return keepGoing(); });
    }

    void consider(const Reached& from, std::int32_t index, const GroupSet& group, std::int64_t dramBound) {
        if (incumbent_ && from.dramBytes + dramBound > incumbent_->dramBytes) return;
        Downset next = table_.after(from, group);
        const std::int64_t known = table_.best(next);
        if (from.dramBytes + dramBound >= known || !cache_.fits(group)) return;
        const std::int64_t dramBytes = from.dramBytes + cache_.dramBytes(group);
        if (dramBytes < known) table_.improve(std::move(next), index, group, dramBytes);
    }

    void report(std::size_t size) {
        Progress progress;
        progress.done = static_cast<std::int64_t>(size);
        progress.total = static_cast<std::int64_t>(table_.opCount());
        progress.cacheHits = cache_.bufferCounts().hits;
        progress.cacheLookups = cache_.bufferCounts().lookups;
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
        result.bufferCache = {cache_.bufferCounts().lookups, cache_.bufferCounts().hits};
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

    /// Every plan passes through a downset that is known but not expanded; its cheapest chain plus what the rest moves in
    /// any plan bounds them all. The answer is the better of the incumbent and the deepest chain found.
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
    CostCache cache_;
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
