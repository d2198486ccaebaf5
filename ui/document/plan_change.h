// SPDX-License-Identifier: Apache-2.0
// A change of the plan that has not been made yet, with what it would do to the bytes.
#pragma once

#include <optional>

#include "core/cost/plan_evaluation.h"
#include "core/plan/group_set.h"

namespace fusescope {

class Document;

struct PlanChange {
    FusionPlan plan;            ///< afterwards
    PlanEvaluation evaluation;  ///< of it
};

/// `part` leaves its group. Prices the whole plan: about a millisecond per hundred ops. Nothing if the result would be
/// no plan.
std::optional<PlanChange> splitChange(const Document& document, GroupId group, const GroupSet& part);

}  // namespace fusescope
