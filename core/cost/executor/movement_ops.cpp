// SPDX-License-Identifier: Apache-2.0
// Ops that move elements about, and softmax over channels.
#include <algorithm>
#include <cmath>

#include "core/cost/executor/op_families.h"

namespace fusescope {
namespace {

std::int64_t floorDivide(std::int64_t a, std::int64_t b) { return a >= 0 ? a / b : -((-a + b - 1) / b); }

class Concat : public OpArithmetic {
 public:
    explicit Concat(const SizedOp& sized) {
        for (const MapSize& input : sized.inputs) {
            begins_.push_back(end_);
            end_ += input.channels;
        }
        columns_ = sized.output.columns;
    }

    double element(const MapPlace& out, OperandElements& operands) const override {
        std::size_t operand = begins_.size() - 1;
        while (begins_[operand] > out.channel) --operand;
        return operands.at(operand, {out.batch, out.channel - begins_[operand], out.row, out.column});
    }
    Interval rowsOf(std::size_t /*operand*/, std::int64_t row) const override { return {row, row}; }
    Interval channelsOf(std::size_t operand, std::int64_t channel) const override {
        const std::int64_t end = operand + 1 < begins_.size() ? begins_[operand + 1] : end_;
        if (channel < begins_[operand] || channel >= end) return {};
        return {channel - begins_[operand], channel - begins_[operand]};
    }
    Interval columnsOf(std::size_t /*operand*/) const override { return wholeOf(columns_); }

 private:
    std::vector<std::int64_t> begins_;
    std::int64_t end_ = 0;
    std::int64_t columns_ = 1;
};

/// Zeros around the maps.
class Pad : public OpArithmetic {
 public:
    Pad(const SizedOp& sized, std::int64_t above, std::int64_t left)
        : input_(sized.inputs.front()), above_(above), left_(left) {}

    double element(const MapPlace& out, OperandElements& operands) const override {
        const MapPlace place{out.batch, out.channel, out.row - above_, out.column - left_};
        const bool isInside =
            wholeOf(input_.rows).contains(place.row) && wholeOf(input_.columns).contains(place.column);
        return isInside ? operands.at(0, place) : 0;
    }
    Interval rowsOf(std::size_t /*operand*/, std::int64_t row) const override {
        return {std::max<std::int64_t>(0, row - above_), std::min(input_.rows - 1, row - above_)};
    }
    Interval channelsOf(std::size_t /*operand*/, std::int64_t channel) const override { return {channel, channel}; }
    Interval columnsOf(std::size_t /*operand*/) const override { return wholeOf(input_.columns); }

 private:
    MapSize input_;
    std::int64_t above_;
    std::int64_t left_;
};

std::unique_ptr<OpArithmetic> makePad(const SizedOp& sized) {
    const auto pads = sized.op.attribute<std::vector<std::int64_t>>("pads", {});
    const bool isConstant = sized.op.attribute<std::string>("mode", "constant") == "constant";
    if (pads.size() != 8 || !isConstant || sized.inputs.size() != 1 || sized.outputRank != 4) return nullptr;
    if (pads[0] != 0 || pads[1] != 0 || pads[4] != 0 || pads[5] != 0) return nullptr;
    return std::make_unique<Pad>(sized, pads[2], pads[3]);
}

class Softmax : public OpArithmetic {
 public:
    explicit Softmax(const SizedOp& sized) : size_(sized.output) {}

    double element(const MapPlace& out, OperandElements& operands) const override {
        double sum = 0;
        MapPlace place = out;
        for (place.channel = 0; place.channel < size_.channels; ++place.channel) sum += std::exp(operands.at(0, place));
        return std::exp(operands.at(0, out)) / sum;
    }
    Interval rowsOf(std::size_t /*operand*/, std::int64_t row) const override { return {row, row}; }
    Interval channelsOf(std::size_t /*operand*/, std::int64_t /*channel*/) const override {
        return wholeOf(size_.channels);
    }
    Interval columnsOf(std::size_t /*operand*/) const override { return wholeOf(size_.columns); }

 private:
    MapSize size_;
};

enum class Coordinates { Asymmetric, HalfPixel };
enum class Rounding { Floor, PreferFloor, PreferCeil };

/// Where output positions fall on the operand along one axis, as exact fractions.
struct ResizeAxis {
    std::int64_t input = 1;
    std::int64_t output = 1;

    /// Twice the coordinate times the output size.
    std::int64_t doubled(std::int64_t out, Coordinates coordinates) const {
        return coordinates == Coordinates::Asymmetric ? 2 * out * input : (2 * out + 1) * input - output;
    }
    std::int64_t nearest(std::int64_t out, Coordinates coordinates, Rounding rounding) const {
        const std::int64_t at = doubled(out, coordinates);
        std::int64_t position = floorDivide(at, 2 * output);
        if (rounding == Rounding::PreferFloor) position = -floorDivide(output - at, 2 * output);
        if (rounding == Rounding::PreferCeil) position = floorDivide(at + output, 2 * output);
        return std::clamp<std::int64_t>(position, 0, input - 1);
    }
    Interval between(std::int64_t out) const {
        const std::int64_t below = floorDivide(doubled(out, Coordinates::HalfPixel), 2 * output);
        return {std::clamp<std::int64_t>(below, 0, input - 1), std::clamp<std::int64_t>(below + 1, 0, input - 1)};
    }
    double weightAbove(std::int64_t out) const {
        const std::int64_t at = doubled(out, Coordinates::HalfPixel);
        const std::int64_t below = floorDivide(at, 2 * output);
        return static_cast<double>(at - below * 2 * output) / static_cast<double>(2 * output);
    }
};

class Resize : public OpArithmetic {
 public:
    Resize(const SizedOp& sized, Coordinates coordinates, Rounding rounding, bool isLinear)
        : rows_{sized.inputs.front().rows, sized.output.rows},
          columns_{sized.inputs.front().columns, sized.output.columns},
          coordinates_(coordinates),
          rounding_(rounding),
          isLinear_(isLinear) {}

    double element(const MapPlace& out, OperandElements& operands) const override {
        const auto value = [&](std::int64_t row, std::int64_t column) {
            return operands.at(0, {out.batch, out.channel, row, column});
        };
        if (!isLinear_)
            return value(rows_.nearest(out.row, coordinates_, rounding_),
                         columns_.nearest(out.column, coordinates_, rounding_));
        const Interval rows = rows_.between(out.row);
        const Interval columns = columns_.between(out.column);
        const double down = rows_.weightAbove(out.row);
        const double right = columns_.weightAbove(out.column);
        const double above = value(rows.first, columns.first) * (1 - right) + value(rows.first, columns.last) * right;
        const double below = value(rows.last, columns.first) * (1 - right) + value(rows.last, columns.last) * right;
        return above * (1 - down) + below * down;
    }
    Interval rowsOf(std::size_t /*operand*/, std::int64_t row) const override {
        if (isLinear_) return rows_.between(row);
        const std::int64_t nearest = rows_.nearest(row, coordinates_, rounding_);
        return {nearest, nearest};
    }
    Interval channelsOf(std::size_t /*operand*/, std::int64_t channel) const override { return {channel, channel}; }
    Interval columnsOf(std::size_t /*operand*/) const override { return wholeOf(columns_.input); }
    RowPace paceOf(std::size_t /*operand*/) const override { return {rows_.input, rows_.output}; }

 private:
    ResizeAxis rows_;
    ResizeAxis columns_;
    Coordinates coordinates_;
    Rounding rounding_;
    bool isLinear_;
};

std::unique_ptr<OpArithmetic> makeResize(const SizedOp& sized) {
    const Op& op = sized.op;
    const std::string mode = op.attribute<std::string>("mode", "nearest");
    const std::string centres = op.attribute<std::string>("coordinate_transformation_mode",
                                                          op.type == "Upsample" ? "asymmetric" : "half_pixel");
    const std::string rounding =
        op.attribute<std::string>("nearest_mode", op.type == "Upsample" ? "floor" : "round_prefer_floor");
    const bool isHalfPixel = centres == "half_pixel" || centres == "pytorch_half_pixel";
    if (sized.outputRank != 4 || sized.inputs.size() != 1 || (!isHalfPixel && centres != "asymmetric")) return nullptr;
    if (mode == "linear" && !isHalfPixel) return nullptr;
    if (mode != "linear" && mode != "nearest") return nullptr;
    const auto isEven = [](std::int64_t in, std::int64_t out) { return in % out == 0 || out % in == 0; };
    const bool isExact =
        op.attributes.contains("sizes") || (isEven(sized.inputs.front().rows, sized.output.rows) &&
                                            isEven(sized.inputs.front().columns, sized.output.columns));
    if (!isExact || op.attributes.contains("antialias")) return nullptr;
    if (rounding == "ceil" || sized.inputs.front().channels != sized.output.channels) return nullptr;
    return std::make_unique<Resize>(sized, isHalfPixel ? Coordinates::HalfPixel : Coordinates::Asymmetric,
                                    rounding == "floor"                ? Rounding::Floor
                                    : rounding == "round_prefer_floor" ? Rounding::PreferFloor
                                                                       : Rounding::PreferCeil,
                                    mode == "linear");
}

/// Whether an axis, counted from either end, is the channels' one.
bool isChannelAxis(const SizedOp& sized, std::int64_t axis) {
    const auto rank = static_cast<std::int64_t>(sized.outputRank);
    if (rank == 0) return false;
    return (axis < 0 ? axis + rank : axis) == (rank == 3 ? 2 : rank == 1 ? 0 : 1);
}

}  // namespace

std::unique_ptr<OpArithmetic> makeMovement(const SizedOp& sized) {
    const Op& op = sized.op;
    if (op.type == "Resize" || op.type == "Upsample") return makeResize(sized);
    if (op.type == "Pad") return makePad(sized);
    const bool isConcat = op.type == "Concat" && op.weights.empty();
    if (!isConcat && (op.type != "Softmax" || sized.inputs.size() != 1)) return nullptr;
    if (!isChannelAxis(sized, op.attribute<std::int64_t>("axis", isConcat ? 0 : -1))) return nullptr;
    if (isConcat) return std::make_unique<Concat>(sized);
    return std::make_unique<Softmax>(sized);
}

}  // namespace fusescope
