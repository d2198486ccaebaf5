// SPDX-License-Identifier: Apache-2.0
#include "ui/document/pricing.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/cost/plan_evaluation.h"
#include "core/io/predictor_file.h"

namespace fusescope {
namespace {

/// The window works without: it then says nothing of what a predictor would say.
std::shared_ptr<const Predictor> shippedPredictor(std::shared_ptr<const OpGraph> graph, const Accelerator& accelerator) {
    try {
        return makePredictor(std::move(graph), accelerator, readShippedWeights(accelerator.scheme));
    } catch (const Error&) {
        return nullptr;
    }
}

}  // namespace

std::shared_ptr<const Pricing> makePricing(std::shared_ptr<const OpGraph> graph, const Accelerator& accelerator) {
    auto pricing = std::make_shared<Pricing>();
    pricing->accelerator = accelerator;
    pricing->problem = makeProblem(std::move(graph), accelerator);
    const SearchProblem& problem = pricing->problem;
    pricing->predictor = shippedPredictor(problem.graph, accelerator);
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
