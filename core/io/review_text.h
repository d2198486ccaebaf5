// SPDX-License-Identifier: Apache-2.0
// Comparisons of plans, advice and sensitivity as text and as JSON.
#pragma once

#include <span>
#include <string>

#include "core/review/edge_effects.h"
#include "core/review/finding.h"
#include "core/review/plan_comparison.h"

namespace fusescope {

/// One side of a comparison.
struct ComparedPlan {
    std::string name;
    const FusionPlan& plan;
    const PlanEvaluation& evaluation;
};

/// Totals of both, and the groups that are not the same in both.
std::string comparisonText(const OpGraph& graph, const ComparedPlan& before, const ComparedPlan& after,
                           const PlanComparison& comparison);

/// Schema fusescope/diff/1.
std::string comparisonJson(const OpGraph& graph, const ComparedPlan& before, const ComparedPlan& after,
                           const PlanComparison& comparison);

/// A numbered line each.
std::string adviceText(std::span<const Finding> findings, std::span<const EdgeEffect> effects, const OpGraph& graph);

/// Schema fusescope/advice/1.
std::string adviceJson(std::span<const Finding> findings, std::span<const EdgeEffect> effects, const OpGraph& graph);

}  // namespace fusescope
