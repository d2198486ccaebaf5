// SPDX-License-Identifier: Apache-2.0
// Map: DownsetKey names a downset; DownsetTable holds the downsets found so far with the cheapest way to each;
// GroupWalk enumerates the groups that may be executed next, growing forward and pruning on the cost model's bound;
// OptimalRun takes downsets in order of size, so each is final when it is expanded, leaves out those that cannot beat
// the best plan known from elsewhere, and reads the plan off the chain that ends at V.
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

/// Names a set of fusable ops: the sum (exclusive or) of 128 random bits per op, so that a group is added in one step.
/// Two of a million sets share a name with a probability of 1 to 10^26.
struct DownsetKey {
    std::uint64_t low = 0;
    std::uint64_t high = 0;

    DownsetKey operator^(const DownsetKey& other) const { return {low ^ other.low, high ^ other.high}; }
    friend bool operator==(const DownsetKey&, const DownsetKey&) = default;
};

struct DownsetKeyHash {
    std::size_t operator()(const DownsetKey& key) const { return key.low; }
};

std::vector<DownsetKey> makeOpKeys(std::int32_t opCount) {
    Random random(0x5eed);
    std::vector<DownsetKey> keys(static_cast<std::size_t>(opCount));
    for (DownsetKey& key : keys) key = {random.next(), random.next()};
    return keys;
}

/// A downset with the cheapest chain that leads to it.
struct Reached {
    DownsetKey key;
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

    /// DRAM access of the cheapest chain to it so far, or the greatest integer.
    std::int64_t best(const DownsetKey& key) const {
        const auto found = indexOf_.find(key);
        return found == indexOf_.end() ? std::numeric_limits<std::int64_t>::max() : at(found->second).dramBytes;
    }

    void improve(const DownsetKey& key, std::int32_t previous, const GroupSet& group, std::int64_t dramBytes) {
        const auto [entry, isNew] = indexOf_.try_emplace(key, static_cast<std::int32_t>(reached_.size()));
        if (isNew) add(key, previous, group);
        Reached& target = reached_[static_cast<std::size_t>(entry->second)];
        target.dramBytes = dramBytes;
        target.previous = previous;
        target.group = group;
    }

 private:
    void add(const DownsetKey& key, std::int32_t previous, const GroupSet& group) {
        Downset executed = after(at(previous), group);
        std::vector<OpId> ready = readyAfter(at(previous), group, executed);
        bySize_[sizeOf(executed)].push_back(static_cast<std::int32_t>(reached_.size()));
        bytes_ += 400 + 8 * ready.size();
        reached_.push_back({key, std::move(executed), std::move(ready), 0, -1, {}});
    }

    /// The downset after `group`, with every unfusable op that can run then.
    Downset after(const Reached& from, const GroupSet& group) const {
        Downset next{from.executed.prefix, from.executed.rest | group};
        runUnfusable(next, group.ops());
        normalise(next);
        return next;
    }

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
        indexOf_.emplace(start.key, 0);
        reached_.push_back(std::move(start));
    }

    const SearchProblem& problem_;
    std::vector<Reached> reached_;
    std::unordered_map<DownsetKey, std::int32_t, DownsetKeyHash> indexOf_;
    std::vector<std::vector<std::int32_t>> bySize_;
    std::size_t bytes_ = 0;
};

/// Enumerates, each once, the groups that can be executed after a downset and may fit: every set of ops closed under
/// producers that are not executed. Partial groups may be disconnected (their parts can meet in a later op).
class GroupWalk {
 public:
    explicit GroupWalk(const SearchProblem& problem)
        : problem_(problem),
          growing_(problem.costModel->grow(problem.betaBytes)),
          opKeys_(makeOpKeys(problem.graph->opCount())),
          isAvailable_(opKeys_.size(), false),
          parent_(opKeys_.size()) {}

    /// Calls visit() for every connected one, the group as it stands then; `keepGoing` is asked at every step.
    template <class Visit, class KeepGoing>
    void walk(const Reached& from, Visit&& visit, KeepGoing&& keepGoing) {
        candidates_ = from.ready;
        prefix_ = from.executed.prefix;
        from.executed.rest.forEach([&](OpId op) { isAvailable_[op.index()] = true; });
        std::size_t next = 0;
        for (;;) {
            if (next < candidates_.size()) {
                if (keepGoing() && include(next) && components_ == 1) visit();
                ++next;
            } else if (!steps_.empty()) {
                next = undo();
            } else {
                break;
            }
        }
        from.executed.rest.forEach([&](OpId op) { isAvailable_[op.index()] = false; });
    }

    // Of the group as it stands.
    const DownsetKey& key() const { return key_; }
    std::int64_t dramBoundBytes() const { return growing_->dramBoundBytes(); }
    Price price() { return growing_->price(); }
    GroupSet group() const {
        GroupSet ops;
        for (const Step& step : steps_) ops.insert(candidates_[step.candidate]);
        return ops;
    }

 private:
    struct Step {
        std::size_t candidate;
        std::size_t candidatesBefore;
        int componentsBefore;
        std::size_t joinedBefore;
    };

    /// Executed or in the group.
    bool isAvailable(OpId op) const { return op.value() < prefix_ || isAvailable_[op.index()]; }

    /// Takes the candidate into the group; false if no group with it can fit.
    bool include(std::size_t candidate) {
        const OpId op = candidates_[candidate];
        growing_->push(op);
        if (growing_->bufferBoundBytes() >= problem_.betaBytes) {
            growing_->pop();
            return false;
        }
        steps_.push_back({candidate, candidates_.size(), components_, joined_.size()});
        key_ = key_ ^ opKeys_[op.index()];
        connect(op);
        isAvailable_[op.index()] = true;
        for (const OpId next : problem_.graph->successors(op)) {
            const auto producers = problem_.graph->predecessors(next);
            const bool isReady =
                std::all_of(producers.begin(), producers.end(), [&](OpId producer) { return isAvailable(producer); });
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
        isAvailable_[op.index()] = false;
        parent_[op.index()] = {};
        key_ = key_ ^ opKeys_[op.index()];
        growing_->pop();
        return step.candidate + 1;
    }

    /// Union-find without path compression, so that undo is exact. Ops outside the group have no parent.
    OpId root(OpId op) const {
        while (parent_[op.index()] != op) op = parent_[op.index()];
        return op;
    }

    void connect(OpId op) {
        parent_[op.index()] = op;
        ++components_;
        for (const OpId producer : problem_.graph->predecessors(op)) {
            if (!parent_[producer.index()].isValid()) continue;
            const OpId other = root(producer);
            if (other == op) continue;
            parent_[other.index()] = op;  // `op` stays a root while it is the last one
            joined_.push_back(other);
            --components_;
        }
    }

    const SearchProblem& problem_;
    std::unique_ptr<GrowingGroup> growing_;
    std::vector<DownsetKey> opKeys_;
    std::vector<bool> isAvailable_;  // beyond the prefix
    std::int32_t prefix_ = 0;
    std::vector<OpId> parent_;
    std::vector<OpId> joined_;
    std::vector<OpId> candidates_;
    std::vector<Step> steps_;
    DownsetKey key_;
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
