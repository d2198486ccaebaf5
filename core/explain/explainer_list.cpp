// SPDX-License-Identifier: Apache-2.0
#include "core/explain/explainer_list.h"

#include <algorithm>
#include <array>

#include "core/explain/exact_explainer.h"
#include "core/explain/gnn_explainer.h"
#include "core/explain/lookahead_explainer.h"
#include "core/explain/random_explainer.h"

namespace fusescope {

std::span<const ExplainerInfo> explainerList() {
    static constexpr std::array<ExplainerInfo, 5> kExplainers{{
        {"gnne", "GNNExplainer as published: a mask on the edges, learned for each group", true,
         makePublishedGnnExplainer},
        {"gnne-nodes", "GNNExplainer corrected for this readout: ops leave with their edges", true,
         makeNodesGnnExplainer},
        {"lookahead", "the predictor judges both sides of every cut", true, makeLookaheadExplainer},
        {"exact", "no learning: the cost model prices both sides of every cut", false, makeExactExplainer},
        {"random", "random scores: the control", false, makeRandomExplainer},
    }};
    return kExplainers;
}

const ExplainerInfo* findExplainer(std::string_view id) {
    const auto found = std::ranges::find(explainerList(), id, &ExplainerInfo::id);
    return found == explainerList().end() ? nullptr : &*found;
}

}  // namespace fusescope
