// SPDX-License-Identifier: Apache-2.0
#include "ui/document/plan_change.h"

#include "core/plan/plan_constraints.h"
#include "core/plan/plan_edit.h"
#include "ui/document/document.h"

namespace fusescope {

PlanChange changeTo(const Document& document, PinnedPlan after) {
    const SearchProblem& problem = document.pricing()->problem;
    PlanEvaluation evaluation = evaluateAfter({document.version()->plan, *document.evaluation()}, *problem.costModel,
                                              after.plan, problem.betaBytes);
    return {std::move(after), std::move(evaluation)};
}

std::optional<PlanChange> splitChange(const Document& document, GroupId group, const GroupSet& part) {
    PlanEdit edit = splitGroup(document.graph(), document.version()->plan, group, part);
    if (!edit.plan || !honours(*edit.plan, document.version()->overrides)) return std::nullopt;
    return changeTo(document, {std::move(*edit.plan), document.version()->overrides});
}

}  // namespace fusescope
