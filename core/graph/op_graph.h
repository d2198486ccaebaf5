// SPDX-License-Identifier: Apache-2.0
// The op graph G: a DAG of primitive ops in topological order whose edges carry tensors. Immutable; share it as
// shared_ptr<const OpGraph>. Built by OpGraphBuilder.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/graph/op.h"
#include "core/graph/tensor.h"

namespace fusescope {

/// One tensor on its way from its producer to one reader; an op that reads a tensor twice has one edge for it.
struct Edge {
    OpId producer;
    OpId consumer;
    TensorId tensor;

    friend auto operator<=>(const Edge&, const Edge&) = default;
};

class OpGraph {
 public:
    OpGraph(const OpGraph&) = delete;  // the name tables hold views into it
    OpGraph& operator=(const OpGraph&) = delete;

    const std::string& name() const { return name_; }

    int opCount() const { return static_cast<int>(ops_.size()); }
    std::span<const Op> ops() const { return ops_; }
    const Op& op(OpId id) const { return ops_[id.index()]; }
    std::optional<OpId> findOp(std::string_view name) const;

    std::span<const Tensor> tensors() const { return tensors_; }
    const Tensor& tensor(TensorId id) const { return tensors_[id.index()]; }
    std::optional<TensorId> findTensor(std::string_view name) const;

    /// Sorted by producer, consumer, tensor.
    std::span<const Edge> edges() const { return edges_; }
    /// Distinct ops whose outputs `op` reads, ascending; every one is less than `op`.
    std::span<const OpId> predecessors(OpId op) const;
    /// Distinct ops that read an output of `op`, ascending; every one is greater than `op`.
    std::span<const OpId> successors(OpId op) const;

    std::span<const TensorId> graphInputs() const { return graphInputs_; }
    std::span<const TensorId> graphOutputs() const { return graphOutputs_; }

 private:
    friend class OpGraphBuilder;
    OpGraph() = default;

    /// Rows of a table of different lengths, in one array.
    struct Adjacency {
        std::vector<std::size_t> start;
        std::vector<OpId> ops;
        std::span<const OpId> row(OpId op) const;
    };

    std::string name_;
    std::vector<Op> ops_;
    std::vector<Tensor> tensors_;
    std::vector<Edge> edges_;
    std::vector<TensorId> graphInputs_;
    std::vector<TensorId> graphOutputs_;
    Adjacency predecessors_;
    Adjacency successors_;
    std::unordered_map<std::string_view, OpId> opByName_;          // views into ops_
    std::unordered_map<std::string_view, TensorId> tensorByName_;  // views into tensors_
};

}  // namespace fusescope
