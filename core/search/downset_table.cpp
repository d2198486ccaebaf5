// SPDX-License-Identifier: Apache-2.0
#include "core/search/downset_table.h"

#include <algorithm>

#include "core/base/random.h"

namespace fusescope {
namespace {

void normalise(Downset& set) {
    while (set.rest.contains(OpId(set.prefix))) set.rest.erase(OpId(set.prefix++));
}

}  // namespace

std::vector<DownsetKey> makeOpKeys(std::int32_t opCount) {
    Random random(0x5eed);
    std::vector<DownsetKey> keys(static_cast<std::size_t>(opCount));
    for (DownsetKey& key : keys) key = {random.next(), random.next()};
    return keys;
}

DownsetTable::DownsetTable(const SearchProblem& problem) : problem_(problem), bySize_(opCount() + 1) { addStart(); }

std::optional<std::int32_t> DownsetTable::find(const DownsetKey& key) const {
    const auto found = indexOf_.find(key);
    if (found == indexOf_.end()) return std::nullopt;
    return found->second;
}

std::int32_t DownsetTable::reach(const DownsetKey& key, std::int32_t previous, const GroupSet& group) {
    const auto [entry, isNew] = indexOf_.try_emplace(key, static_cast<std::int32_t>(reached_.size()));
    if (!isNew) return entry->second;
    Downset executed = after(at(previous), group);
    std::vector<OpId> ready = readyAfter(at(previous), group, executed);
    bySize_[sizeOf(executed)].push_back(entry->second);
    bytes_ += 400 + 8 * ready.size();
    reached_.push_back({key, std::move(executed), std::move(ready), kUnreached, -1, -1, {}});
    return entry->second;
}

void DownsetTable::improve(std::int32_t index, std::int32_t previous, const GroupSet& group, std::int64_t dramBytes) {
    Reached& target = reached_[static_cast<std::size_t>(index)];
    target.dramBytes = dramBytes;
    target.previous = previous;
    target.group = group;
}

std::int64_t DownsetTable::boundThrough(std::int32_t index) {
    Reached& reached = reached_[static_cast<std::size_t>(index)];
    if (reached.leftBytes < 0) {
        GroupSet left;
        for (std::int32_t op = reached.executed.prefix; op < problem_.graph->opCount(); ++op)
            if (!reached.executed.contains(OpId(op))) left.insert(OpId(op));
        reached.leftBytes = compulsoryDramBytes(problem_, left);
    }
    return reached.dramBytes == kUnreached ? kUnreached : reached.dramBytes + reached.leftBytes;
}

FusionPlan DownsetTable::planTo(std::int32_t index) const {
    std::vector<GroupSet> groups;
    std::vector<bool> isTaken(opCount(), false);
    for (; at(index).previous >= 0; index = at(index).previous) {
        groups.push_back(at(index).group);
        groups.back().forEach([&](OpId op) { isTaken[op.index()] = true; });
    }
    for (std::size_t op = 0; op < isTaken.size(); ++op)
        if (!isTaken[op]) groups.push_back(GroupSet{OpId(static_cast<std::int32_t>(op))});
    return FusionPlan::fromGroups(problem_.graph->opCount(), std::move(groups));
}

/// The downset after `group`, with every unfusable op that can run then.
Downset DownsetTable::after(const Reached& from, const GroupSet& group) const {
    Downset next{from.executed.prefix, from.executed.rest | group};
    runUnfusable(next, group.ops());
    normalise(next);
    return next;
}

bool DownsetTable::isReady(OpId op, const Downset& executed) const {
    const auto producers = problem_.graph->predecessors(op);
    return std::all_of(producers.begin(), producers.end(), [&](OpId producer) { return executed.contains(producer); });
}

std::size_t DownsetTable::sizeOf(const Downset& executed) const {
    return static_cast<std::size_t>(executed.prefix + executed.rest.count());
}

/// Unfusable ops made ready by `fresh`, and by each other, run at once.
void DownsetTable::runUnfusable(Downset& executed, std::vector<OpId> fresh) const {
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

std::vector<OpId> DownsetTable::readyAfter(const Reached& from, const GroupSet& group, const Downset& executed) const {
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

void DownsetTable::addStart() {
    Reached start;
    std::vector<OpId> sources;
    for (std::int32_t op = 0; op < problem_.graph->opCount(); ++op)
        if (problem_.graph->predecessors(OpId(op)).empty() && !problem_.fusable.contains(OpId(op)))
            sources.push_back(OpId(op));
    start.executed.rest = GroupSet(std::span<const OpId>(sources));
    runUnfusable(start.executed, sources);
    normalise(start.executed);
    for (std::int32_t op = 0; op < problem_.graph->opCount(); ++op)
        if (problem_.fusable.contains(OpId(op)) && isReady(OpId(op), start.executed)) start.ready.push_back(OpId(op));
    bySize_[sizeOf(start.executed)].push_back(0);
    indexOf_.emplace(start.key, 0);
    reached_.push_back(std::move(start));
}

}  // namespace fusescope
