// SPDX-License-Identifier: Apache-2.0
#include "core/cost/lbdf_growing_group.h"

#include <algorithm>
#include <vector>

namespace fusescope {
namespace {

class LbdfGrowingGroup : public GrowingGroup {
 public:
    explicit LbdfGrowingGroup(std::shared_ptr<const LbdfTables> tables)
        : tables_(std::move(tables)), tensors_(tables_->tensors.size()) {}

    void push(OpId op) override {
        const LbdfOp& pushed = tables_->ops[op.index()];
        steps_.push_back({bufferBytes_, dramBytes_, saved_.size(), op});
        bufferBytes_ += pushed.weightBytes;
        dramBytes_ += pushed.weightBytes;
        for (const LbdfOutput& output : pushed.outputs) {
            for (const LbdfOperand& operand : output.operands) read(operand, op);
            State& made = save(output.tensor);
            made.isMade = true;
            made.readersOutside = tables_->tensors[output.tensor.index()].readers;
            if (isWritten(output.tensor)) dramBytes_ += tables_->tensors[output.tensor.index()].bytes;
        }
    }

    void pop() override {
        const Step& step = steps_.back();
        while (saved_.size() > step.savedBefore) {
            tensors_[saved_.back().tensor.index()] = saved_.back().state;
            saved_.pop_back();
        }
        bufferBytes_ = step.bufferBefore;
        dramBytes_ = step.dramBefore;
        steps_.pop_back();
    }

    std::int64_t bufferBoundBytes() const override { return bufferBytes_; }
    std::int64_t dramBoundBytes() const override { return dramBytes_; }

 private:
    struct State {
        std::int64_t bytes = 0;       // its part of the bound
        std::int64_t rowsAtOnce = 0;  // r_u
        OpId lastReader;              // an op may read a tensor several times
        int readersOutside = 0;
        bool isMade = false;  // by an op of the group
    };
    struct Saved {
        TensorId tensor;
        State state;
    };
    struct Step {
        std::int64_t bufferBefore;
        std::int64_t dramBefore;
        std::size_t savedBefore;
        OpId op;
    };

    State& save(TensorId tensor) {
        State& state = tensors_[tensor.index()];
        saved_.push_back({tensor, state});
        return state;
    }

    /// Made in the group and needed outside: it goes to DRAM.
    bool isWritten(TensorId tensor) const {
        return tensors_[tensor.index()].readersOutside > 0 || tables_->tensors[tensor.index()].isGraphOutput;
    }

    void read(const LbdfOperand& operand, OpId reader) {
        State& state = save(operand.tensor);
        const LbdfTensor& tensor = tables_->tensors[operand.tensor.index()];
        if (state.lastReader != reader) {
            const bool isFirstReader = !state.lastReader.isValid();
            state.lastReader = reader;
            if (state.isMade) {
                const bool wasWritten = isWritten(operand.tensor);
                --state.readersOutside;
                if (wasWritten && !isWritten(operand.tensor)) dramBytes_ -= tensor.bytes;
            } else if (isFirstReader) {
                dramBytes_ += tensor.bytes;
            }
        }
        state.rowsAtOnce = std::max(state.rowsAtOnce, operand.rowsAtOnce);
        const bool isInPlace = state.isMade && tensor.mayBeInPlace && state.rowsAtOnce == 1;
        const std::int64_t bytes =
            isInPlace ? 0 : tables_->activationBytes(state.rowsAtOnce * tensor.shape.rowElements);
        bufferBytes_ += bytes - state.bytes;
        state.bytes = bytes;
    }

    std::shared_ptr<const LbdfTables> tables_;
    std::vector<State> tensors_;
    std::vector<Saved> saved_;
    std::vector<Step> steps_;
    std::int64_t bufferBytes_ = 0;
    std::int64_t dramBytes_ = 0;
};

}  // namespace

std::unique_ptr<GrowingGroup> makeLbdfGrowingGroup(std::shared_ptr<const LbdfTables> tables) {
    return std::make_unique<LbdfGrowingGroup>(std::move(tables));
}

}  // namespace fusescope
