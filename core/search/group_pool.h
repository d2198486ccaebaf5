// SPDX-License-Identifier: Apache-2.0
// The groups of many plans, and the best plan that can be put together from them: what each plan has improved in
// another place becomes one plan. Heuristics for vehicle routing do so with the routes that they have met, as set
// partitioning (Foster and Ryan 1976; Subramanian, Uchoa and Ochi 2013); here it is a shortest path over downsets.
#pragma once

#include <optional>
#include <unordered_set>
#include <vector>

#include "core/search/downset_table.h"

namespace fusescope {

class GroupPool {
 public:
    explicit GroupPool(const SearchProblem& problem);  ///< keeps a reference

    std::size_t size() const { return known_.size(); }
    bool contains(const GroupSet& group) const { return known_.contains(group); }
    /// A convex, connected group of fusable ops that fits, with its DRAM access. Once.
    void add(const GroupSet& group, std::int64_t dramBytes);

    struct Assembly {
        std::optional<FusionPlan> plan;
        std::int64_t dramBytes = kUnreached;  ///< of its fusable ops
        std::int64_t steps = 0;               ///< groups tried behind downsets, and twenty for each new downset
        bool isGivenUp = false;               ///< for want of steps
    };
    /// The plan with the least DRAM access of those that consist of groups of the pool (and of unfusable ops, alone).
    /// None if there is none, or if it would take more steps, or if stopped. Of more than `mostDownsets` downsets of
    /// one size the cheapest are followed: below that the plan is the best one.
    Assembly assemble(std::int64_t mostSteps, const RunControl& control, std::size_t mostDownsets = 1000) const;

 private:
    struct Member {
        GroupSet group;
        std::int64_t dramBytes = 0;
        DownsetKey key;
        std::vector<OpId> needs;  // executed before it; descending, for the last one is the one most likely missing
    };

    void expand(DownsetTable& table, std::int32_t index, std::int64_t& steps) const;
    bool expandFrom(OpId first, const Reached& from, std::int32_t index, DownsetTable& table,
                    std::int64_t& steps) const;

    const SearchProblem* problem_;
    std::vector<DownsetKey> opKeys_;
    std::vector<std::vector<Member>> byFirstOp_;
    std::vector<bool> isLaterSource_;  // [ops] reads nothing inside some member that begins before it
    std::unordered_set<GroupSet> known_;
};

}  // namespace fusescope
