// SPDX-License-Identifier: Apache-2.0
// A model on an accelerator: what prices its plans. Immutable, shared between the document and the jobs.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "core/explain/explainer_weights.h"
#include "core/hardware/accelerator.h"
#include "core/predictor/predictor.h"
#include "core/search/search.h"

namespace fusescope {

struct Pricing {
    Accelerator accelerator;
    SearchProblem problem;
    std::int64_t unfusedDramBytes = 0;  ///< of the fusable ops when each runs alone
    std::optional<std::int64_t>
        leastOpBytes;  ///< what the least demanding op makes do with; nothing if none has a price
    std::shared_ptr<const Predictor> predictor;       ///< null: there are no weights for the scheme
    std::shared_ptr<const ExplainerWeights> learned;  ///< what explainers learned on it; null: there is nothing
};

/// Prices every op alone; blocks for milliseconds per thousand ops. Throws Error for a scheme this build does not
/// price.
std::shared_ptr<const Pricing> makePricing(std::shared_ptr<const OpGraph> graph, const Accelerator& accelerator);

}  // namespace fusescope
