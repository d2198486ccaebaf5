// SPDX-License-Identifier: Apache-2.0
// Some ops of a graph as a graph of their own: to draw a group by itself.
#pragma once

#include <memory>
#include <span>

#include "core/graph/op_graph.h"

namespace fusescope {

/// The ops (distinct, ascending) with their names, attributes, weights and tensors. What they read from elsewhere is a
/// graph input; what is read elsewhere, or was a graph output, is a graph output. O(ops + edges) of the part.
std::shared_ptr<const OpGraph> inducedGraph(const OpGraph& graph, std::span<const OpId> ops);

}  // namespace fusescope
