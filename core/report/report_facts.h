// SPDX-License-Identifier: Apache-2.0
// Everything a report says, worked out: prices, the optimum, why groups do not fit, the curve over buffers.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/run_control.h"
#include "core/cost/fit_report.h"
#include "core/cost/plan_evaluation.h"
#include "core/explain/explainer_list.h"
#include "core/explain/fidelity.h"
#include "core/import/model_importer.h"
#include "core/io/explanation_text.h"
#include "core/io/plan_file.h"
#include "core/io/search_curve.h"
#include "core/review/finding.h"
#include "core/search/sweep.h"

namespace fusescope {

struct ReportRequest {
    std::shared_ptr<const ImportedModel> model;
    PlanRecord record;        ///< the plan, its overrides, notes and origin
    Accelerator accelerator;  ///< that it is priced on; need not be the record's
    std::vector<Issue> issues;
    std::vector<SearchCurve> searches;
    std::shared_ptr<const Explainer> explainer;  ///< of groups that do not fit; null: they are not explained
    std::string explainerName;
    std::shared_ptr<const Predictor> predictor;  ///< for fidelity; null: without
    double seconds = 10;  ///< at most, for each of: the optimum, the curve over buffers, advice; 0: without them
    std::string version;  ///< of Fusescope
    std::string date;     ///< as it is to be shown; empty: none
    std::string command;  ///< that makes this report again
};

struct ExplainedMisfit {
    GroupId group;
    std::optional<std::int64_t> enoughBytes;  ///< the smallest buffer in which it fits; nothing: none is enough
    std::vector<std::string> sentences;       ///< see fitSentences()
    std::optional<ExplainedGroup> explained;
    std::optional<Fidelity> fidelity;
};

struct UnfusableOp {
    OpId op;
    std::string reason;
    std::int64_t dramBytes = 0;
};

struct ReportFacts {
    ReportRequest request;
    SearchProblem problem;
    PlanEvaluation evaluation;
    std::vector<Issue> planIssues;  ///< a plan that is no partition into connected groups without circles
    std::int64_t unfusedBytes = 0;  ///< every op alone, unfusable ones included
    SearchResult best;              ///< a proven bound, at least; of all plans, overrides or not
    std::vector<ExplainedMisfit> misfits;
    std::vector<UnfusableOp> unfusable;
    std::vector<Finding> findings;
    std::optional<Sweep> curve;
    std::string planHash;  ///< sha256 of the plan's text
};

/// Blocks. Nothing when stopped.
std::optional<ReportFacts> gatherFacts(ReportRequest request, RunControl& control);

}  // namespace fusescope
