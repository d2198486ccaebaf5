// SPDX-License-Identifier: Apache-2.0
// Fusion plans as YAML, schema fusescope/plan/1: a plan with its accelerator, overrides and origin, so that it stands
// alone.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/base/issue.h"
#include "core/graph/op_graph.h"
#include "core/hardware/accelerator.h"
#include "core/plan/fusion_plan.h"
#include "core/plan/overrides.h"

namespace fusescope {

struct PlanTotals {
    std::int64_t dramBytes = 0;
    std::int64_t unfusableDramBytes = 0;
    std::int64_t maxBufferBytes = 0;

    friend bool operator==(const PlanTotals&, const PlanTotals&) = default;
};

/// Where a plan came from.
struct PlanProvenance {
    std::string algorithm = "manual";
    std::string explainer = "none";
    std::uint64_t seed = 0;
    std::int64_t budget = 0;
    bool isOptimal = false;
    std::int64_t lowerBoundBytes = 0;
    std::string version;

    friend bool operator==(const PlanProvenance&, const PlanProvenance&) = default;
};

struct PlanRecord {
    std::string modelFile;
    std::string fingerprint;
    std::string modelName;
    Accelerator accelerator;
    FusionPlan plan;
    Overrides overrides;                    ///< locked groups included
    std::map<GroupSet, std::string> notes;  ///< by group of the plan
    PlanTotals totals;                      ///< as written; price the plan to know
    PlanProvenance provenance;

    friend bool operator==(const PlanRecord&, const PlanRecord&) = default;
};

struct LoadedPlan {
    PlanRecord record;
    std::vector<Issue> issues;  ///< warnings: made for another version of the model
};

/// Reads a plan for this model. Every op must be in exactly one group. A plan with another fingerprint is read with a
/// warning if every op name matches. Throws Error naming file, line and key.
LoadedPlan readPlan(const std::filesystem::path& file, const OpGraph& graph, const std::string& fingerprint);

/// The name of the model file that a plan file is for, as it was written; throws Error.
std::string readPlanModelFile(const std::filesystem::path& file);

/// Only the accelerator of a plan file; throws Error.
Accelerator readPlanAccelerator(const std::filesystem::path& file);

std::string planText(const PlanRecord& record, const OpGraph& graph);

/// Atomic; throws Error.
void writePlan(const std::filesystem::path& file, const PlanRecord& record, const OpGraph& graph);

}  // namespace fusescope
