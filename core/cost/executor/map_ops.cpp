// SPDX-License-Identifier: Apache-2.0
// Pools, and ops on whole maps.
#include <algorithm>
#include <cmath>
#include <limits>

#include "core/cost/executor/window_geometry.h"

namespace fusescope {
namespace {

class Pool : public OpArithmetic {
 public:
    Pool(const SizedOp& sized, const WindowGeometry& window)
        : window_(window),
          takesMaximum_(sized.op.type == "MaxPool"),
          countsPadding_(sized.op.attribute<std::int64_t>("count_include_pad", 0) != 0) {}

    double element(const MapPlace& out, OperandElements& operands) const override {
        double most = std::numeric_limits<double>::lowest();
        double sum = 0;
        int count = 0;
        for (std::int64_t i = 0; i < window_.rows.taps; ++i)
            for (std::int64_t j = 0; j < window_.columns.taps; ++j) {
                const std::int64_t row = window_.rows.position(out.row, i);
                const std::int64_t column = window_.columns.position(out.column, j);
                if (!window_.rows.isInside(row) || !window_.columns.isInside(column)) continue;
                const double value = operands.at(0, {out.batch, out.channel, row, column});
                most = std::max(most, value);
                sum += value;
                ++count;
            }
        if (takesMaximum_) return count == 0 ? 0 : most;
        const auto area = static_cast<double>(window_.rows.taps * window_.columns.taps);
        return sum / (countsPadding_ ? area : std::max(1, count));
    }
    Interval rowsOf(std::size_t /*operand*/, std::int64_t row) const override { return window_.rows.read(row); }
    RowPace paceOf(std::size_t /*operand*/) const override { return {window_.rows.stride, 1}; }
    Interval channelsOf(std::size_t /*operand*/, std::int64_t channel) const override { return {channel, channel}; }
    Interval columnsOf(std::size_t /*operand*/) const override {
        return {window_.columns.read(0).first, window_.columns.read(window_.columns.output - 1).last};
    }

 private:
    WindowGeometry window_;
    bool takesMaximum_;
    bool countsPadding_;
};

class GlobalAverage : public OpArithmetic, public RowEater {
 public:
    explicit GlobalAverage(const SizedOp& sized) : input_(sized.inputs.front()) {}

    double element(const MapPlace& out, OperandElements& operands) const override {
        double sum = 0;
        for (std::int64_t row = 0; row < input_.rows; ++row) sum = addRow(sum, out.batch, out.channel, row, operands);
        return sum / static_cast<double>(input_.rows * input_.columns);
    }
    Interval rowsOf(std::size_t /*operand*/, std::int64_t /*row*/) const override { return wholeOf(input_.rows); }
    Interval channelsOf(std::size_t /*operand*/, std::int64_t channel) const override { return {channel, channel}; }
    Interval columnsOf(std::size_t /*operand*/) const override { return wholeOf(input_.columns); }

    const RowEater* asRowEater() const override { return this; }
    void eat(std::int64_t row, OperandElements& operands, std::span<double> taken) const override {
        std::size_t at = 0;
        for (std::int64_t batch = 0; batch < input_.batch; ++batch)
            for (std::int64_t channel = 0; channel < input_.channels; ++channel, ++at)
                taken[at] = addRow(taken[at], batch, channel, row, operands);
    }
    void finish(std::span<double> taken) const override {
        for (double& sum : taken) sum /= static_cast<double>(input_.rows * input_.columns);
    }

 private:
    double addRow(double sum, std::int64_t batch, std::int64_t channel, std::int64_t row,
                  OperandElements& operands) const {
        for (std::int64_t column = 0; column < input_.columns; ++column)
            sum += operands.at(0, {batch, channel, row, column});
        return sum;
    }

    MapSize input_;
};

class Flatten : public OpArithmetic, public RowEater {
 public:
    explicit Flatten(const SizedOp& sized) : input_(sized.inputs.front()) {}

    double element(const MapPlace& out, OperandElements& operands) const override {
        const std::int64_t inMap = out.channel % (input_.rows * input_.columns);
        return operands.at(0, {out.batch, channelOf(out.channel), inMap / input_.columns, inMap % input_.columns});
    }
    Interval rowsOf(std::size_t /*operand*/, std::int64_t /*row*/) const override { return wholeOf(input_.rows); }
    Interval channelsOf(std::size_t /*operand*/, std::int64_t channel) const override {
        return {channelOf(channel), channelOf(channel)};
    }
    Interval columnsOf(std::size_t /*operand*/) const override { return wholeOf(input_.columns); }

    const RowEater* asRowEater() const override { return this; }
    void eat(std::int64_t row, OperandElements& operands, std::span<double> taken) const override {
        for (std::int64_t batch = 0; batch < input_.batch; ++batch)
            for (std::int64_t channel = 0; channel < input_.channels; ++channel)
                for (std::int64_t column = 0; column < input_.columns; ++column) {
                    const MapPlace place{batch, channel, row, column};
                    taken[elementIndex(input_, place)] = operands.at(0, place);
                }
    }
    void finish(std::span<double> /*taken*/) const override {}

 private:
    std::int64_t channelOf(std::int64_t out) const { return out / (input_.rows * input_.columns); }

    MapSize input_;
};

}  // namespace

std::unique_ptr<OpArithmetic> makePool(const SizedOp& sized) {
    if ((sized.op.type != "MaxPool" && sized.op.type != "AveragePool") || sized.inputs.size() != 1) return nullptr;
    const auto window = windowGeometry(sized, {});
    return window ? std::make_unique<Pool>(sized, *window) : nullptr;
}

std::unique_ptr<OpArithmetic> makeWholeMap(const SizedOp& sized) {
    const std::string& type = sized.op.type;
    if (sized.inputs.size() != 1 || sized.inputRanks.front() != 4) return nullptr;
    if (type == "GlobalAveragePool") return std::make_unique<GlobalAverage>(sized);
    if (type == "ReduceMean") {
        auto axes = sized.op.attribute<std::vector<std::int64_t>>("axes", {});
        for (std::int64_t& axis : axes) axis += axis < 0 ? 4 : 0;
        std::sort(axes.begin(), axes.end());
        return axes == std::vector<std::int64_t>{2, 3} ? std::make_unique<GlobalAverage>(sized) : nullptr;
    }
    const bool isFlat = sized.outputRank == 2 && sized.output.batch == sized.inputs.front().batch;
    return isFlat && (type == "Flatten" || type == "Reshape") ? std::make_unique<Flatten>(sized) : nullptr;
}

}  // namespace fusescope
