// SPDX-License-Identifier: Apache-2.0
// A change of the plan that has not been made yet, with what it would do to the bytes.
#pragma once

#include <optional>

#include "core/cost/plan_evaluation.h"
#include "core/review/pinned_plan.h"

namespace fusescope {

class Document;

struct PlanChange {
    PinnedPlan after;
    PlanEvaluation evaluation;  ///< of it
};

/// Prices what is new in `after`.
PlanChange changeTo(const Document& document, PinnedPlan after);

/// `part` leaves its group. Nothing if the result would be no plan, or not what the overrides demand.
std::optional<PlanChange> splitChange(const Document& document, GroupId group, const GroupSet& part);

}  // namespace fusescope
