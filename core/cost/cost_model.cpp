// SPDX-License-Identifier: Apache-2.0
#include "core/cost/cost_model.h"

#include "core/cost/brr_model.h"
#include "core/cost/lbdf_model.h"

namespace fusescope {

std::shared_ptr<const CostModel> makeCostModel(std::shared_ptr<const OpGraph> graph, const Accelerator& accelerator) {
    if (accelerator.scheme == Scheme::Brr) return makeBrrModel(std::move(graph), accelerator);
    return makeLbdfModel(std::move(graph), accelerator);
}

GroupSet fusableOps(const OpGraph& graph, const CostModel& model, std::int64_t betaBytes) {
    std::vector<GroupSet> alone;
    for (std::int32_t op = 0; op < graph.opCount(); ++op) alone.push_back(GroupSet{OpId(op)});
    const auto prices = model.price(alone, betaBytes);
    std::vector<OpId> fusable;
    for (std::size_t op = 0; op < prices.size(); ++op)
        if (prices[op].fits(betaBytes)) fusable.push_back(OpId(static_cast<std::int32_t>(op)));
    return GroupSet(fusable);
}

}  // namespace fusescope
