// SPDX-License-Identifier: Apache-2.0
// A single convolution in blocks of output channels, input channels and rows. One block each of weights, operand and
// result is on chip; whatever order the loops have, a block that is not there is loaded.
#include <algorithm>
#include <array>
#include <limits>
#include <optional>

#include "core/cost/executor/brr_run.h"
#include "core/cost/widths.h"

namespace fusescope {
namespace {

enum class LoopOrder { OutputsStay, WeightsStay, InputsStay };

struct BlockSizes {
    std::int64_t outputChannels = 0;
    std::int64_t inputChannels = 0;
    std::int64_t rows = 0;
    std::int64_t inputRows = 0;
};

/// Blocks of consecutive channels or rows, the last one perhaps smaller.
std::vector<Interval> cut(const Interval& whole, std::int64_t block) {
    std::vector<Interval> pieces;
    for (std::int64_t at = whole.first; at <= whole.last; at += block)
        pieces.push_back({at, std::min(whole.last, at + block - 1)});
    return pieces;
}

class BlockRun {
 public:
    BlockRun(const ExecutedGroup& group, const BlockSizes& blocks)
        : group_(group),
          blocks_(blocks),
          out_(group.tensors.front().size),
          in_(group.tensors[group.ops.front().inputs[0]].size),
          sum_(*group.ops.front().arithmetic->asChannelSum()),
          sums_(static_cast<std::size_t>(out_.elements())),
          outputBlocks_(cut(wholeOf(out_.channels), blocks.outputChannels)),
          rowBlocks_(cut(wholeOf(out_.rows), blocks.rows)) {
        const std::int64_t perGroup = in_.channels / sum_.groupCount();
        for (std::int64_t g = 0; g < sum_.groupCount(); ++g)
            for (const Interval& block : cut({g * perGroup, (g + 1) * perGroup - 1}, blocks.inputChannels))
                inputBlocks_.push_back(block);
        left_.assign(outputBlocks_.size() * rowBlocks_.size(), 0);
        for (std::size_t k = 0; k < outputBlocks_.size(); ++k)
            for (std::size_t t = 0; t < rowBlocks_.size(); ++t)
                for (const Interval& input : inputBlocks_)
                    left_[k * rowBlocks_.size() + t] += meets(outputBlocks_[k], input);
        needed_ = left_;
        for (const ExecutedTensor& tensor : group.tensors) written_.push_back(unwritten(tensor.size));
    }

    Execution run(LoopOrder order) {
        const auto outputs = outputBlocks_.size();
        const auto inputs = inputBlocks_.size();
        const auto rows = rowBlocks_.size();
        switch (order) {
            case LoopOrder::OutputsStay:
                loop(outputs, rows, inputs, [&](auto k, auto t, auto c) { multiply(k, c, t); });
                break;
            case LoopOrder::WeightsStay:
                loop(outputs, inputs, rows, [&](auto k, auto c, auto t) { multiply(k, c, t); });
                break;
            case LoopOrder::InputsStay:
                loop(rows, inputs, outputs, [&](auto t, auto c, auto k) { multiply(k, c, t); });
                break;
        }
        return result();
    }

 private:
    template <class Visitor>
    static void loop(std::size_t outer, std::size_t middle, std::size_t inner, Visitor&& visit) {
        for (std::size_t i = 0; i < outer; ++i)
            for (std::size_t j = 0; j < middle; ++j)
                for (std::size_t k = 0; k < inner; ++k) visit(i, j, k);
    }

    /// Whether any of the output channels reads these input channels.
    bool meets(const Interval& outputs, const Interval& inputs) const {
        for (std::int64_t channel = outputs.first; channel <= outputs.last; ++channel)
            if (group_.ops.front().arithmetic->channelsOf(0, channel).contains(inputs.first)) return true;
        return false;
    }

    void multiply(std::size_t k, std::size_t c, std::size_t t) {
        if (!meets(outputBlocks_[k], inputBlocks_[c])) return;
        loadWeights(k, c);
        loadInput(c, t);
        loadOutput(k, t);
        Whole operand(group_.tensors[group_.ops.front().inputs[0]]);
        forEachElement(outputBlocks_[k], rowBlocks_[t], [&](const MapPlace& at) {
            double& value = sums_[elementIndex(out_, at)];
            for (std::int64_t channel = inputBlocks_[c].first; channel <= inputBlocks_[c].last; ++channel)
                value = sum_.addChannel(value, at, channel, operand);
        });
        if (--left_[k * rowBlocks_.size() + t] == 0) write(k, t);
    }

    void loadWeights(std::size_t k, std::size_t c) {
        const std::array<std::size_t, 2> block{k, c};
        if (weightsOnChip_ == block) return;
        weightsOnChip_ = block;
        std::int64_t pairs = 0;
        for (std::int64_t channel = outputBlocks_[k].first; channel <= outputBlocks_[k].last; ++channel)
            if (group_.ops.front().arithmetic->channelsOf(0, channel).contains(inputBlocks_[c].first))
                pairs += inputBlocks_[c].length();
        weightPairs_ += pairs;
        mostPairs_ = std::max(mostPairs_, pairs);
    }

    /// Rows that the block of rows before read as well are not counted again.
    void loadInput(std::size_t c, std::size_t t) {
        const std::array<std::size_t, 2> block{c, t};
        const Interval rows = inputRows(t);
        if (rows.length() > blocks_.inputRows) problem_ = "a block reads more rows than are priced";
        if (inputOnChip_ == block) return;
        inputOnChip_ = block;
        mostInputElements_ = std::max(mostInputElements_, inputBlocks_[c].length() * rows.length() * in_.columns);
        const std::int64_t begin = t == 0 ? 0 : inputRows(t - 1).last + 1;
        const std::int64_t end = t + 1 == rowBlocks_.size() ? in_.rows : rows.last + 1;
        inputElements_ += inputBlocks_[c].length() * std::max<std::int64_t>(0, end - begin) * in_.columns;
    }

    Interval inputRows(std::size_t t) const { return rowsRead(*group_.ops.front().arithmetic, 0, rowBlocks_[t]); }

    /// Partial sums that make room are written, and read again later.
    void loadOutput(std::size_t k, std::size_t t) {
        const std::array<std::size_t, 2> block{k, t};
        if (outputOnChip_ == block) return;
        if (outputOnChip_ && left_[(*outputOnChip_)[0] * rowBlocks_.size() + (*outputOnChip_)[1]] > 0)
            partialElements_ += blockElements((*outputOnChip_)[0], (*outputOnChip_)[1]);
        outputOnChip_ = block;
        mostOutputElements_ = std::max(mostOutputElements_, blockElements(k, t));
        const std::size_t index = k * rowBlocks_.size() + t;
        if (left_[index] < needed_[index]) {
            partialElements_ += blockElements(k, t);
            return;
        }
        forEachElement(outputBlocks_[k], rowBlocks_[t],
                       [&](const MapPlace& at) { sums_[elementIndex(out_, at)] = sum_.start(at); });
    }

    std::int64_t blockElements(std::size_t k, std::size_t t) const {
        return outputBlocks_[k].length() * rowBlocks_[t].length() * out_.columns;
    }

    /// The ops behind the convolution, element by element, on the block that is done.
    void write(std::size_t k, std::size_t t) {
        forEachElement(outputBlocks_[k], rowBlocks_[t], [&](const MapPlace& at) {
            for (std::size_t op = 0; op < group_.ops.size(); ++op) {
                if (!group_.tensors[op].isWritten) continue;
                if (group_.tensors[op].size != out_)
                    problem_ = "\"" + group_.tensors[op].name + "\" is not in step with the convolution";
                else
                    written_[op][elementIndex(out_, at)] = element(op, at, k, t);
            }
        });
    }

    double element(std::size_t tensor, const MapPlace& at, std::size_t k, std::size_t t) {
        if (!outputBlocks_[k].contains(at.channel) || !rowBlocks_[t].contains(at.row)) {
            problem_ = "an element of \"" + group_.tensors[tensor].name + "\" is not on chip";
            return 0;
        }
        if (tensor == 0) return sums_[elementIndex(out_, at)];
        Behind operands(*this, group_.ops[tensor], k, t);
        return group_.ops[tensor].arithmetic->element(at, operands);
    }

    Execution result() {
        Execution result;
        result.isSupported = true;
        result.problem = problem_;
        const std::int64_t pairs = out_.channels * (in_.channels / sum_.groupCount());
        result.dramBytes = group_.weightBytes() * weightPairs_ / pairs + bytesOf(inputElements_, inputBits()) +
                           bytesOf(partialElements_, group_.tensors.front().bits);
        // The priced block of weights is of filter elements, the bias left out.
        result.peakBytes = group_.ops.front().filterBytes * mostPairs_ / pairs +
                           bytesOf(mostInputElements_, inputBits()) +
                           bytesOf(mostOutputElements_, group_.tensors.front().bits);
        result.passBytes = result.peakBytes;
        for (std::size_t op = 0; op < group_.ops.size(); ++op) {
            const ExecutedTensor& tensor = group_.tensors[op];
            if (!tensor.isWritten) continue;
            result.dramBytes += bytesOf(tensor.size.elements(), tensor.bits);
            result.largestDifference = std::max(result.largestDifference, largestDifference(tensor, written_[op]));
        }
        return result;
    }

    int inputBits() const { return group_.tensors[group_.ops.front().inputs[0]].bits; }

    class Whole : public OperandElements {
     public:
        explicit Whole(const ExecutedTensor& tensor) : tensor_(tensor) {}
        double at(std::size_t /*operand*/, const MapPlace& place) override {
            return tensor_.expected[elementIndex(tensor_.size, place)];
        }

     private:
        const ExecutedTensor& tensor_;
    };

    class Behind : public OperandElements {
     public:
        Behind(BlockRun& run, const ExecutedOp& op, std::size_t k, std::size_t t) : run_(run), op_(op), k_(k), t_(t) {}
        double at(std::size_t operand, const MapPlace& place) override {
            return run_.element(op_.inputs[operand], place, k_, t_);
        }

     private:
        BlockRun& run_;
        const ExecutedOp& op_;
        std::size_t k_;
        std::size_t t_;
    };

    template <class Visitor>
    void forEachElement(const Interval& channels, const Interval& rows, Visitor&& visit) const {
        MapPlace at;
        for (at.channel = channels.first; at.channel <= channels.last; ++at.channel)
            for (at.row = rows.first; at.row <= rows.last; ++at.row)
                for (at.column = 0; at.column < out_.columns; ++at.column) visit(at);
    }

    const ExecutedGroup& group_;
    BlockSizes blocks_;
    MapSize out_;
    MapSize in_;
    const ChannelSum& sum_;
    std::vector<double> sums_;
    std::vector<Interval> outputBlocks_;
    std::vector<Interval> inputBlocks_;
    std::vector<Interval> rowBlocks_;
    std::vector<int> left_;    // [output block, row block] input blocks to come
    std::vector<int> needed_;  // the same at first
    std::vector<std::vector<double>> written_;
    std::optional<std::array<std::size_t, 2>> weightsOnChip_;
    std::optional<std::array<std::size_t, 2>> inputOnChip_;
    std::optional<std::array<std::size_t, 2>> outputOnChip_;
    std::int64_t weightPairs_ = 0;  // of an input and an output channel
    std::int64_t inputElements_ = 0;
    std::int64_t partialElements_ = 0;
    std::int64_t mostPairs_ = 0;  // on chip at once, and so on
    std::int64_t mostInputElements_ = 0;
    std::int64_t mostOutputElements_ = 0;
    std::string problem_;
};

BlockSizes blockSizes(const ExecutedGroup& group, std::span<const Term> terms) {
    BlockSizes blocks;
    const ExecutedTensor& out = group.tensors.front();
    const ExecutedTensor& in = group.tensors[group.ops.front().inputs[0]];
    for (const Term& term : terms) {
        if (term.kind == TermKind::Slice) {
            blocks.rows = term.rows;
            blocks.outputChannels =
                std::min(out.size.channels, term.bytes * 8 / (term.rows * out.size.columns * out.bits));
        } else if (term.kind == TermKind::WindowRows) {
            blocks.inputRows = term.rows;
            blocks.inputChannels = std::min(in.size.channels, term.bytes * 8 / (term.rows * in.size.columns * in.bits));
        }
    }
    return blocks;
}

}  // namespace

Execution runBlocks(const ExecutedGroup& group, std::span<const Term> terms, const Accelerator& accelerator) {
    Execution least;
    const bool isBatch = group.tensors.front().size.batch > 1;
    if (isBatch || accelerator.weightBufferBytes || !group.ops.front().arithmetic->asChannelSum()) {
        least.problem = "the executor tiles convolutions without batches and separate weight buffers";
        return least;
    }
    const BlockSizes blocks = blockSizes(group, terms);
    for (const LoopOrder order : {LoopOrder::OutputsStay, LoopOrder::WeightsStay, LoopOrder::InputsStay}) {
        Execution result = BlockRun(group, blocks).run(order);
        const bool isFirst = order == LoopOrder::OutputsStay;
        if (isFirst || (result.problem.empty() && result.dramBytes < least.dramBytes)) least = std::move(result);
    }
    return least;
}

}  // namespace fusescope
