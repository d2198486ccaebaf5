// SPDX-License-Identifier: Apache-2.0
#include "ui/document/pricing.h"

#include <algorithm>

#include "core/cost/plan_evaluation.h"

namespace fusescope {

std::shared_ptr<const Pricing> makePricing(std::shared_ptr<const OpGraph> graph, const Accelerator& accelerator) {
    auto pricing = std::make_shared<Pricing>();
    pricing->accelerator = accelerator;
    pricing->problem = makeProblem(std::move(graph), accelerator);
    const SearchProblem& problem = pricing->problem;
    const auto alone =
        evaluatePlan(*problem.costModel, FusionPlan::singletons(problem.graph->opCount()), problem.betaBytes);
    pricing->unfusedDramBytes = alone.dramBytes;
    for (const GroupEvaluation& op : alone.groups) {
        if (!op.price.bufferBytes) continue;
        pricing->leastOpBytes = std::min(pricing->leastOpBytes.value_or(*op.price.bufferBytes), *op.price.bufferBytes);
    }
    return pricing;
}

}  // namespace fusescope
