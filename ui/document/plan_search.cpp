// SPDX-License-Identifier: Apache-2.0
#include "ui/document/plan_search.h"

#include "core/base/error.h"
#include "core/cost/plan_evaluation.h"
#include "core/search/search_list.h"

namespace fusescope {

SearchOutcome searchPlan(const SearchRequest& request, RunControl& control) {
    const SearchInfo* const info = findSearch(request.algorithm);
    if (!info) throw Error("there is no algorithm \"" + request.algorithm + "\"");
    SearchOutcome outcome{request.pricing, nullptr, {}};
    outcome.result = info->make()->run(request.pricing->problem, request.params, control);
    auto version = std::make_shared<PlanVersion>();
    version->plan = outcome.result.plan;
    version->overrides = request.params.overrides;
    version->madeFor = request.pricing->accelerator;
    PlanProvenance& origin = version->provenance;
    origin.algorithm = request.algorithm;
    origin.seed = request.params.seed;
    origin.budget = request.algorithm == "optimal" ? 0 : request.params.budgetPlans;
    origin.isOptimal = outcome.result.isOptimal;
    origin.lowerBoundBytes = outcome.result.lowerBoundBytes;
    outcome.version = std::move(version);
    return outcome;
}

SearchOutcome foundOutcome(std::shared_ptr<const Pricing> pricing, const FusionPlan& plan) {
    SearchOutcome outcome;
    outcome.result.plan = plan;
    outcome.result.dramBytes = evaluatePlan(*pricing->problem.costModel, plan, pricing->problem.betaBytes).dramBytes;
    auto version = std::make_shared<PlanVersion>();
    version->plan = plan;
    version->madeFor = pricing->accelerator;
    outcome.version = std::move(version);
    outcome.pricing = std::move(pricing);
    return outcome;
}

SearchOutcome provenOutcome(std::shared_ptr<const Pricing> pricing, const FusionPlan& plan, std::int64_t dramBytes) {
    SearchOutcome outcome;
    outcome.result.plan = plan;
    outcome.result.dramBytes = outcome.result.lowerBoundBytes = dramBytes;
    outcome.result.isOptimal = true;
    auto version = std::make_shared<PlanVersion>();
    version->plan = plan;
    version->madeFor = pricing->accelerator;
    version->provenance.algorithm = "optimal";
    version->provenance.isOptimal = true;
    version->provenance.lowerBoundBytes = dramBytes;
    outcome.version = std::move(version);
    outcome.pricing = std::move(pricing);
    return outcome;
}

}  // namespace fusescope
