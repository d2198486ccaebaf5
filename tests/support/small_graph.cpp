// SPDX-License-Identifier: Apache-2.0
#include "tests/support/small_graph.h"

namespace fusescope::test {

void SmallGraph::input(const std::string& name, Shape shape, ElementType type) {
    builder_.markGraphInput(builder_.tensor(name));
    shapes_[name] = std::move(shape);
    types_[name] = type;
}

void SmallGraph::op(const std::string& name, const std::string& type, const std::vector<std::string>& inputs,
                    std::optional<Shape> shape, Attributes attributes, std::vector<Shape> weights) {
    Op op;
    op.name = name;
    op.type = type;
    op.attributes = std::move(attributes);
    for (std::size_t slot = 0; slot < inputs.size(); ++slot) {
        if (inputs[slot].empty()) continue;
        op.inputs.push_back({builder_.tensor(inputs[slot]), static_cast<int>(slot)});
        read_.insert(inputs[slot]);
    }
    int slot = 1;
    for (Shape& weight : weights) {
        op.weights.push_back({name + ".w" + std::to_string(slot), ElementType::Float32, std::move(weight), slot});
        ++slot;
    }
    op.outputs = {builder_.tensor(name)};
    shapes_[name] = std::move(shape);
    made_.push_back(name);
    ops_.push_back(std::move(op));
}

void SmallGraph::alsoMakes(const std::string& name, Shape shape) {
    ops_.back().outputs.push_back(builder_.tensor(name));
    shapes_[name] = std::move(shape);
    made_.push_back(name);
}

void SmallGraph::setType(const std::string& name, ElementType type) { types_[name] = type; }

std::shared_ptr<const OpGraph> SmallGraph::build() {
    for (auto& [name, shape] : shapes_) {
        const auto type = types_.find(name);
        builder_.setType(builder_.tensor(name), type == types_.end() ? ElementType::Float32 : type->second, shape);
    }
    for (const std::string& name : made_)
        if (!read_.contains(name) || outputs_.contains(name)) builder_.markGraphOutput(builder_.tensor(name));
    for (Op& op : ops_) builder_.addOp(std::move(op));
    return builder_.build();
}

SmallGraph oneOp(const std::string& type, const std::vector<Shape>& inputs, std::optional<Shape> output,
                 Attributes attributes, std::vector<Shape> weights) {
    SmallGraph graph;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        names.push_back("x" + std::to_string(i));
        graph.input(names.back(), inputs[i]);
    }
    graph.op("y", type, names, std::move(output), std::move(attributes), std::move(weights));
    return graph;
}

}  // namespace fusescope::test
