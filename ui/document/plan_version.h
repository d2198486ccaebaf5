// SPDX-License-Identifier: Apache-2.0
// A plan with what a file of it says besides: where it came from, notes, overrides. Immutable: undo steps share it.
#pragma once

#include <map>
#include <string>

#include "core/hardware/accelerator.h"
#include "core/io/plan_file.h"
#include "core/plan/fusion_plan.h"
#include "core/plan/overrides.h"

namespace fusescope {

struct PlanVersion {
    FusionPlan plan;
    Overrides overrides;
    std::map<GroupSet, std::string> notes;
    PlanProvenance provenance;
    Accelerator madeFor;      ///< what the provenance was found for: on another accelerator nothing of it is proven
    bool isFromFile = false;  ///< its provenance is what a file claims

    friend bool operator==(const PlanVersion&, const PlanVersion&) = default;
};

}  // namespace fusescope
