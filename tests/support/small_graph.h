// SPDX-License-Identifier: Apache-2.0
// Op graphs built op by op, for kinds, ranks and element types that graph_text has no words for:
//   SmallGraph graph;
//   graph.input("x", {1, 6, 8});
//   graph.op("y", "ReduceMean", {"x"}, {1, 6, 1}, {{"axes", Sizes{-1}}});
//   auto built = graph.build();
// An op has the name of its output. Outputs that nobody reads are graph outputs.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/graph/op_graph_builder.h"

namespace fusescope::test {

using Sizes = std::vector<std::int64_t>;
using Attributes = std::map<std::string, AttributeValue>;

class SmallGraph {
 public:
    void input(const std::string& name, Shape shape, ElementType type = ElementType::Float32);

    /// An operand "" leaves its slot open. Weights fill slots 1, 2… unless they say otherwise.
    void op(const std::string& name, const std::string& type, const std::vector<std::string>& inputs,
            std::optional<Shape> shape, Attributes attributes = {}, std::vector<Shape> weights = {});
    /// Further outputs of the op made last, named and shaped.
    void alsoMakes(const std::string& name, Shape shape);
    void setType(const std::string& name, ElementType type);
    void markOutput(const std::string& name) { outputs_.insert(name); }
    /// The op made last, to be changed further.
    Op& last() { return ops_.back(); }

    std::shared_ptr<const OpGraph> build();

 private:
    OpGraphBuilder builder_{"small"};
    std::vector<Op> ops_;
    std::set<std::string> read_;
    std::set<std::string> outputs_;
    std::vector<std::string> made_;
    std::map<std::string, std::optional<Shape>> shapes_;
    std::map<std::string, ElementType> types_;
};

/// One op "y" on tensors x0, x1…
SmallGraph oneOp(const std::string& type, const std::vector<Shape>& inputs, std::optional<Shape> output,
                 Attributes attributes = {}, std::vector<Shape> weights = {});

}  // namespace fusescope::test
