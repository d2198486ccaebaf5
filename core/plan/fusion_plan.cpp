// SPDX-License-Identifier: Apache-2.0
#include "core/plan/fusion_plan.h"

#include <algorithm>
#include <cassert>

namespace fusescope {

FusionPlan FusionPlan::singletons(int opCount) {
    std::vector<GroupSet> groups;
    groups.reserve(static_cast<std::size_t>(opCount));
    for (int op = 0; op < opCount; ++op) groups.push_back(GroupSet{OpId(op)});
    return fromGroups(opCount, std::move(groups));
}

FusionPlan FusionPlan::fromGroups(int opCount, std::vector<GroupSet> groups) {
    std::sort(groups.begin(), groups.end());
    auto data = std::make_shared<Data>();
    data->groupOf.resize(static_cast<std::size_t>(opCount));
    [[maybe_unused]] int covered = 0;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        groups[g].forEach([&](OpId op) {
            assert(op.value() < opCount && !data->groupOf[op.index()].isValid());
            data->groupOf[op.index()] = GroupId(static_cast<std::int32_t>(g));
            ++covered;
        });
    }
    assert(covered == opCount);
    data->groups = std::move(groups);
    FusionPlan plan;
    plan.data_ = std::move(data);
    return plan;
}

int FusionPlan::opCount() const { return data_ ? static_cast<int>(data_->groupOf.size()) : 0; }
int FusionPlan::groupCount() const { return data_ ? static_cast<int>(data_->groups.size()) : 0; }

std::span<const GroupSet> FusionPlan::groups() const {
    return data_ ? std::span<const GroupSet>(data_->groups) : std::span<const GroupSet>();
}

GroupId FusionPlan::groupOf(OpId op) const { return data_->groupOf[op.index()]; }

std::uint64_t FusionPlan::hash() const {
    std::uint64_t mixed = static_cast<std::uint64_t>(opCount());
    for (const GroupSet& group : groups()) mixed = (mixed ^ group.hash()) * 0x9e3779b97f4a7c15U;
    return mixed;
}

bool operator==(const FusionPlan& a, const FusionPlan& b) {
    if (a.data_ == b.data_) return true;
    return a.opCount() == b.opCount() && std::ranges::equal(a.groups(), b.groups());
}

}  // namespace fusescope
