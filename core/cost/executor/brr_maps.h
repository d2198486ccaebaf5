// SPDX-License-Identifier: Apache-2.0
// What a BRR pass has on chip: full maps, some channels of sliced maps, and nothing of the ops between them, which are
// computed where they are read. Asking for channels of a sliced map that are not there computes them, with their
// weights.
#pragma once

#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/cost/executor/brr_tiles.h"
#include "core/cost/executor/executed_group.h"

namespace fusescope {

/// What the passes of a group have in common.
struct BrrProgress {
    std::vector<std::vector<double>> written;   // [made tensors] as in DRAM
    std::vector<std::int64_t> rowsWritten;      // [made tensors]
    std::vector<std::int64_t> channelsWeighed;  // [ops] output channels whose weights were streamed in
    std::vector<std::int64_t> channelsAgain;    // [ops] of them, those streamed before in the same pass
    std::string problem;
    bool isGivenUp = false;  // maps are computed over and over; nothing is wrong, but it would take too long

    void fail(std::string what) {
        if (problem.empty()) problem = std::move(what);
    }
};

/// Channels of sliced maps that are on chip together: a tensor and the number of its block.
using SlicedBlocks = std::set<std::pair<std::size_t, std::int64_t>>;

inline constexpr std::size_t kNoMap = static_cast<std::size_t>(-1);

class BrrMaps {
 public:
    /// `rows`: of every tensor in this pass. Keeps references.
    BrrMaps(const ExecutedGroup& group, const std::vector<HeldMap>& held, const std::vector<Interval>& rows,
            BrrProgress& progress);

    bool isSliced(std::size_t tensor) const { return held_[tensor].holding == MapHolding::Sliced; }
    /// Lies in a full map, its own or another's.
    bool isFull(std::size_t tensor) const { return group_.isMade(tensor) && owners_[tensor] != kNoMap; }
    std::size_t owner(std::size_t tensor) const { return owners_[tensor]; }
    /// Puts the values of a local op where `owner` has its own; kNoMap: nowhere.
    void setOwner(std::size_t op, std::size_t owner) { owners_[op] = owner; }

    bool isDone(std::size_t tensor) const { return buffers_[tensor].isDone; }
    void setDone(std::size_t tensor) { buffers_[tensor].isDone = true; }

    void countWeights(std::size_t op, std::int64_t channels) { weighed_[op] += channels; }
    /// Starts the sums of a full convolution, before any channel of its operand.
    void begin(std::size_t op);
    /// Adds what one channel of its operand contributes.
    void addChannel(std::size_t op, std::int64_t source);
    /// One channel of a local op that lies in a full map.
    void compute(std::size_t op, std::int64_t channel);
    /// One channel of the rows that are new in this pass.
    void write(std::size_t tensor, std::int64_t channel);

    bool areLoaded(const SlicedBlocks& blocks) const;
    void load(const SlicedBlocks& blocks);
    /// What a channel of a tensor, or of the result of an op, is computed from, as far as it is sliced.
    void collectBlocks(std::size_t tensor, std::int64_t channel, SlicedBlocks& blocks) const;
    void collectOperandBlocks(std::size_t op, std::int64_t channel, SlicedBlocks& blocks) const;
    /// Full maps that tensors are computed from, also through sliced ones.
    std::set<std::size_t> fullSources(std::span<const std::size_t> tensors) const;

    /// Adds what the pass did to the progress of all passes.
    void finish();

 private:
    class Operands;
    class OneChannel;
    /// In place, a later tensor may lie where an earlier one did.
    struct Buffer {
        std::vector<double> elements;        // [channel in buffer, row, column]
        std::vector<std::size_t> occupants;  // [channels] of a full map: whose values those are
        std::int64_t block = -1;             // of a sliced map: which channels are loaded
        bool isDone = false;
    };

    const MapSize& size(std::size_t tensor) const { return group_.tensors[tensor].size; }
    const OpArithmetic& arithmetic(std::size_t op) const { return *group_.ops[op].arithmetic; }
    void allocate(std::size_t op);
    void loadBlock(std::size_t tensor, std::int64_t block);
    void addSource(std::size_t op, const Interval& channels, std::int64_t source);
    double& cell(std::size_t tensor, const MapPlace& at);
    double element(std::size_t tensor, const MapPlace& at);
    double operandElement(std::size_t op, std::size_t tensor, const MapPlace& at);
    double miss(std::size_t tensor, std::int64_t row);
    template <class Visitor>
    void forEachElement(std::size_t tensor, const Interval& channels, Visitor&& visit);

    const ExecutedGroup& group_;
    const std::vector<HeldMap>& held_;
    const std::vector<Interval>& rows_;
    BrrProgress& progress_;
    std::vector<Buffer> buffers_;
    std::vector<std::size_t> owners_;    // [made tensors] whose full map holds the values
    std::vector<std::int64_t> weighed_;  // [ops] channels whose weights were streamed in
    std::int64_t loads_ = 0;
};

}  // namespace fusescope
