// SPDX-License-Identifier: Apache-2.0
// Advice that takes a search: how far the plan is from the best one, what each override costs, and whether the other
// fusion scheme would do better.
#pragma once

#include <vector>

#include "core/cost/plan_evaluation.h"
#include "core/review/finding.h"

namespace fusescope {

/// `evaluation` is that of the plan of the request. Stopped, what was found by then.
std::vector<Finding> searchFindings(const ReviewRequest& request, const PlanEvaluation& evaluation,
                                    RunControl& control);

}  // namespace fusescope
