// SPDX-License-Identifier: Apache-2.0
#include "core/explain/explainer_list.h"

#include <algorithm>
#include <array>

#include "core/explain/exact_explainer.h"
#include "core/explain/gnne/gnn_explainer.h"
#include "core/explain/lookahead_explainer.h"
#include "core/explain/pg/pg_explainer.h"
#include "core/explain/random_explainer.h"
#include "core/explain/rg/rg_explainer.h"

namespace fusescope {

std::span<const ExplainerInfo> explainerList() {
    static constexpr std::array<ExplainerInfo, 8> kExplainers{{
        {"gnne", "GNNExplainer as published: a mask on the edges, learned for each group", ExplainerNeeds::Predictor,
         makePublishedGnnExplainer},
        {"gnne-nodes", "GNNExplainer corrected for this readout: ops leave with their edges", ExplainerNeeds::Predictor,
         makeNodesGnnExplainer},
        {"pg", "PGExplainer as published: one network, learned beforehand, scores edges by their ops",
         ExplainerNeeds::LearnedWeights, makePgExplainer},
        {"pg-budget", "PGExplainer corrected: a prior on how many edges are kept, ops leave with their edges",
         ExplainerNeeds::LearnedWeights, makePgBudgetExplainer},
        {"rg", "RG-Explainer: grows a connected sub-group that does not fit by itself", ExplainerNeeds::LearnedWeights,
         makeRgExplainer},
        {"lookahead", "the predictor judges both sides of every cut", ExplainerNeeds::Predictor,
         makeLookaheadExplainer},
        {"exact", "no learning: the cost model prices both sides of every cut", ExplainerNeeds::Nothing,
         makeExactExplainer},
        {"random", "random scores: the control", ExplainerNeeds::Nothing, makeRandomExplainer},
    }};
    return kExplainers;
}

bool canRun(const ExplainerInfo& info, const ExplainContext& context) {
    if (info.needs == ExplainerNeeds::Nothing) return true;
    return context.predictor && (info.needs == ExplainerNeeds::Predictor || context.learned);
}

const ExplainerInfo* findExplainer(std::string_view id) {
    const auto found = std::ranges::find(explainerList(), id, &ExplainerInfo::id);
    return found == explainerList().end() ? nullptr : &*found;
}

}  // namespace fusescope
