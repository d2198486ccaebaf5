// SPDX-License-Identifier: Apache-2.0
#include "ui/document/plan_change.h"

#include "core/plan/plan_edit.h"
#include "ui/document/document.h"

namespace fusescope {

std::optional<PlanChange> splitChange(const Document& document, GroupId group, const GroupSet& part) {
    PlanEdit edit = splitGroup(document.graph(), document.version()->plan, group, part);
    if (!edit.plan) return std::nullopt;
    const SearchProblem& problem = document.pricing()->problem;
    PlanEvaluation evaluation = evaluatePlan(*problem.costModel, *edit.plan, problem.betaBytes);
    return PlanChange{std::move(*edit.plan), std::move(evaluation)};
}

}  // namespace fusescope
