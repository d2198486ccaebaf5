// SPDX-License-Identifier: Apache-2.0
#include "core/cost/brr_model.h"

#include "core/cost/brr_growing_group.h"
#include "core/cost/brr_pricing.h"
#include "core/cost/unfused.h"
#include "core/cost/widths.h"

namespace fusescope {
namespace {

class BrrModel : public CostModel {
 public:
    BrrModel(std::shared_ptr<const OpGraph> graph, const Accelerator& accelerator)
        : tables_(std::make_shared<const BrrTables>(std::move(graph), accelerator)) {}

    std::vector<Price> price(std::span<const GroupSet> groups, std::int64_t betaBytes) const override {
        std::vector<Price> prices;
        prices.reserve(groups.size());
        BrrPricing pricing(*tables_);
        for (const GroupSet& group : groups) {
            pricing.setGroup(group);
            prices.push_back(pricing.execution(groupTraffic(tables_->traffic, group), betaBytes).price);
        }
        return prices;
    }

    std::vector<Term> terms(const GroupSet& group, std::int64_t betaBytes) const override;

    std::optional<std::int64_t> unfusedDramBytes(OpId op, std::int64_t betaBytes) const override {
        return fusescope::unfusedDramBytes(tables_->traffic, op, tables_->accelerator, betaBytes);
    }

    bool isBufferBlind() const override { return false; }
    std::unique_ptr<GrowingGroup> grow(std::int64_t betaBytes) const override {
        return makeBrrGrowingGroup(tables_, betaBytes);
    }

 private:
    std::vector<Term> tilingTerms(OpId conv, const Tiling& tiling) const;

    std::shared_ptr<const BrrTables> tables_;
};

std::vector<Term> BrrModel::tilingTerms(OpId conv, const Tiling& tiling) const {
    const Op& op = tables_->traffic.graph->op(conv);
    std::vector<Term> terms;
    if (!tables_->accelerator.weightBufferBytes) terms.push_back({TermKind::Weights, conv, {}, 0, tiling.weightBytes});
    terms.push_back({TermKind::Slice, {}, op.outputs.front(), tiling.rows, tiling.outputBytes});
    terms.push_back({TermKind::WindowRows, {}, op.inputs.front().tensor, tiling.inputRows, tiling.inputBytes});
    return terms;
}

std::vector<Term> BrrModel::terms(const GroupSet& group, std::int64_t betaBytes) const {
    BrrPricing pricing(*tables_);
    pricing.setGroup(group);
    const BrrExecution execution = pricing.execution(groupTraffic(tables_->traffic, group), betaBytes);
    if (!execution.price.bufferBytes) return {};
    if (execution.tiling) return tilingTerms(group.first(), *execution.tiling);
    std::vector<Term> terms;
    if (execution.price.spareBytes > 0)
        group.forEach([&](OpId op) {
            const std::int64_t bytes = tables_->traffic.weightBytes[op.index()];
            if (bytes > 0) terms.push_back({TermKind::Weights, op, {}, 0, bytes});
        });
    for (const BrrHolding& held : pricing.pyramid().holdings(execution.start, execution.slice)) {
        const TensorId tensor =
            held.tensor.isValid() ? held.tensor : tables_->traffic.graph->op(held.op).outputs.front();
        terms.push_back({held.kind, {}, tensor, held.rows, bytesOfBits(held.bits)});
    }
    return terms;
}

}  // namespace

std::shared_ptr<const CostModel> makeBrrModel(std::shared_ptr<const OpGraph> graph, const Accelerator& accelerator) {
    return std::make_shared<BrrModel>(std::move(graph), accelerator);
}

}  // namespace fusescope
