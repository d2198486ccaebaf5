// SPDX-License-Identifier: Apache-2.0
#include "core/cost/brr_growing_group.h"

#include <algorithm>

#include "core/cost/brr_pyramid.h"
#include "core/cost/brr_tiling.h"

namespace fusescope {
namespace {

class BrrGrowingGroup : public GrowingGroup {
 public:
    explicit BrrGrowingGroup(std::shared_ptr<const BrrTables> tables)
        : tables_(std::move(tables)), traffic_(tables_->traffic), builder_(*tables_) {}

    void push(OpId op) override {
        traffic_.push(op);
        group_.insert(op);
        pushed_.push_back(op);
        bounds_.push_back(bound());
    }

    void pop() override {
        traffic_.pop();
        group_.erase(pushed_.back());
        pushed_.pop_back();
        bounds_.pop_back();
    }

    std::int64_t bufferBoundBytes() const override { return bounds_.empty() ? 0 : bounds_.back(); }

    std::int64_t dramBoundBytes() const override {
        // Compat: a local op that runs alone costs nothing, so only weights are certain.
        if (!tables_->accelerator.optimusCompat) return traffic_.totalBytes();
        std::int64_t bytes = 0;
        for (const OpId op : pushed_) bytes += tables_->traffic.weightBytes[op.index()];
        return bytes;
    }

 private:
    std::int64_t bound() {
        const auto& mostOps = tables_->accelerator.maxGroupOps;
        if (mostOps && static_cast<int>(pushed_.size()) > *mostOps) return kNoBuffer;
        builder_.setGroup(group_.ops());
        builder_.findHeights();
        const std::int64_t slice = tables_->slices.back();
        std::int64_t least = std::min(builder_.pyramid(BrrStart::Full, slice).minimumBytes,
                                      builder_.pyramid(BrrStart::Sliced, slice).minimumBytes);
        if (const auto conv = tables_->tiledConv(group_, {})) least = std::min(least, smallestTilingBytes(*conv));
        return least;
    }

    std::shared_ptr<const BrrTables> tables_;
    GrowingTraffic traffic_;
    PyramidBuilder builder_;
    GroupSet group_;
    std::vector<OpId> pushed_;
    std::vector<std::int64_t> bounds_;
};

}  // namespace

std::unique_ptr<GrowingGroup> makeBrrGrowingGroup(std::shared_ptr<const BrrTables> tables) {
    return std::make_unique<BrrGrowingGroup>(std::move(tables));
}

}  // namespace fusescope
