// SPDX-License-Identifier: Apache-2.0
#include "core/cost/lbdf_growing_group.h"

#include <algorithm>
#include <vector>

#include "core/cost/lbdf_buffer.h"

namespace fusescope {
namespace {

class LbdfGrowingGroup : public GrowingGroup {
 public:
    explicit LbdfGrowingGroup(std::shared_ptr<const LbdfTables> tables)
        : tables_(std::move(tables)), traffic_(tables_->traffic), tensors_(tables_->tensors.size()) {}

    void push(OpId op) override {
        traffic_.push(op);
        group_.insert(op);
        steps_.push_back({bufferBytes_, saved_.size(), op});
        const std::int64_t weights = tables_->traffic.weightBytes[op.index()];
        weightBytes_ += weights;
        if (!tables_->accelerator.weightBufferBytes) bufferBytes_ += weights;
        for (const LbdfOutput& output : tables_->ops[op.index()].outputs) {
            for (const LbdfOperand& operand : output.operands) read(operand);
            save(output.tensor).isMade = true;
        }
    }

    void pop() override {
        traffic_.pop();
        group_.erase(steps_.back().op);
        weightBytes_ -= tables_->traffic.weightBytes[steps_.back().op.index()];
        const Step step = steps_.back();
        steps_.pop_back();
        while (saved_.size() > step.savedBefore) {
            tensors_[saved_.back().tensor.index()] = saved_.back().state;
            saved_.pop_back();
        }
        bufferBytes_ = step.bufferBefore;
    }

    std::int64_t bufferBoundBytes() const override {
        const Accelerator& hardware = tables_->accelerator;
        const bool isTooLarge = hardware.maxGroupOps && static_cast<int>(steps_.size()) > *hardware.maxGroupOps;
        const bool isTooHeavy = hardware.weightBufferBytes && weightBytes_ >= *hardware.weightBufferBytes;
        return isTooLarge || isTooHeavy ? kNoBuffer : bufferBytes_;
    }
    std::int64_t dramBoundBytes() const override { return traffic_.traffic().totalBytes(); }
    std::int64_t compulsoryDramBytes() const override { return traffic_.traffic().totalBytes(); }
    Price price() override { return {lbdfBufferBytes(*tables_, group_), traffic_.traffic().totalBytes(), 0}; }

 private:
    struct State {
        std::int64_t bytes = 0;       // its part of the bound
        std::int64_t rowsAtOnce = 0;  // r_u
        bool isMade = false;          // by an op of the group
    };
    struct Saved {
        TensorId tensor;
        State state;
    };
    struct Step {
        std::int64_t bufferBefore;
        std::size_t savedBefore;
        OpId op;
    };

    State& save(TensorId tensor) {
        State& state = tensors_[tensor.index()];
        saved_.push_back({tensor, state});
        return state;
    }

    void read(const LbdfOperand& operand) {
        State& state = save(operand.tensor);
        const LbdfTensor& tensor = tables_->tensors[operand.tensor.index()];
        state.rowsAtOnce = std::max(state.rowsAtOnce, operand.rowsAtOnce);
        const bool isInPlace = state.isMade && tensor.mayBeInPlace && state.rowsAtOnce == 1;
        const std::int64_t bytes = isInPlace ? 0 : rowBytes(tensor, state.rowsAtOnce);
        bufferBytes_ += bytes - state.bytes;
        state.bytes = bytes;
    }

    std::shared_ptr<const LbdfTables> tables_;
    GrowingTraffic traffic_;
    GroupSet group_;
    std::vector<State> tensors_;
    std::vector<Saved> saved_;
    std::vector<Step> steps_;
    std::int64_t bufferBytes_ = 0;
    std::int64_t weightBytes_ = 0;
};

}  // namespace

std::unique_ptr<GrowingGroup> makeLbdfGrowingGroup(std::shared_ptr<const LbdfTables> tables) {
    return std::make_unique<LbdfGrowingGroup>(std::move(tables));
}

}  // namespace fusescope
