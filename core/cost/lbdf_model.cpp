// SPDX-License-Identifier: Apache-2.0
#include "core/cost/lbdf_model.h"

#include <algorithm>

#include "core/cost/lbdf_buffer.h"
#include "core/cost/lbdf_growing_group.h"
#include "core/cost/lbdf_tables.h"
#include "core/cost/unfused.h"

namespace fusescope {
namespace {

class LbdfModel : public CostModel {
 public:
    LbdfModel(std::shared_ptr<const OpGraph> graph, const Accelerator& accelerator)
        : accelerator_(accelerator), tables_(std::make_shared<const LbdfTables>(std::move(graph), accelerator)) {}

    std::vector<Price> price(std::span<const GroupSet> groups, std::int64_t /*betaBytes*/) const override {
        std::vector<Price> prices;
        prices.reserve(groups.size());
        for (const GroupSet& group : groups)
            prices.push_back({lbdfBufferBytes(*tables_, group), groupTraffic(tables_->traffic, group).totalBytes()});
        return prices;
    }

    std::vector<Term> terms(const GroupSet& group, std::int64_t betaBytes) const override;
    std::optional<std::int64_t> unfusedDramBytes(OpId op, std::int64_t betaBytes) const override {
        return fusescope::unfusedDramBytes(tables_->traffic, op, accelerator_, betaBytes);
    }
    bool isBufferBlind() const override { return true; }
    std::unique_ptr<GrowingGroup> grow(std::int64_t /*betaBytes*/) const override {
        return makeLbdfGrowingGroup(tables_);
    }

 private:
    std::int64_t rowBytes(const HeldTensor& held) const {
        return fusescope::rowBytes(tables_->tensors[held.tensor.index()], held.rows);
    }

    Accelerator accelerator_;
    std::shared_ptr<const LbdfTables> tables_;
};

std::vector<Term> LbdfModel::terms(const GroupSet& group, std::int64_t /*betaBytes*/) const {
    if (!mayFit(*tables_, group)) return {};
    std::vector<Term> terms;
    group.forEach([&](OpId op) {
        if (accelerator_.weightBufferBytes) return;
        if (const std::int64_t bytes = tables_->traffic.weightBytes[op.index()]; bytes > 0)
            terms.push_back({TermKind::Weights, op, {}, 0, bytes});
    });
    for (const HeldTensor& held : heldTensors(*tables_, group)) {
        if (held.rows == 0) continue;
        const std::int64_t bytes = rowBytes(held);
        if (!held.isRead) {
            const TermKind kind = held.isAccumulator ? TermKind::Accumulator : TermKind::StagedRow;
            terms.push_back({kind, {}, held.tensor, held.rows, bytes});
            continue;
        }
        HeldTensor window = held;
        window.rows = std::min(held.rows, held.windowRows + (held.isMade ? 0 : accelerator_.prefetchRows));
        const std::int64_t windowBytes = rowBytes(window);
        const TermKind kind = held.isAccumulator ? TermKind::Accumulator : TermKind::WindowRows;
        terms.push_back({kind, {}, held.tensor, window.rows, windowBytes});
        if (held.rows > window.rows)
            terms.push_back({TermKind::SkipRows, {}, held.tensor, held.rows - window.rows, bytes - windowBytes});
    }
    return terms;
}

}  // namespace

std::shared_ptr<const CostModel> makeLbdfModel(std::shared_ptr<const OpGraph> graph, const Accelerator& accelerator) {
    return std::make_shared<LbdfModel>(std::move(graph), accelerator);
}

}  // namespace fusescope
