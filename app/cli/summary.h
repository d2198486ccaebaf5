// SPDX-License-Identifier: Apache-2.0
// Results in words, for people at a terminal.
#pragma once

#include <string>

#include "core/cost/plan_evaluation.h"
#include "core/import/model_importer.h"
#include "core/search/search.h"

namespace fusescope::cli {

/// "efficientnet_b3.onnx · 386 ops · 12.2 M params · 1.9 GMAC", what was folded, and the findings of the importer.
std::string modelSummary(const ImportedModel& model);

/// "21 window, 24 row-wise and 4 global ops, 2 opaque (their operands are held whole): TopK, Einsum"
std::string kindSummary(const OpGraph& graph);

/// "edge-256k: LBDF, buffer 256 KiB, 16 bit activations, 16 bit weights"
std::string acceleratorSummary(const Accelerator& accelerator);

/// Totals of a plan and its groups with most traffic. `search` may be null.
std::string planSummary(const SearchProblem& problem, const FusionPlan& plan, const PlanEvaluation& evaluation,
                        const SearchResult* search);

/// Why the groups that do not fit do not: by how much, what fills the buffer, and what buffer would be enough.
std::string misfitSummary(const SearchProblem& problem, const Accelerator& accelerator, const FusionPlan& plan,
                          const PlanEvaluation& evaluation);

/// One line an issue, with its hint.
std::string issueLines(const std::vector<Issue>& issues);

/// A table of all ops: name, kind, shape, what it needs, and whether it is fusable. `problem` may be null.
std::string opTable(const OpGraph& graph, const SearchProblem* problem);

}  // namespace fusescope::cli
