// SPDX-License-Identifier: Apache-2.0
// Walks over the op graph.
#pragma once

#include <vector>

#include "core/graph/op_graph.h"

namespace fusescope {

/// Ops on a path from `from` to `to` (both included), ascending; empty if there is no path.
std::vector<OpId> opsBetween(const OpGraph& graph, OpId from, OpId to);

/// Nodes of a DAG (successor lists, nodes in topological order) that every path from a source to a sink crosses,
/// counting edges that pass over a node: the places where the graph is one node wide. O(nodes + edges).
std::vector<int> seriesNodes(const std::vector<std::vector<int>>& successors);

}  // namespace fusescope
