// SPDX-License-Identifier: Apache-2.0
// A plan together with what a person demands of it: what is edited by hand.
#pragma once

#include "core/plan/fusion_plan.h"
#include "core/plan/overrides.h"

namespace fusescope {

struct PinnedPlan {
    FusionPlan plan;
    Overrides overrides;

    friend bool operator==(const PinnedPlan&, const PinnedPlan&) = default;
};

}  // namespace fusescope
