// SPDX-License-Identifier: Apache-2.0
// The price of a whole plan, group by group.
#pragma once

#include <cstdint>
#include <vector>

#include "core/cost/cost_model.h"
#include "core/plan/fusion_plan.h"

namespace fusescope {

struct GroupEvaluation {
    Price price;
    bool fits = false;
    /// A group of one op that does not fit: it runs outside fusion, and price.dramBytes is what it moves there.
    bool isUnfusable = false;
    bool isModelled = true;  ///< false: an op's shape or kind is not known, and nothing is counted

    friend bool operator==(const GroupEvaluation&, const GroupEvaluation&) = default;
};

struct PlanEvaluation {
    std::vector<GroupEvaluation> groups;  ///< by GroupId
    std::int64_t dramBytes = 0;           ///< among fusable ops: groups that fit, and invalid ones as if they did
    std::int64_t unfusableDramBytes = 0;  ///< of groups of one unfusable op
    std::int64_t maxBufferBytes = 0;      ///< MBU: greatest F_beta among groups that are not unfusable
    int invalidGroups = 0;                ///< groups of several ops that do not fit
    int unfusableOps = 0;
    int notModelledOps = 0;

    bool isValid() const { return invalidGroups == 0; }
    std::int64_t totalDramBytes() const { return dramBytes + unfusableDramBytes; }
    friend bool operator==(const PlanEvaluation&, const PlanEvaluation&) = default;
};

PlanEvaluation evaluatePlan(const CostModel& model, const FusionPlan& plan, std::int64_t betaBytes);

/// A plan and its price.
struct PricedPlan {
    const FusionPlan& plan;
    const PlanEvaluation& evaluation;
};

/// As evaluatePlan(), from the price of a plan not much different, on the same model and buffer: prices only groups
/// that are not in it.
PlanEvaluation evaluateAfter(const PricedPlan& before, const CostModel& model, const FusionPlan& plan,
                             std::int64_t betaBytes);

}  // namespace fusescope
