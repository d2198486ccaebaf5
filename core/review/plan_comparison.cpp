// SPDX-License-Identifier: Apache-2.0
#include "core/review/plan_comparison.h"

#include <algorithm>
#include <map>

namespace fusescope {
namespace {

struct Overlap {
    int ops = 0;
    GroupId before;
    GroupId after;
};

std::vector<Overlap> overlaps(const FusionPlan& before, const FusionPlan& after) {
    std::map<std::pair<GroupId, GroupId>, int> shared;
    for (std::int32_t op = 0; op < before.opCount(); ++op)
        ++shared[{before.groupOf(OpId(op)), after.groupOf(OpId(op))}];
    std::vector<Overlap> all;
    for (const auto& [groups, ops] : shared) all.push_back({ops, groups.first, groups.second});
    std::ranges::stable_sort(all, std::greater(), &Overlap::ops);
    return all;
}

OpId firstOp(const FusionPlan& before, const FusionPlan& after, const GroupPair& pair) {
    if (!pair.before) return after.group(*pair.after).first();
    if (!pair.after) return before.group(*pair.before).first();
    return std::min(before.group(*pair.before).first(), after.group(*pair.after).first());
}

}  // namespace

std::vector<GroupPair> matchGroups(const FusionPlan& before, const FusionPlan& after) {
    std::vector<bool> isTakenBefore(static_cast<std::size_t>(before.groupCount()));
    std::vector<bool> isTakenAfter(static_cast<std::size_t>(after.groupCount()));
    std::vector<GroupPair> pairs;
    for (const Overlap& overlap : overlaps(before, after)) {
        if (isTakenBefore[overlap.before.index()] || isTakenAfter[overlap.after.index()]) continue;
        isTakenBefore[overlap.before.index()] = isTakenAfter[overlap.after.index()] = true;
        const GroupSet& a = before.group(overlap.before);
        const GroupSet& b = after.group(overlap.after);
        pairs.push_back({overlap.before, overlap.after, a & b, a - b, b - a, 0, 0});
    }
    for (std::int32_t g = 0; g < before.groupCount(); ++g)
        if (!isTakenBefore[static_cast<std::size_t>(g)])
            pairs.push_back({GroupId(g), std::nullopt, {}, before.group(GroupId(g)), {}, 0, 0});
    for (std::int32_t g = 0; g < after.groupCount(); ++g)
        if (!isTakenAfter[static_cast<std::size_t>(g)])
            pairs.push_back({std::nullopt, GroupId(g), {}, {}, after.group(GroupId(g)), 0, 0});
    std::ranges::stable_sort(pairs, {}, [&](const GroupPair& pair) { return firstOp(before, after, pair); });
    return pairs;
}

PlanComparison comparePlans(const FusionPlan& before, const PlanEvaluation& beforePriced, const FusionPlan& after,
                            const PlanEvaluation& afterPriced) {
    PlanComparison comparison;
    comparison.pairs = matchGroups(before, after);
    comparison.dramChangeBytes = afterPriced.totalDramBytes() - beforePriced.totalDramBytes();
    for (GroupPair& pair : comparison.pairs) {
        const Price* const one = pair.before ? &beforePriced.groups[pair.before->index()].price : nullptr;
        const Price* const other = pair.after ? &afterPriced.groups[pair.after->index()].price : nullptr;
        pair.dramChangeBytes = (other ? other->dramBytes : 0) - (one ? one->dramBytes : 0);
        if (one && other && one->bufferBytes && other->bufferBytes)
            pair.bufferChangeBytes = *other->bufferBytes - *one->bufferBytes;
        comparison.movedOps = comparison.movedOps | pair.joined;
        comparison.sameGroups += pair.isSame();
    }
    return comparison;
}

}  // namespace fusescope
