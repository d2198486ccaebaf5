// SPDX-License-Identifier: Apache-2.0
#include "core/cost/plan_evaluation.h"

#include <algorithm>

namespace fusescope {
namespace {

GroupEvaluation judged(const CostModel& model, const GroupSet& ops, const Price& price, std::int64_t betaBytes) {
    GroupEvaluation group{price, price.fits(betaBytes), false, true};
    if (!group.fits && ops.count() == 1) {
        const auto unfused = model.unfusedDramBytes(ops.first(), betaBytes);
        group.isUnfusable = true;
        group.isModelled = unfused.has_value();
        group.price.dramBytes = unfused.value_or(0);
    } else {
        group.isModelled = price.bufferBytes.has_value();
    }
    return group;
}

PlanEvaluation summed(std::vector<GroupEvaluation> groups) {
    PlanEvaluation evaluation;
    for (const GroupEvaluation& group : groups) {
        if (group.isUnfusable) {
            evaluation.unfusableDramBytes += group.price.dramBytes;
            ++(group.isModelled ? evaluation.unfusableOps : evaluation.notModelledOps);
        } else {
            if (!group.fits) ++evaluation.invalidGroups;
            evaluation.dramBytes += group.price.dramBytes;
            evaluation.maxBufferBytes = std::max(evaluation.maxBufferBytes, group.price.bufferBytes.value_or(0));
        }
    }
    evaluation.groups = std::move(groups);
    return evaluation;
}

}  // namespace

PlanEvaluation evaluatePlan(const CostModel& model, const FusionPlan& plan, std::int64_t betaBytes) {
    const auto prices = model.price(plan.groups(), betaBytes);
    std::vector<GroupEvaluation> groups;
    for (std::size_t g = 0; g < prices.size(); ++g)
        groups.push_back(judged(model, plan.groups()[g], prices[g], betaBytes));
    return summed(std::move(groups));
}

PlanEvaluation evaluateAfter(const PricedPlan& before, const CostModel& model, const FusionPlan& plan,
                             std::int64_t betaBytes) {
    std::vector<GroupSet> changed;
    std::vector<std::size_t> places;
    std::vector<GroupEvaluation> groups(static_cast<std::size_t>(plan.groupCount()));
    for (std::size_t g = 0; g < groups.size(); ++g) {
        const GroupSet& ops = plan.groups()[g];
        const GroupId known = before.plan.groupOf(ops.first());
        if (before.plan.group(known) == ops) {
            groups[g] = before.evaluation.groups[known.index()];
        } else {
            changed.push_back(ops);
            places.push_back(g);
        }
    }
    const auto prices = model.price(changed, betaBytes);
    for (std::size_t i = 0; i < places.size(); ++i) groups[places[i]] = judged(model, changed[i], prices[i], betaBytes);
    return summed(std::move(groups));
}

}  // namespace fusescope
