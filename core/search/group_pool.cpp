// SPDX-License-Identifier: Apache-2.0
#include "core/search/group_pool.h"

#include <algorithm>

namespace fusescope {
namespace {

constexpr std::int64_t kStepsPerDownset = 20;  // what a new one takes beside an old one

/// At most so many downsets of a size.
std::vector<std::int32_t> cheapest(const DownsetTable& table, std::size_t size, std::size_t most) {
    std::vector<std::int32_t> downsets = table.ofSize(size);
    if (downsets.size() <= most) return downsets;
    const auto isCheaper = [&](std::int32_t a, std::int32_t b) {
        return std::pair(table.at(a).dramBytes, a) < std::pair(table.at(b).dramBytes, b);
    };
    std::nth_element(downsets.begin(), downsets.begin() + static_cast<std::ptrdiff_t>(most), downsets.end(), isCheaper);
    downsets.resize(most);
    std::sort(downsets.begin(), downsets.end());
    return downsets;
}

}  // namespace

GroupPool::GroupPool(const SearchProblem& problem)
    : problem_(&problem),
      opKeys_(makeOpKeys(problem.graph->opCount())),
      byFirstOp_(static_cast<std::size_t>(problem.graph->opCount())),
      isLaterSource_(static_cast<std::size_t>(problem.graph->opCount())) {}

void GroupPool::add(const GroupSet& group, std::int64_t dramBytes) {
    if (!known_.insert(group).second) return;
    Member member{group, dramBytes, {}, {}};
    group.forEach([&](OpId op) {
        member.key = member.key ^ opKeys_[op.index()];
        bool readsInside = false;
        for (const OpId producer : problem_->graph->predecessors(op)) {
            readsInside = readsInside || group.contains(producer);
            if (!group.contains(producer)) member.needs.push_back(producer);
        }
        if (!readsInside && op != group.first()) isLaterSource_[op.index()] = true;
    });
    std::sort(member.needs.rbegin(), member.needs.rend());
    member.needs.erase(std::unique(member.needs.begin(), member.needs.end()), member.needs.end());
    byFirstOp_[group.first().index()].push_back(std::move(member));
}

GroupPool::Assembly GroupPool::assemble(std::int64_t mostSteps, const RunControl& control,
                                        std::size_t mostDownsets) const {
    DownsetTable table(*problem_);
    Assembly assembly;
    for (std::size_t size = 0; size < table.opCount(); ++size)
        for (const std::int32_t index : cheapest(table, size, mostDownsets)) {
            assembly.isGivenUp = assembly.steps > mostSteps;
            if (assembly.isGivenUp || control.shouldStop()) return assembly;
            expand(table, index, assembly.steps);
        }
    const auto& ends = table.ofSize(table.opCount());
    if (ends.empty()) return assembly;
    assembly.dramBytes = table.at(ends.front()).dramBytes;
    assembly.plan = table.planTo(ends.front());
    return assembly;
}

/// The groups of the pool that can run next. Groups that do not wait for each other come in one order only: that of the
/// first op of each, unless its group may have to wait for one behind it.
void GroupPool::expand(DownsetTable& table, std::int32_t index, std::int64_t& steps) const {
    const Reached from = table.at(index);  // a copy: the table grows underneath
    for (const OpId first : from.ready)
        if (!expandFrom(first, from, index, table, steps)) break;
}

/// Whether the group of `first` may have to wait: because of what it reads, or because it begins with another op.
bool GroupPool::expandFrom(OpId first, const Reached& from, std::int32_t index, DownsetTable& table,
                           std::int64_t& steps) const {
    const auto isExecuted = [&](OpId op) { return from.executed.contains(op); };
    bool mayWait = isLaterSource_[first.index()];
    for (const Member& member : byFirstOp_[first.index()]) {
        ++steps;
        if (member.group.intersects(from.executed.rest)) continue;
        if (!std::all_of(member.needs.begin(), member.needs.end(), isExecuted)) {
            mayWait = true;
            continue;
        }
        const std::size_t before = table.count();
        const std::int32_t target = table.reach(from.key ^ member.key, index, member.group);
        steps += table.count() > before ? kStepsPerDownset : 0;
        const std::int64_t dramBytes = from.dramBytes + member.dramBytes;
        if (dramBytes < table.at(target).dramBytes) table.improve(target, index, member.group, dramBytes);
    }
    return mayWait;
}

}  // namespace fusescope
