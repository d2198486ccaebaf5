// SPDX-License-Identifier: Apache-2.0
// Convolutions, transposed convolutions, and products with a constant matrix.
#include <cmath>

#include "core/cost/executor/window_geometry.h"

namespace fusescope {
namespace {

/// What convolutions share: an element is its bias and what each input channel of its group adds.
class Convolution : public OpArithmetic, public ChannelSum {
 public:
    Convolution(const SizedOp& sized, const Weight& filter, std::int64_t groups)
        : input_(sized.inputs.front()), output_(sized.output), groups_(groups) {
        std::int64_t count = 1;
        for (const std::int64_t size : filter.shape) count *= size;
        const double terms = static_cast<double>(count) / static_cast<double>(output_.channels);
        filter_ = weightValues(sized, filter, 1.7 / std::sqrt(std::max(1.0, terms)));
        if (const Weight* bias = weightIn(sized.op, 2)) bias_ = weightValues(sized, *bias, 0.5);
    }

    double element(const MapPlace& out, OperandElements& operands) const override {
        double sum = start(out);
        const Interval channels = channelsOf(0, out.channel);
        for (std::int64_t channel = channels.first; channel <= channels.last; ++channel)
            sum = addChannel(sum, out, channel, operands);
        return sum;
    }
    double start(const MapPlace& out) const override {
        return bias_.empty() ? 0 : bias_[static_cast<std::size_t>(out.channel) % bias_.size()];
    }
    Interval channelsOf(std::size_t /*operand*/, std::int64_t outputChannel) const override {
        const std::int64_t perGroup = input_.channels / groups_;
        const std::int64_t group = outputChannel / (output_.channels / groups_);
        return {group * perGroup, (group + 1) * perGroup - 1};
    }
    const ChannelSum* asChannelSum() const override { return this; }
    std::int64_t groupCount() const override { return groups_; }

 protected:
    MapSize input_;
    MapSize output_;
    std::int64_t groups_;
    std::vector<double> filter_;
    std::vector<double> bias_;
};

class DirectConvolution : public Convolution {
 public:
    DirectConvolution(const SizedOp& sized, const Weight& filter, const WindowGeometry& window)
        : Convolution(sized, filter, sized.op.attribute<std::int64_t>("group", 1)), window_(window) {}

    double addChannel(double sum, const MapPlace& out, std::int64_t channel, OperandElements& operands) const override {
        const Interval mine = channelsOf(0, out.channel);
        if (!mine.contains(channel)) return sum;
        const WindowAxis& rows = window_.rows;
        const WindowAxis& columns = window_.columns;
        std::int64_t tap = (out.channel * mine.length() + channel - mine.first) * rows.taps * columns.taps;
        for (std::int64_t i = 0; i < rows.taps; ++i)
            for (std::int64_t j = 0; j < columns.taps; ++j, ++tap) {
                const MapPlace place{out.batch, channel, rows.position(out.row, i), columns.position(out.column, j)};
                if (!rows.isInside(place.row) || !columns.isInside(place.column)) continue;
                sum += filter_[static_cast<std::size_t>(tap)] * operands.at(0, place);
            }
        return sum;
    }
    Interval rowsOf(std::size_t /*operand*/, std::int64_t row) const override { return window_.rows.read(row); }
    RowPace paceOf(std::size_t /*operand*/) const override { return {window_.rows.stride, 1}; }
    Interval columnsOf(std::size_t /*operand*/) const override {
        return {window_.columns.read(0).first, window_.columns.read(window_.columns.output - 1).last};
    }

 private:
    WindowGeometry window_;
};

class TransposedConvolution : public Convolution {
 public:
    TransposedConvolution(const SizedOp& sized, const Weight& filter, const WindowGeometry& window)
        : Convolution(sized, filter, sized.op.attribute<std::int64_t>("group", 1)), window_(window) {}

    double addChannel(double sum, const MapPlace& out, std::int64_t channel, OperandElements& operands) const override {
        if (!channelsOf(0, out.channel).contains(channel)) return sum;
        const std::int64_t perGroup = output_.channels / groups_;
        std::int64_t tap = (channel * perGroup + out.channel % perGroup) * window_.rows.taps * window_.columns.taps;
        for (std::int64_t i = 0; i < window_.rows.taps; ++i)
            for (std::int64_t j = 0; j < window_.columns.taps; ++j, ++tap) {
                const std::int64_t row = source(window_.rows, out.row, i);
                const std::int64_t column = source(window_.columns, out.column, j);
                if (row < 0 || column < 0) continue;
                sum += filter_[static_cast<std::size_t>(tap)] * operands.at(0, {out.batch, channel, row, column});
            }
        return sum;
    }
    /// The nearest positions that the first and the last tap may reach, whether a tap falls on them or not.
    Interval rowsOf(std::size_t /*operand*/, std::int64_t row) const override {
        const WindowAxis& axis = window_.rows;
        const std::int64_t reach = (axis.taps - 1) * axis.dilation;
        const std::int64_t first =
            std::max<std::int64_t>(0, row + axis.padding - reach + axis.stride - 1) / axis.stride;
        return {first, std::min(axis.input - 1, (row + axis.padding) / axis.stride)};
    }
    Interval columnsOf(std::size_t /*operand*/) const override { return wholeOf(input_.columns); }
    RowPace paceOf(std::size_t /*operand*/) const override { return {1, window_.rows.stride}; }

 private:
    /// The input position that a tap takes for an output position; -1 if none.
    static std::int64_t source(const WindowAxis& axis, std::int64_t out, std::int64_t tap) {
        const std::int64_t spread = out + axis.padding - tap * axis.dilation;
        if (spread < 0 || spread % axis.stride != 0 || spread / axis.stride >= axis.input) return -1;
        return spread / axis.stride;
    }

    WindowGeometry window_;
};

class Product : public Convolution {
 public:
    Product(const SizedOp& sized, const Weight& matrix, bool isTransposed)
        : Convolution(sized, matrix, 1), isTransposed_(isTransposed) {}

    double addChannel(double sum, const MapPlace& out, std::int64_t channel, OperandElements& operands) const override {
        const std::int64_t at =
            isTransposed_ ? out.channel * input_.channels + channel : channel * output_.channels + out.channel;
        return sum + filter_[static_cast<std::size_t>(at)] * operands.at(0, {out.batch, channel, out.row, 0});
    }
    Interval rowsOf(std::size_t /*operand*/, std::int64_t row) const override { return {row, row}; }
    Interval columnsOf(std::size_t /*operand*/) const override { return {0, 0}; }

 private:
    bool isTransposed_;
};

}  // namespace

std::unique_ptr<OpArithmetic> makeConvolution(const SizedOp& sized) {
    const bool isTransposed = sized.op.type == "ConvTranspose";
    const Weight* filter = weightIn(sized.op, 1);
    if ((sized.op.type != "Conv" && !isTransposed) || sized.inputs.size() != 1 || !filter || filter->shape.size() != 4)
        return nullptr;
    const auto window = windowGeometry(sized, {filter->shape[2], filter->shape[3]});
    const std::int64_t groups = sized.op.attribute<std::int64_t>("group", 1);
    if (!window || groups < 1 || sized.inputs.front().channels % groups != 0 || sized.output.channels % groups != 0)
        return nullptr;
    if (!isTransposed) return std::make_unique<DirectConvolution>(sized, *filter, *window);
    if (sized.op.attributes.contains("auto_pad") || sized.op.attributes.contains("output_shape")) return nullptr;
    return std::make_unique<TransposedConvolution>(sized, *filter, *window);
}

std::unique_ptr<OpArithmetic> makeProduct(const SizedOp& sized) {
    const bool isGemm = sized.op.type == "Gemm";
    const Weight* matrix = weightIn(sized.op, 1);
    if ((!isGemm && sized.op.type != "MatMul") || sized.inputs.size() != 1 || !matrix || matrix->shape.size() != 2)
        return nullptr;
    if (sized.outputRank == 4 || sized.outputRank != sized.inputRanks.front()) return nullptr;
    const bool isTransposed = isGemm && sized.op.attribute<std::int64_t>("transB", 1) != 0;
    const std::int64_t inner = matrix->shape[isTransposed ? 1 : 0];
    if (inner != sized.inputs.front().channels || sized.op.attribute<std::int64_t>("transA", 0) != 0) return nullptr;
    return std::make_unique<Product>(sized, *matrix, isTransposed);
}

}  // namespace fusescope
