// SPDX-License-Identifier: Apache-2.0
#include "core/search/block_model.h"

#include <algorithm>

namespace fusescope {
namespace {

class GrowingBlocks : public GrowingGroup {
 public:
    GrowingBlocks(std::unique_ptr<GrowingGroup> inner, std::shared_ptr<const Blocks> blocks)
        : inner_(std::move(inner)),
          blocks_(std::move(blocks)),
          partners_(blocks_->ops.size()),
          isInside_(blocks_->ops.size(), false) {
        for (const auto& [a, b] : blocks_->apart) {
            partners_[a.index()].push_back(b);
            partners_[b.index()].push_back(a);
        }
    }

    void push(OpId block) override {
        for (const OpId op : blocks_->ops[block.index()]) inner_->push(op);
        isInside_[block.index()] = true;
        meetings_.push_back(meetings() + std::count_if(partners_[block.index()].begin(), partners_[block.index()].end(),
                                                       [&](OpId other) { return isInside_[other.index()]; }));
        pushed_.push_back(block);
    }
    void pop() override {
        const OpId block = pushed_.back();
        for (std::size_t op = 0; op < blocks_->ops[block.index()].size(); ++op) inner_->pop();
        isInside_[block.index()] = false;
        meetings_.pop_back();
        pushed_.pop_back();
    }
    std::int64_t bufferBoundBytes() const override { return meetings() > 0 ? kNoBuffer : inner_->bufferBoundBytes(); }
    std::int64_t dramBoundBytes() const override { return inner_->dramBoundBytes(); }
    std::int64_t compulsoryDramBytes() const override { return inner_->compulsoryDramBytes(); }
    Price price() override {
        Price price = inner_->price();
        if (meetings() > 0) price.bufferBytes.reset();
        return price;
    }

 private:
    std::int64_t meetings() const { return meetings_.empty() ? 0 : meetings_.back(); }

    std::unique_ptr<GrowingGroup> inner_;
    std::shared_ptr<const Blocks> blocks_;
    std::vector<std::vector<OpId>> partners_;  // [blocks]
    std::vector<bool> isInside_;
    std::vector<std::int64_t> meetings_;  // pairs inside that must stay apart, after each push
    std::vector<OpId> pushed_;
};

class BlockModel : public CostModel {
 public:
    BlockModel(std::shared_ptr<const CostModel> model, std::shared_ptr<const Blocks> blocks)
        : model_(std::move(model)), blocks_(std::move(blocks)) {}

    std::vector<Price> price(std::span<const GroupSet> groups, std::int64_t betaBytes) const override {
        std::vector<GroupSet> ops;
        for (const GroupSet& group : groups) ops.push_back(blocks_->opsOf(group));
        std::vector<Price> prices = model_->price(ops, betaBytes);
        for (std::size_t g = 0; g < groups.size(); ++g)
            if (blocks_->hasApart(groups[g])) prices[g].bufferBytes.reset();
        return prices;
    }
    std::vector<Term> terms(const GroupSet& group, std::int64_t betaBytes) const override {
        return blocks_->hasApart(group) ? std::vector<Term>() : model_->terms(blocks_->opsOf(group), betaBytes);
    }
    std::optional<std::int64_t> unfusedDramBytes(OpId block, std::int64_t betaBytes) const override {
        std::int64_t sum = 0;
        for (const OpId op : blocks_->ops[block.index()]) {
            const auto bytes = model_->unfusedDramBytes(op, betaBytes);
            if (!bytes) return std::nullopt;
            sum += *bytes;
        }
        return sum;
    }
    bool isBufferBlind() const override { return model_->isBufferBlind(); }
    std::unique_ptr<GrowingGroup> grow(std::int64_t betaBytes) const override {
        return std::make_unique<GrowingBlocks>(model_->grow(betaBytes), blocks_);
    }

 private:
    std::shared_ptr<const CostModel> model_;
    std::shared_ptr<const Blocks> blocks_;
};

}  // namespace

GroupSet Blocks::opsOf(const GroupSet& blockGroup) const {
    std::vector<OpId> all;
    blockGroup.forEach(
        [&](OpId block) { all.insert(all.end(), ops[block.index()].begin(), ops[block.index()].end()); });
    return GroupSet(std::span<const OpId>(all));
}

bool Blocks::hasApart(const GroupSet& blockGroup) const {
    return std::any_of(apart.begin(), apart.end(), [&](const auto& pair) {
        return blockGroup.contains(pair.first) && blockGroup.contains(pair.second);
    });
}

std::shared_ptr<const CostModel> makeBlockModel(std::shared_ptr<const CostModel> model,
                                                std::shared_ptr<const Blocks> blocks) {
    return std::make_shared<BlockModel>(std::move(model), std::move(blocks));
}

}  // namespace fusescope
