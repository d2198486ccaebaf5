// SPDX-License-Identifier: Apache-2.0
#include "core/cost/plan_evaluation.h"

#include <algorithm>

namespace fusescope {

PlanEvaluation evaluatePlan(const CostModel& model, const FusionPlan& plan, std::int64_t betaBytes) {
    PlanEvaluation evaluation;
    const auto prices = model.price(plan.groups(), betaBytes);
    for (std::size_t g = 0; g < prices.size(); ++g) {
        GroupEvaluation group{prices[g], prices[g].fits(betaBytes), false, true};
        const GroupSet& ops = plan.groups()[g];
        if (!group.fits && ops.count() == 1) {
            const auto unfused = model.unfusedDramBytes(ops.first(), betaBytes);
            group.isUnfusable = true;
            group.isModelled = unfused.has_value();
            group.price.dramBytes = unfused.value_or(0);
            evaluation.unfusableDramBytes += group.price.dramBytes;
            ++(group.isModelled ? evaluation.unfusableOps : evaluation.notModelledOps);
        } else {
            group.isModelled = group.price.bufferBytes.has_value();
            if (!group.fits) ++evaluation.invalidGroups;
            evaluation.dramBytes += group.price.dramBytes;
            evaluation.maxBufferBytes = std::max(evaluation.maxBufferBytes, group.price.bufferBytes.value_or(0));
        }
        evaluation.groups.push_back(group);
    }
    return evaluation;
}

}  // namespace fusescope
