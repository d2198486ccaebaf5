// SPDX-License-Identifier: Apache-2.0
// Explanations in words: what fills the buffer of a group that does not fit, which edge an explainer would cut, and
// what the cost model says of it.
#pragma once

#include <QString>

#include "ui/document/group_explanation.h"
#include "ui/document/plan_change.h"

namespace fusescope {

class Document;

QString explainerName(std::string_view id);  ///< "GNNExplainer"

QString edgeName(const OpGraph& graph, const OpPair& edge);   ///< "…/block.0.2/Mul → …/block.1.0/Conv"
QString edgeKinds(const OpGraph& graph, const OpPair& edge);  ///< "Mul → Conv 3×3 dw", for where there is little room

QString categoryWords(CutCategory category);  ///< "both sides fit"
/// With a mark that tells them apart at a glance: "● both sides fit", "◐ one side fits", "○ no side fits".
QString markedCategory(CutCategory category);
/// "● both sides fit, 0.83 MB": of the best cut across an edge.
QString verdictWords(const EdgeTruth& truth);

/// "Does not fit by 41 KiB."
QString excessSentence(const Pricing& pricing, const GroupSet& group);
/// "63 % of the buffer is the skip from Add_12 to Conv_15: 13 rows of 96×14×14 wait for the other path."
QString fillSentence(const Pricing& pricing, const GroupSet& group);
/// "Of 31 cuts the best one leaves two sides that fit and move 0.83 MB."
QString cutsSentence(const CutTruth& truth);

QString unexplainableReason(Unexplainable why);  ///< empty for No

/// "Both sides fit. DRAM access of the plan: 81.66 → 81.75 MB (+0.09 MB)."
QString changeSentence(const PlanEvaluation& before, const PlanEvaluation& after);

}  // namespace fusescope
