// SPDX-License-Identifier: Apache-2.0
// A fusion plan: a partition of all ops of a graph into fusion groups. An immutable value; a change is a function that
// returns a new one (plan_edit.h). Whether the groups are convex, connected and fit is judged by plan_check and
// core/cost.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/plan/group_set.h"

namespace fusescope {

class FusionPlan {
 public:
    FusionPlan() = default;  ///< of the empty graph
    /// Every op on its own: no fusion.
    static FusionPlan singletons(int opCount);
    /// Every op of 0 … opCount - 1 must be in exactly one group (a bug otherwise: a reader of files checks first).
    static FusionPlan fromGroups(int opCount, std::vector<GroupSet> groups);

    int opCount() const;
    int groupCount() const;
    /// Sorted by first op; a GroupId is an index into it.
    std::span<const GroupSet> groups() const;
    const GroupSet& group(GroupId id) const { return groups()[id.index()]; }
    GroupId groupOf(OpId op) const;

    std::uint64_t hash() const;
    friend bool operator==(const FusionPlan& a, const FusionPlan& b);

 private:
    struct Data {
        std::vector<GroupSet> groups;
        std::vector<GroupId> groupOf;  // [ops]
    };
    std::shared_ptr<const Data> data_;  // plans are copied into caches, undo steps and jobs
};

}  // namespace fusescope

template <>
struct std::hash<fusescope::FusionPlan> {
    std::size_t operator()(const fusescope::FusionPlan& plan) const noexcept { return plan.hash(); }
};
