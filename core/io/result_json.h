// SPDX-License-Identifier: Apache-2.0
// What the command line prints with --json. Byte counts are integers in bytes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/issue.h"
#include "core/cost/plan_evaluation.h"
#include "core/search/search.h"

namespace fusescope {

struct ResultReport {
    const OpGraph& graph;
    const CostModel& model;
    const FusionPlan& plan;
    std::int64_t betaBytes = 0;
    std::vector<Issue> issues;
    const SearchResult* search = nullptr;  ///< null: the plan was only priced
    std::int64_t elapsedMs = 0;
    std::vector<float> predictedInvalid;  ///< p(invalid) per group by the predictor; empty: it was not asked
};

/// Schema fusescope/result/1, one object, indented, ending in a line feed.
std::string resultJson(const ResultReport& report, const PlanEvaluation& evaluation);

const char* termKindName(TermKind kind);  ///< "weights", "window_rows"…

}  // namespace fusescope
