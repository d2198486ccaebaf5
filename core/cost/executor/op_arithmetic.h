// SPDX-License-Identifier: Apache-2.0
// What the ops of a group compute, element by element: the ground that the cost models are checked against. Nothing
// here knows of the models' row rules; which rows an op reads follows from its arithmetic alone.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/graph/op_graph.h"

namespace fusescope {

/// A tensor as a batch of feature maps. [N, T, F] has T rows of F channels; of any other rank, one row.
struct MapSize {
    std::int64_t batch = 1;
    std::int64_t channels = 1;
    std::int64_t rows = 1;
    std::int64_t columns = 1;

    std::int64_t elements() const { return batch * channels * rows * columns; }
    std::int64_t rowElements() const { return batch * channels * columns; }
    friend bool operator==(const MapSize&, const MapSize&) = default;
};

/// Nothing for an unknown shape or more than four axes.
std::optional<MapSize> mapSize(const Tensor& tensor);

struct MapPlace {
    std::int64_t batch = 0;
    std::int64_t channel = 0;
    std::int64_t row = 0;
    std::int64_t column = 0;
};

/// Where an element lies in a whole tensor: [batch, channel, row, column].
std::size_t elementIndex(const MapSize& size, const MapPlace& place);

/// first … last, both included; empty if last < first.
struct Interval {
    std::int64_t first = 0;
    std::int64_t last = -1;

    bool isEmpty() const { return last < first; }
    std::int64_t length() const { return isEmpty() ? 0 : last - first + 1; }
    bool contains(std::int64_t value) const { return first <= value && value <= last; }
};

/// 0 … count - 1.
inline Interval wholeOf(std::int64_t count) { return {0, count - 1}; }

/// The smallest interval around both.
Interval joined(const Interval& a, const Interval& b);

/// How far an op moves on in its operand for each output row: `input` rows in `output` rows.
struct RowPace {
    std::int64_t input = 1;
    std::int64_t output = 1;
};

/// The operands of one op, in the order of Op::inputs.
class OperandElements {
 public:
    virtual ~OperandElements() = default;
    virtual double at(std::size_t operand, const MapPlace& place) = 0;
};

/// An op that adds up contributions of input channels, in any order.
class ChannelSum {
 public:
    virtual ~ChannelSum() = default;
    virtual double start(const MapPlace& out) const = 0;
    /// `sum` with what one input channel adds to the element; unchanged if the element does not depend on it.
    virtual double addChannel(double sum, const MapPlace& out, std::int64_t inputChannel,
                              OperandElements& operands) const = 0;
    virtual std::int64_t groupCount() const { return 1; }
};

/// An op whose one output row takes in every input row once, in order.
class RowEater {
 public:
    virtual ~RowEater() = default;
    /// `taken`: the output row so far, zeros at first; [batch, channel, column].
    virtual void eat(std::int64_t row, OperandElements& operands, std::span<double> taken) const = 0;
    virtual void finish(std::span<double> taken) const = 0;
};

class OpArithmetic {
 public:
    virtual ~OpArithmetic() = default;
    virtual double element(const MapPlace& out, OperandElements& operands) const = 0;
    /// Rows of an operand from the first to the last that an output row reads, those in gaps between included.
    virtual Interval rowsOf(std::size_t operand, std::int64_t outputRow) const = 0;
    virtual Interval channelsOf(std::size_t operand, std::int64_t outputChannel) const = 0;
    /// Columns that any output element reads.
    virtual Interval columnsOf(std::size_t operand) const = 0;
    virtual RowPace paceOf(std::size_t /*operand*/) const { return {}; }
    virtual const ChannelSum* asChannelSum() const { return nullptr; }
    virtual const RowEater* asRowEater() const { return nullptr; }
};

/// Rows of an operand that a stretch of output rows reads.
Interval rowsRead(const OpArithmetic& arithmetic, std::size_t operand, const Interval& outputRows);

/// The arithmetic of an op, with weights drawn from `seed`; null for an op or a shape it does not know.
std::unique_ptr<OpArithmetic> makeArithmetic(const OpGraph& graph, OpId op, std::uint64_t seed);

}  // namespace fusescope
