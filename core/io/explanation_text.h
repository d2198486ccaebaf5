// SPDX-License-Identifier: Apache-2.0
// Explanations of groups and comparisons of explainers, as JSON and as text.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "core/explain/comparison.h"

namespace fusescope {

/// A group that does not fit, with what an explainer and the cost model say of its edges.
struct ExplainedGroup {
    std::string name;  ///< "group 3"; empty: "op … op"
    FitQuestion question;
    Price price;
    std::optional<float> predictedInvalid;  ///< p(invalid); nothing without a predictor
    Explanation explanation;
    CutTruth truth;
};

/// "both sides fit", "one side fits", "no side fits".
const char* cutCategoryName(CutCategory category);

/// Schema fusescope/explanation/1: per group ops with scores, and edges with score, rank among the selected (from 1,
/// else null), relief, category (1: both sides can fit, 2: one, 3: none) and the least DRAM bytes of such a cut.
std::string explanationJson(const OpGraph& graph, std::string_view explainer, std::span<const ExplainedGroup> groups);

/// Schema fusescope/reproduction/1, table figure-4: {network, explanations: [fusescope/explanation/1]} of texts that
/// explanationJson() made.
std::string pictureJson(std::string_view network, std::span<const std::string> explanations);

/// A few lines a group: what it needs, and its best edges, the selected ones starred.
std::string explanationText(const OpGraph& graph, std::string_view explainer, std::span<const ExplainedGroup> groups);

/// Schema fusescope/explainer-comparison/1: means over groups, each with the number of groups it is of.
std::string comparisonJson(const Comparison& comparison);

/// One line an explainer.
std::string comparisonTable(const Comparison& comparison);

}  // namespace fusescope
