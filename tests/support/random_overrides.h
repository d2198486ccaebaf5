// SPDX-License-Identifier: Apache-2.0
// Overrides drawn at random, for tests of all that honours them.
#pragma once

#include "core/base/random.h"
#include "core/plan/plan_constraints.h"

namespace fusescope::test {

/// A few of each kind; they may contradict each other. Locked groups are groups of a random plan.
Overrides randomOverrides(const OpGraph& graph, Random& random);

/// As above, of groups and ops of a plan, so that at least this plan honours them.
Overrides overridesOf(const OpGraph& graph, const FusionPlan& plan, Random& random);

/// Blocks are in one group, what is apart is not.
bool respects(const FusionPlan& plan, const PlanConstraints& constraints);

}  // namespace fusescope::test
