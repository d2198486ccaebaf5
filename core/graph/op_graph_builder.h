// SPDX-License-Identifier: Apache-2.0
// Builds an OpGraph from ops in any order: names made unique, producers linked, ops sorted topologically.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/graph/op_graph.h"

namespace fusescope {

class OpGraphBuilder {
 public:
    explicit OpGraphBuilder(std::string graphName = {});

    /// A tensor by name, made on first mention. Sizes below 1 and element counts beyond 2^62 throw Error.
    TensorId tensor(const std::string& name);
    void setType(TensorId tensor, ElementType type, std::optional<Shape> shape);

    void markGraphInput(TensorId tensor);
    void markGraphOutput(TensorId tensor);

    /// Tensor ids in `op` come from this builder. An empty op name becomes the name of its first output; a name that
    /// is taken gets "#2", "#3"… Throws Error if an output already has a producer.
    void addOp(Op op);

    /// Sorts stably: ops given in topological order keep it. The order of tensors is: graph inputs, then outputs of
    /// the ops in their order. Throws Error on a cycle (naming it) and on a tensor that is read but neither made nor
    /// a graph input. Leaves the builder empty. O(ops + edges).
    std::shared_ptr<const OpGraph> build();

 private:
    std::string graphName_;
    std::vector<Op> ops_;
    std::vector<Tensor> tensors_;
    std::vector<TensorId> graphInputs_;
    std::vector<TensorId> graphOutputs_;
    std::unordered_map<std::string, TensorId> tensorByName_;
};

}  // namespace fusescope
