// SPDX-License-Identifier: Apache-2.0
#include "core/cost/row_schedule.h"

#include <algorithm>
#include <limits>

namespace fusescope {
namespace {

struct Reader {
    std::int32_t tensor;  // what is made by reading
    const RowTable* table;
};

/// Rows made and given up so far, and who reads what.
class Schedule {
 public:
    explicit Schedule(std::vector<ScheduledTensor>& tensors) : tensors_(tensors), state_(tensors.size()) {
        linkReaders();
        for (State& state : state_)  // rows before the first that anybody reads pass by
            if (state.readersEnd > state.readersBegin) release(state);
    }

    /// ensure(u, k) of the definition, with its recursion on a stack of its own.
    void ensure(std::int32_t tensor, std::int32_t rows) {
        stack_.push_back({tensor, rows, 0});
        while (!stack_.empty()) {
            Demand& demand = stack_.back();
            State& state = at(demand.tensor);
            if (state.made >= demand.rows) {
                stack_.pop_back();
                continue;
            }
            const auto& inputs = tensors_[static_cast<std::size_t>(demand.tensor)].inputs;
            if (demand.nextInput < inputs.size()) {
                const auto& input = inputs[demand.nextInput++];
                const std::int32_t needed = input.table->need[static_cast<std::size_t>(state.made) + 1];
                if (at(input.tensor).made < needed) stack_.push_back({input.tensor, needed, 0});
                continue;
            }
            demand.nextInput = 0;
            makeRow(demand.tensor);
        }
    }

 private:
    struct State {
        std::int32_t made = 0;
        std::int32_t released = 0;
        std::uint32_t readersBegin = 0;
        std::uint32_t readersEnd = 0;
        bool isEaten = false;
    };
    struct Demand {
        std::int32_t tensor;
        std::int32_t rows;
        std::size_t nextInput;
    };

    State& at(std::int32_t tensor) { return state_[static_cast<std::size_t>(tensor)]; }

    void linkReaders() {
        for (const auto& tensor : tensors_)
            for (const auto& input : tensor.inputs) ++at(input.tensor).readersEnd;
        std::uint32_t begin = 0;
        for (State& state : state_) {
            const std::uint32_t count = state.readersEnd;
            state.readersBegin = state.readersEnd = begin;
            begin += count;
        }
        readers_.resize(begin);
        for (std::size_t t = 0; t < tensors_.size(); ++t) {
            for (const auto& input : tensors_[t].inputs) {
                State& read = at(input.tensor);
                readers_[read.readersEnd++] = {static_cast<std::int32_t>(t), input.table};
                read.isEaten |= input.table->low.empty();
                tensors_[static_cast<std::size_t>(input.tensor)].isRead = true;
            }
        }
    }

    void makeRow(std::int32_t tensor) {
        State& state = at(tensor);
        ScheduledTensor& scheduled = tensors_[static_cast<std::size_t>(tensor)];
        ++state.made;
        scheduled.peakRows = std::max(scheduled.peakRows, state.made - state.released);
        if (state.isEaten) release(state);
        for (const auto& input : scheduled.inputs) release(at(input.tensor));
    }

    void release(State& state) {
        std::int32_t low = std::numeric_limits<std::int32_t>::max();
        for (std::uint32_t r = state.readersBegin; r < state.readersEnd; ++r) {
            const Reader& reader = readers_[r];
            const auto made = static_cast<std::size_t>(at(reader.tensor).made);
            low = std::min(low, reader.table->low.empty() ? state.made : reader.table->low[made]);
        }
        state.released = std::max(state.released, low);
    }

    std::vector<ScheduledTensor>& tensors_;
    std::vector<State> state_;
    std::vector<Reader> readers_;
    std::vector<Demand> stack_;
};

}  // namespace

void runRowSchedule(std::vector<ScheduledTensor>& tensors) {
    Schedule schedule(tensors);
    std::int64_t mostRows = 0;
    for (const auto& tensor : tensors)
        if (!tensor.isRead) mostRows = std::max<std::int64_t>(mostRows, tensor.rows);
    for (std::int64_t r = 1; r <= mostRows; ++r)
        for (std::size_t t = 0; t < tensors.size(); ++t)
            if (!tensors[t].isRead) {
                const std::int64_t rows = (r * tensors[t].rows + mostRows - 1) / mostRows;
                schedule.ensure(static_cast<std::int32_t>(t), static_cast<std::int32_t>(rows));
            }
    // A reader behind a stride may leave the last rows of a tensor unmade that is written to DRAM as well.
    for (std::size_t t = 0; t < tensors.size(); ++t)
        if (tensors[t].isWritten) schedule.ensure(static_cast<std::int32_t>(t), tensors[t].rows);
}

}  // namespace fusescope
