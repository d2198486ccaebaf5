// SPDX-License-Identifier: Apache-2.0
#include "tests/support/shrunk_graph.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/graph/op_graph_builder.h"

namespace fusescope::test {
namespace {

using Sizes = std::vector<std::int64_t>;

class Shrinker {
 public:
    Shrinker(const OpGraph& graph, const Shrinking& shrinking)
        : graph_(graph), shrinking_(shrinking), builder_(graph.name()) {}

    std::shared_ptr<const OpGraph> shrink() {
        for (const TensorId input : graph_.graphInputs()) {
            const Tensor& tensor = graph_.tensor(input);
            builder_.markGraphInput(builder_.tensor(tensor.name));
            setShape(input, tensor.shape ? fewerRows(*tensor.shape) : std::optional<Shape>());
        }
        for (const Op& op : graph_.ops()) add(op);
        for (const TensorId output : graph_.graphOutputs())
            builder_.markGraphOutput(builder_.tensor(graph_.tensor(output).name));
        return builder_.build();
    }

 private:
    Shape fewerRows(Shape shape) const {
        for (std::size_t axis = 2; axis < shape.size(); ++axis)
            shape[axis] = std::min(shape[axis], shrinking_.mostRows);
        return shape;
    }
    std::int64_t fewer(std::int64_t channels) const {
        return std::max<std::int64_t>(1, channels / shrinking_.channelDivisor);
    }

    void setShape(TensorId old, std::optional<Shape> shape) {
        if (shape && std::any_of(shape->begin(), shape->end(), [](std::int64_t size) { return size < 1; }))
            shape.reset();
        builder_.setType(builder_.tensor(graph_.tensor(old).name), graph_.tensor(old).elementType, shape);
        shapes_[old.index()] = std::move(shape);
    }

    void add(const Op& old) {
        Op op = old;
        std::vector<Shape> in;
        for (Operand& operand : op.inputs) {
            if (const auto& shape = shapes_[operand.tensor.index()]) in.push_back(*shape);
            operand.tensor = builder_.tensor(graph_.tensor(operand.tensor).name);
        }
        const bool isKnown = in.size() == op.inputs.size() && !in.empty() && old.outputs.size() == 1;
        const std::optional<Shape> made = isKnown ? shapeOf(op, old, in) : std::nullopt;
        for (TensorId& output : op.outputs) {
            setShape(output, made);
            output = builder_.tensor(graph_.tensor(output).name);
        }
        builder_.addOp(std::move(op));
    }

    /// The shape of the op's output; shrinks its attributes and weights.
    std::optional<Shape> shapeOf(Op& op, const Op& old, const std::vector<Shape>& in) {
        static constexpr std::array<std::string_view, 4> kJoining{"Add", "Mul", "Sub", "Div"};
        static constexpr std::array<std::string_view, 12> kSame{"Relu",      "Clip",    "Sigmoid",   "HardSigmoid",
                                                                "HardSwish", "Tanh",    "LeakyRelu", "Erf",
                                                                "Softmax",   "Dropout", "Identity",  "Elu"};
        if (op.type == "Conv") return convolved(op, in.front());
        if (op.type == "MaxPool" || op.type == "AveragePool") return windowed(op, in.front());
        if (op.type == "GlobalAveragePool") return Shape{in[0][0], in[0][1], 1, 1};
        if (op.type == "Flatten") return Shape{in[0][0], elements(in[0]) / in[0][0]};
        if (op.type == "Gemm") return multiplied(op, in.front());
        if (op.type == "Concat") return joinedChannels(op, in);
        if (op.type == "Resize") return resized(old, in.front());
        if (op.type == "Pad") return padded(op, in.front());
        if (op.type == "BatchNormalization") {
            for (Weight& weight : op.weights) weight.shape = {in[0][1]};
            return in.front();
        }
        const bool isJoining = std::find(kJoining.begin(), kJoining.end(), op.type) != kJoining.end();
        const bool isSame = std::find(kSame.begin(), kSame.end(), op.type) != kSame.end();
        if ((!isJoining && !isSame) || !op.weights.empty()) return std::nullopt;
        return *std::max_element(in.begin(), in.end(),
                                 [](const auto& a, const auto& b) { return elements(a) < elements(b); });
    }

    std::optional<Shape> convolved(Op& op, const Shape& in) const {
        const std::int64_t oldGroups = op.attribute<std::int64_t>("group", 1);
        Weight& filter = op.weights.front();
        if (filter.shape.size() != 4 || in.size() != 4) return std::nullopt;
        const bool isDepthwise = oldGroups > 1 && filter.shape[1] == 1;
        std::int64_t outputs = fewer(filter.shape[0]);
        std::int64_t groups = 1;
        if (isDepthwise) {
            groups = in[1];
            outputs = in[1] * std::max<std::int64_t>(1, filter.shape[0] / oldGroups);
        } else if (oldGroups > 1 && in[1] % 2 == 0 && outputs % 2 == 0) {
            groups = 2;
        }
        op.attributes["group"] = groups;
        filter.shape = {outputs, in[1] / groups, filter.shape[2], filter.shape[3]};
        for (Weight& weight : op.weights)
            if (weight.slot == 2) weight.shape = {outputs};
        op.attributes.try_emplace("kernel_shape", Sizes{filter.shape[2], filter.shape[3]});
        auto made = windowed(op, in);
        if (made) (*made)[1] = outputs;
        return made;
    }

    static std::optional<Shape> windowed(const Op& op, const Shape& in) {
        if (in.size() != 4 || op.attributes.contains("auto_pad")) return std::nullopt;
        const auto kernel = op.attribute<Sizes>("kernel_shape", {});
        const auto strides = op.attribute<Sizes>("strides", {1, 1});
        const auto dilations = op.attribute<Sizes>("dilations", {1, 1});
        const auto pads = op.attribute<Sizes>("pads", {0, 0, 0, 0});
        const bool isCeil = op.attribute<std::int64_t>("ceil_mode", 0) != 0;
        Shape made{in[0], in[1]};
        for (std::size_t axis = 0; axis < 2; ++axis) {
            const std::int64_t room =
                in[axis + 2] + pads[axis] + pads[axis + 2] - (kernel[axis] - 1) * dilations[axis] - 1;
            if (room < 0) return std::nullopt;
            made.push_back((room + (isCeil ? strides[axis] - 1 : 0)) / strides[axis] + 1);
        }
        return made;
    }

    std::optional<Shape> multiplied(Op& op, const Shape& in) const {
        Weight& matrix = op.weights.front();
        if (in.size() != 2 || matrix.shape.size() != 2) return std::nullopt;
        const bool isTransposed = op.attribute<std::int64_t>("transB", 0) != 0;
        const std::int64_t outputs = fewer(matrix.shape[isTransposed ? 0 : 1]);
        matrix.shape = isTransposed ? Shape{outputs, in[1]} : Shape{in[1], outputs};
        for (Weight& weight : op.weights)
            if (weight.slot == 2) weight.shape = {outputs};
        return Shape{in[0], outputs};
    }

    static std::optional<Shape> joinedChannels(const Op& op, const std::vector<Shape>& in) {
        if (op.attribute<std::int64_t>("axis", 0) != 1) return std::nullopt;
        Shape made = in.front();
        for (std::size_t i = 1; i < in.size(); ++i) made[1] += in[i][1];
        return made;
    }

    static std::optional<Shape> padded(const Op& op, Shape shape) {
        const auto pads = op.attribute<Sizes>("pads", {});
        if (pads.size() != 2 * shape.size()) return std::nullopt;
        for (std::size_t axis = 0; axis < shape.size(); ++axis) shape[axis] += pads[axis] + pads[axis + shape.size()];
        return shape;
    }

    /// By the same factor, if it is integral.
    std::optional<Shape> resized(const Op& old, const Shape& in) const {
        const auto& from = graph_.tensor(old.inputs.front().tensor).shape;
        const auto& to = graph_.tensor(old.outputs.front()).shape;
        if (!from || !to || in.size() != 4 || (*to)[2] % (*from)[2] != 0 || (*to)[3] % (*from)[3] != 0)
            return std::nullopt;
        return Shape{in[0], in[1], in[2] * ((*to)[2] / (*from)[2]), in[3] * ((*to)[3] / (*from)[3])};
    }

    static std::int64_t elements(const Shape& shape) {
        std::int64_t count = 1;
        for (const std::int64_t size : shape) count *= size;
        return count;
    }

    const OpGraph& graph_;
    const Shrinking& shrinking_;
    OpGraphBuilder builder_;
    std::vector<std::optional<Shape>> shapes_{graph_.tensors().size()};
};

}  // namespace

std::shared_ptr<const OpGraph> shrunkGraph(const OpGraph& graph, const Shrinking& shrinking) {
    return Shrinker(graph, shrinking).shrink();
}

}  // namespace fusescope::test
