// SPDX-License-Identifier: Apache-2.0
#include "core/graph/op_graph.h"

namespace fusescope {
namespace {

template <class Key, class Value>
std::optional<Value> lookUp(const std::unordered_map<Key, Value>& table, std::string_view name) {
    const auto found = table.find(name);
    if (found == table.end()) return std::nullopt;
    return found->second;
}

}  // namespace

std::optional<OpId> OpGraph::findOp(std::string_view name) const { return lookUp(opByName_, name); }
std::optional<TensorId> OpGraph::findTensor(std::string_view name) const { return lookUp(tensorByName_, name); }

std::span<const OpId> OpGraph::predecessors(OpId op) const { return predecessors_.row(op); }
std::span<const OpId> OpGraph::successors(OpId op) const { return successors_.row(op); }

std::span<const OpId> OpGraph::Adjacency::row(OpId op) const {
    const std::size_t first = start[op.index()];
    return std::span(ops).subspan(first, start[op.index() + 1] - first);
}

}  // namespace fusescope
