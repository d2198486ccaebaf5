// SPDX-License-Identifier: Apache-2.0
// Element by element: activations, arithmetic with broadcasting, batch normalization.
#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <string_view>

#include "core/cost/executor/op_families.h"

namespace fusescope {
namespace {

using Unary = double (*)(double);
using Binary = double (*)(double, double);

Unary unaryFunction(std::string_view type) {
    struct Entry {
        std::string_view type;
        Unary function;
    };
    static constexpr std::array<Entry, 15> kFunctions{{
        {"Relu", [](double x) { return std::max(0.0, x); }},
        {"LeakyRelu", [](double x) { return x < 0 ? 0.01 * x : x; }},
        {"Sigmoid", [](double x) { return 1 / (1 + std::exp(-x)); }},
        {"HardSigmoid", [](double x) { return std::clamp(x / 6 + 0.5, 0.0, 1.0); }},
        {"HardSwish", [](double x) { return x * std::clamp(x / 6 + 0.5, 0.0, 1.0); }},
        {"Clip", [](double x) { return std::clamp(x, 0.0, 6.0); }},
        {"Tanh", [](double x) { return std::tanh(x); }},
        {"Erf", [](double x) { return std::erf(x); }},
        {"Exp", [](double x) { return std::exp(x); }},
        {"Elu", [](double x) { return x < 0 ? std::expm1(x) : x; }},
        {"Abs", [](double x) { return std::abs(x); }},
        {"Neg", [](double x) { return -x; }},
        {"Identity", [](double x) { return x; }},
        {"Dropout", [](double x) { return x; }},
        {"Cast", [](double x) { return x; }},
    }};
    const auto found =
        std::find_if(kFunctions.begin(), kFunctions.end(), [&](const Entry& e) { return e.type == type; });
    return found == kFunctions.end() ? nullptr : found->function;
}

Binary binaryFunction(std::string_view type) {
    if (type == "Add" || type == "Sum") return [](double a, double b) { return a + b; };
    if (type == "Sub") return [](double a, double b) { return a - b; };
    if (type == "Mul") return [](double a, double b) { return a * b; };
    if (type == "Div") return [](double a, double b) { return a / (std::abs(b) + 1); };  // no poles: values are random
    if (type == "Max") return [](double a, double b) { return std::max(a, b); };
    if (type == "Min") return [](double a, double b) { return std::min(a, b); };
    return nullptr;
}

/// An operand of one element along an axis gives that element everywhere.
MapPlace broadcast(const MapSize& size, MapPlace place) {
    if (size.batch == 1) place.batch = 0;
    if (size.channels == 1) place.channel = 0;
    if (size.rows == 1) place.row = 0;
    if (size.columns == 1) place.column = 0;
    return place;
}

class Elementwise : public OpArithmetic {
 public:
    explicit Elementwise(const SizedOp& sized) : sizes_(sized.inputs) {}

    Interval rowsOf(std::size_t operand, std::int64_t row) const override { return along(sizes_[operand].rows, row); }
    Interval channelsOf(std::size_t operand, std::int64_t channel) const override {
        return along(sizes_[operand].channels, channel);
    }
    Interval columnsOf(std::size_t operand) const override { return wholeOf(sizes_[operand].columns); }

 protected:
    double value(std::size_t operand, const MapPlace& out, OperandElements& operands) const {
        return operands.at(operand, broadcast(sizes_[operand], out));
    }

 private:
    static Interval along(std::int64_t size, std::int64_t position) {
        return size == 1 ? Interval{0, 0} : Interval{position, position};
    }

    std::vector<MapSize> sizes_;
};

class UnaryOp : public Elementwise {
 public:
    UnaryOp(const SizedOp& sized, Unary function) : Elementwise(sized), function_(function) {}
    double element(const MapPlace& out, OperandElements& operands) const override {
        return function_(value(0, out, operands));
    }

 private:
    Unary function_;
};

/// A constant operand: a weight, or a scalar, which the graph does not keep and any number stands for.
struct Constant {
    std::vector<double> values;
    MapSize size;

    double at(const MapPlace& place) const { return values[elementIndex(size, broadcast(size, place))]; }
};

/// The last axes of a weight are those of the output.
Constant constantOf(const SizedOp& sized, const Weight& weight) {
    Constant constant{weightValues(sized, weight, 1), {}};
    Tensor aligned;
    aligned.shape = weight.shape;
    while (aligned.shape->size() < sized.outputRank) aligned.shape->insert(aligned.shape->begin(), 1);
    constant.size = mapSize(aligned).value_or(MapSize{});
    if (sized.outputRank != 3) return constant;
    std::vector<double> values(constant.values.size());  // rows before channels in the file, after them in a map
    for (std::int64_t row = 0; row < constant.size.rows; ++row)
        for (std::int64_t channel = 0; channel < constant.size.channels; ++channel)
            values[elementIndex({1, constant.size.channels, constant.size.rows, 1}, {0, channel, row, 0})] =
                constant.values[static_cast<std::size_t>(row * constant.size.channels + channel)];
    constant.values = std::move(values);
    return constant;
}

class BinaryOp : public Elementwise {
 public:
    BinaryOp(const SizedOp& sized, Binary function) : Elementwise(sized), function_(function) {
        int slots = 2;  // one that nothing fills is a scalar
        for (const Operand& operand : sized.op.inputs) slots = std::max(slots, operand.slot + 1);
        for (const Weight& weight : sized.op.weights) slots = std::max(slots, weight.slot + 1);
        sources_.assign(static_cast<std::size_t>(slots), {kScalar, {{0.75}, {}}});
        for (std::size_t i = 0; i < sized.op.inputs.size(); ++i)
            sources_[static_cast<std::size_t>(sized.op.inputs[i].slot)].operand = static_cast<int>(i);
        for (const Weight& weight : sized.op.weights)
            sources_[static_cast<std::size_t>(weight.slot)].constant = constantOf(sized, weight);
    }

    double element(const MapPlace& out, OperandElements& operands) const override {
        double result = from(sources_.front(), out, operands);
        for (std::size_t slot = 1; slot < sources_.size(); ++slot)
            result = function_(result, from(sources_[slot], out, operands));
        return result;
    }

 private:
    static constexpr int kScalar = -1;
    struct Source {
        int operand = kScalar;
        Constant constant;
    };

    double from(const Source& source, const MapPlace& out, OperandElements& operands) const {
        if (source.operand == kScalar) return source.constant.at(out);
        return value(static_cast<std::size_t>(source.operand), out, operands);
    }

    Binary function_;
    std::vector<Source> sources_;
};

class BatchNormalization : public Elementwise {
 public:
    explicit BatchNormalization(const SizedOp& sized) : Elementwise(sized) {
        scale_ = weightValues(sized, *weightIn(sized.op, 1), 1);
        bias_ = weightValues(sized, *weightIn(sized.op, 2), 1);
    }
    double element(const MapPlace& out, OperandElements& operands) const override {
        const auto channel = static_cast<std::size_t>(out.channel);
        return value(0, out, operands) * scale_[channel] + bias_[channel];
    }

 private:
    std::vector<double> scale_;
    std::vector<double> bias_;
};

/// Operands broadcast along axes of the output, rank for rank.
bool broadcastsToOutput(const SizedOp& sized) {
    const auto fits = [](std::int64_t size, std::int64_t out) { return size == out || size == 1; };
    for (std::size_t i = 0; i < sized.inputs.size(); ++i) {
        const MapSize& in = sized.inputs[i];
        if (in.elements() != 1 && sized.inputRanks[i] != sized.outputRank) return false;
        if (!fits(in.batch, sized.output.batch) || !fits(in.channels, sized.output.channels) ||
            !fits(in.rows, sized.output.rows) || !fits(in.columns, sized.output.columns))
            return false;
    }
    return true;
}

}  // namespace

std::unique_ptr<OpArithmetic> makeElementwise(const SizedOp& sized) {
    if (!broadcastsToOutput(sized)) return nullptr;
    const Op& op = sized.op;
    if (const Unary function = unaryFunction(op.type); function && sized.inputs.size() == 1)
        return std::make_unique<UnaryOp>(sized, function);
    if (const Binary function = binaryFunction(op.type)) return std::make_unique<BinaryOp>(sized, function);
    const auto isPerChannel = [&](int slot) {
        const Weight* weight = weightIn(op, slot);
        return weight && weight->shape == Shape{sized.output.channels};
    };
    if (op.type == "BatchNormalization" && sized.inputs.size() == 1 && isPerChannel(1) && isPerChannel(2))
        return std::make_unique<BatchNormalization>(sized);
    return nullptr;
}

}  // namespace fusescope
