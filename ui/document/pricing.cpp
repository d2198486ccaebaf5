// SPDX-License-Identifier: Apache-2.0
#include "ui/document/pricing.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/cost/fit_report.h"
#include "core/cost/plan_evaluation.h"
#include "core/io/predictor_file.h"

namespace fusescope {
namespace {

/// The window works without: it then says nothing of what a predictor would say.
void addLearned(Pricing& pricing) {
    try {
        const auto weights = readShippedWeights(pricing.accelerator.scheme);
        pricing.predictor = makePredictor(pricing.problem.graph, pricing.accelerator, weights);
        pricing.learned = readShippedExplainers(*weights);
    } catch (const Error&) {  // what was read before stays
    }
}

/// Where nothing fits, what is priced need not be the least: a smaller way may be known in a smaller buffer.
std::optional<std::int64_t> leastBytes(const SearchProblem& problem, OpId op, const Price& price) {
    if (!price.bufferBytes) return std::nullopt;
    if (!problem.fusable.isEmpty()) return *price.bufferBytes - price.spareBytes;
    const auto enough = smallestBuffer(*problem.costModel, GroupSet{op});
    return enough ? std::optional(*enough - 1) : std::nullopt;
}

}  // namespace

std::shared_ptr<const Pricing> makePricing(std::shared_ptr<const OpGraph> graph, const Accelerator& accelerator) {
    auto pricing = std::make_shared<Pricing>();
    pricing->accelerator = accelerator;
    pricing->problem = makeProblem(std::move(graph), accelerator);
    const SearchProblem& problem = pricing->problem;
    addLearned(*pricing);
    const auto alone =
        evaluatePlan(*problem.costModel, FusionPlan::singletons(problem.graph->opCount()), problem.betaBytes);
    pricing->unfusedDramBytes = alone.dramBytes;
    for (std::int32_t op = 0; op < problem.graph->opCount(); ++op) {
        const auto least = leastBytes(problem, OpId(op), alone.groups[static_cast<std::size_t>(op)].price);
        if (least) pricing->leastOpBytes = std::min(pricing->leastOpBytes.value_or(*least), *least);
    }
    return pricing;
}

}  // namespace fusescope
