// SPDX-License-Identifier: Apache-2.0
// One run of a search for the document: what was asked and what came of it.
#pragma once

#include <memory>
#include <string>

#include "core/search/search.h"
#include "ui/document/plan_version.h"
#include "ui/document/pricing.h"

namespace fusescope {

struct SearchRequest {
    std::shared_ptr<const Pricing> pricing;
    std::string algorithm = "optimal";  ///< of searchList()
    SearchParams params;
};

struct SearchOutcome {
    std::shared_ptr<const Pricing> pricing;
    std::shared_ptr<const PlanVersion> version;
    SearchResult result;
};

/// Blocks: for a worker thread. The result is the best so far if `control` stopped it.
SearchOutcome searchPlan(const SearchRequest& request, RunControl& control);

/// As if a search had found `plan`, of which nothing is proven.
SearchOutcome foundOutcome(std::shared_ptr<const Pricing> pricing, const FusionPlan& plan);

/// As if the exact search had found `plan`, which is proven to be the best there and to move `dramBytes`.
SearchOutcome provenOutcome(std::shared_ptr<const Pricing> pricing, const FusionPlan& plan, std::int64_t dramBytes);

}  // namespace fusescope
