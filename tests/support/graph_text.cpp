// SPDX-License-Identifier: Apache-2.0
#include "tests/support/graph_text.h"

#include <algorithm>
#include <map>
#include <sstream>
#include <stdexcept>

#include "core/graph/op_graph_builder.h"

namespace fusescope::test {
namespace {

using Numbers = std::map<char, std::int64_t>;

struct Node {
    std::string name;
    std::string kind;
    std::vector<std::string> operands;
};

std::string trimmed(const std::string& text) {
    const auto begin = text.find_first_not_of(" \n\t");
    return begin == std::string::npos ? "" : text.substr(begin, text.find_last_not_of(" \n\t") - begin + 1);
}

std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> parts;
    std::stringstream stream(text);
    for (std::string part; std::getline(stream, part, separator);)
        if (!trimmed(part).empty()) parts.push_back(trimmed(part));
    return parts;
}

/// Nodes in the order of their kinds' mention.
std::vector<Node> parse(const std::string& text) {
    std::vector<Node> nodes;
    const auto find = [&](const std::string& name) -> Node& {
        for (Node& node : nodes)
            if (node.name == name) return node;
        nodes.push_back({name, {}, {}});
        return nodes.back();
    };
    for (const std::string& statement : split(text, ';')) {
        std::string before;
        for (const std::string& mention : split(statement, '>')) {
            const auto colon = mention.find(':');
            Node& node = find(mention.substr(0, colon));
            if (colon != std::string::npos) node.kind = mention.substr(colon + 1);
            if (!before.empty()) node.operands.push_back(before);
            before = node.name;
        }
    }
    return nodes;
}

Shape shapeFrom(const std::string& kind) {
    Shape shape;
    for (const std::string& size : split(kind, 'x')) shape.push_back(std::stoll(size));
    if (shape.size() == 3) shape.insert(shape.begin(), 1);
    return shape;
}

/// "Conv3c8" -> "Conv" with k 3, c 8.
std::string splitKind(std::string kind, Numbers& numbers) {
    const auto digit = kind.find_first_of("0123456789");
    if (digit == std::string::npos) return kind;
    char key = 'k';
    for (std::size_t i = digit; i < kind.size();) {
        std::size_t used = 0;
        if (std::isdigit(kind[i])) {
            numbers[key] = std::stoll(kind.substr(i), &used);
            i += used;
        } else {
            key = kind[i++];
            numbers[key] = 1;
        }
    }
    return kind.substr(0, digit);
}

std::int64_t number(const Numbers& numbers, char key, std::int64_t otherwise) {
    const auto found = numbers.find(key);
    return found == numbers.end() ? otherwise : found->second;
}

/// Attributes, weights and output shapes of a window op.
Shape makeWindow(Op& op, const Numbers& numbers, const Shape& in, bool isConv, bool isDepthwise) {
    const std::int64_t kernel = number(numbers, 'k', 1);
    const std::int64_t stride = number(numbers, 's', 1);
    const std::int64_t dilation = number(numbers, 'd', 1);
    const std::int64_t padding = number(numbers, 'p', (kernel - 1) / 2);
    const std::int64_t groups = isDepthwise ? in[1] : number(numbers, 'g', 1);
    const std::int64_t channels = isConv ? number(numbers, 'c', in[1]) : in[1];
    using Sizes = std::vector<std::int64_t>;
    op.attributes = {{"kernel_shape", Sizes{kernel, kernel}},
                     {"strides", Sizes{stride, stride}},
                     {"dilations", Sizes{dilation, dilation}},
                     {"pads", Sizes{padding, padding, padding, padding}}};
    if (isConv) {
        op.attributes["group"] = groups;
        op.weights.push_back({op.name + ".w", ElementType::Float32, {channels, in[1] / groups, kernel, kernel}, 1});
        if (numbers.contains('b')) op.weights.push_back({op.name + ".b", ElementType::Float32, {channels}, 2});
    }
    const auto size = [&](std::int64_t rows) {
        return (rows + 2 * padding - (kernel - 1) * dilation - 1) / stride + 1;
    };
    return {in[0], channels, size(in[2]), size(in[3])};
}

std::int64_t elements(const Shape& shape) {
    std::int64_t count = 1;
    for (const auto size : shape) count *= size;
    return count;
}

Shape makeOp(Op& op, const std::string& type, const Numbers& numbers, const std::vector<Shape>& in) {
    op.type = type;
    if (type == "Conv" || type == "Dw") {
        op.type = "Conv";
        return makeWindow(op, numbers, in.at(0), true, type == "Dw");
    }
    if (type == "MaxPool" || type == "AveragePool") return makeWindow(op, numbers, in.at(0), false, false);
    if (type == "Gap") {
        op.type = "GlobalAveragePool";
        return {in.at(0)[0], in.at(0)[1], 1, 1};
    }
    if (type == "Flatten") return {in.at(0)[0], elements(in.at(0)) / in.at(0)[0]};
    if (type == "Gemm") {
        const std::int64_t outputs = number(numbers, 'k', 1);
        op.weights.push_back({op.name + ".w", ElementType::Float32, {outputs, in.at(0)[1]}, 1});
        if (numbers.contains('b')) op.weights.push_back({op.name + ".b", ElementType::Float32, {outputs}, 2});
        return {in.at(0)[0], outputs};
    }
    if (type == "Resize") {
        const std::int64_t factor = number(numbers, 'k', 2);
        op.attributes = {{"mode", std::string("nearest")},
                         {"coordinate_transformation_mode", std::string("asymmetric")}};
        return {in.at(0)[0], in.at(0)[1], in.at(0)[2] * factor, in.at(0)[3] * factor};
    }
    if (type == "Concat") {
        op.attributes["axis"] = std::int64_t{1};
        Shape shape = in.at(0);
        for (std::size_t i = 1; i < in.size(); ++i) shape[1] += in[i][1];
        return shape;
    }
    return *std::max_element(in.begin(), in.end(),
                             [](const auto& a, const auto& b) { return elements(a) < elements(b); });
}

}  // namespace

std::shared_ptr<const OpGraph> graphFrom(const std::string& text) {
    OpGraphBuilder builder("test");
    auto nodes = parse(text);
    std::map<std::string, Shape> shapes;
    std::map<std::string, bool> isRead;
    for (const Node& node : nodes)
        for (const std::string& operand : node.operands) isRead[operand] = true;
    // Nodes whose operands have shapes go first: the text may mention a node before its operands.
    while (!nodes.empty()) {
        const auto ready = std::find_if(nodes.begin(), nodes.end(), [&](const Node& node) {
            return std::all_of(node.operands.begin(), node.operands.end(),
                               [&](const auto& o) { return shapes.contains(o); });
        });
        if (ready == nodes.end()) throw std::invalid_argument("graphFrom: a cycle or an unnamed kind in: " + text);
        const TensorId out = builder.tensor(ready->name);
        std::string kind = ready->kind;
        const bool isForcedOutput = kind.ends_with('!');
        if (isForcedOutput) kind.pop_back();
        if (kind.empty()) throw std::invalid_argument("graphFrom: no kind for " + ready->name);
        if (std::isdigit(kind.front())) {
            shapes[ready->name] = shapeFrom(kind);
            builder.markGraphInput(out);
        } else {
            Numbers numbers;
            Op op;
            op.name = ready->name;
            std::vector<Shape> in;
            for (const auto& operand : ready->operands) {
                op.inputs.push_back({builder.tensor(operand), static_cast<int>(op.inputs.size())});
                in.push_back(shapes[operand]);
            }
            const std::string type = splitKind(kind, numbers);
            shapes[ready->name] = makeOp(op, type, numbers, in);
            op.outputs = {out};
            builder.addOp(std::move(op));
            if (isForcedOutput || !isRead[ready->name]) builder.markGraphOutput(out);
        }
        builder.setType(out, ElementType::Float32, shapes[ready->name]);
        nodes.erase(ready);
    }
    return builder.build();
}

GroupSet groupOf(const OpGraph& graph, const std::string& names) {
    GroupSet group;
    for (const std::string& name : split(names, ' ')) {
        const auto op = graph.findOp(name);
        if (!op) throw std::invalid_argument("groupOf: no op " + name);
        group.insert(*op);
    }
    return group;
}

GroupSet allOps(const OpGraph& graph) {
    GroupSet all;
    for (std::int32_t op = 0; op < graph.opCount(); ++op) all.insert(OpId(op));
    return all;
}

std::string namesOf(const OpGraph& graph, const GroupSet& group) {
    std::string names;
    group.forEach([&](OpId op) { names += (names.empty() ? "" : " ") + graph.op(op).name; });
    return names;
}

}  // namespace fusescope::test
