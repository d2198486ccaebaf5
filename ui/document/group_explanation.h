// SPDX-License-Identifier: Apache-2.0
// One run of explainers on one group that does not fit: what was asked and what came of it, beside what the cost model
// says.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/explain/agreement.h"
#include "core/explain/explainer.h"
#include "ui/document/pricing.h"

namespace fusescope {

struct ExplainRequest {
    std::shared_ptr<const Pricing> pricing;
    GroupSet group;
    std::vector<std::string> explainers;  ///< ids of explainerList() that can run
    ExplainParams params;
};

struct ExplainerAnswer {
    std::string explainer;
    Explanation explanation;
    std::vector<float> spread;  ///< edge scores over [0, 1], as they are coloured
    Agreement agreement;
    double elapsedMs = 0;

    /// The edge it would cut first.
    std::size_t bestEdge() const { return explanation.selected.front(); }
};

struct GroupExplanation {
    std::shared_ptr<const Pricing> pricing;
    GroupSet group;
    std::vector<OpPair> edges;  ///< pairsInside() of the group
    CutTruth truth;
    std::vector<JudgedCut> cuts;           ///< [edges] the best cut across each
    std::vector<ExplainerAnswer> answers;  ///< in the order asked

    const ExplainerAnswer* answerOf(std::string_view explainer) const;  ///< null if it was not asked
};

/// What keeps a group from being explained.
enum class Unexplainable { No, Fits, SingleOp, NotModelled, NotAGroup };
Unexplainable whyNotExplained(const Pricing& pricing, const GroupSet& group);

/// Blocks: for a worker thread. Nothing when stopped.
std::optional<GroupExplanation> explainGroup(const ExplainRequest& request, RunControl& control);

}  // namespace fusescope
