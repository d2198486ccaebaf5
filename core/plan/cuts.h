// SPDX-License-Identifier: Apache-2.0
// The ways to cut a group in two: convex two-way cuts, along skips and nested branches too. Mills et al., arXiv
// 2501.00636, section III-C.
#pragma once

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "core/graph/op_graph.h"
#include "core/plan/group_set.h"

namespace fusescope {

/// Both sides are convex and weakly connected; every edge between them runs from `before` to `after`, so that two
/// groups in place of one keep the quotient graph of a plan acyclic.
struct TwoWayCut {
    GroupSet before;
    GroupSet after;

    friend bool operator==(const TwoWayCut&, const TwoWayCut&) = default;
};

struct TwoWayCuts {
    std::vector<TwoWayCut> cuts;  ///< each once
    bool isExhaustive = true;     ///< there are no others
};

/// Chains have one cut per edge, the groups of common networks some hundreds; wide groups have more than can be listed.
inline constexpr std::size_t kMostCuts = 4096;

/// All cuts of a convex, weakly connected group, in the order of a depth-first search that puts ops as late as it can.
/// If there are more than `most`: for every edge the cut with the smallest `before` that it crosses and the one with
/// the smallest `after`, in the order of edges, and then those of the search until there are `most`; every edge is
/// crossed by a cut in any case. O(cuts · ops · (ops + edges)) at worst.
TwoWayCuts twoWayCuts(const OpGraph& graph, const GroupSet& group, std::size_t most = kMostCuts);

/// An edge of a branch is cut in one way with a skip, a skip in one way per edge of its branch; with several branches
/// side by side the ways multiply.
inline constexpr std::size_t kMostCutsPerEdge = 32;

/// The cuts that at least one of these edges crosses, each once: by the first edge it crosses, and for one edge in the
/// order of twoWayCuts(). They are the minimal ones: as both sides are connected, no convex two-way cut crosses only
/// some of their edges (with any crossed edge put back, the two sides are one piece again), and what crosses an edge
/// without being minimal has a side in pieces. If more than `mostPerEdge` cross an edge: its two extremes (see there),
/// and then the first ones until there are so many. O(cuts · ops · (ops + edges)) at worst.
TwoWayCuts cutsThrough(const OpGraph& graph, const GroupSet& group, std::span<const std::pair<OpId, OpId>> edges,
                       std::size_t mostPerEdge = kMostCutsPerEdge);

}  // namespace fusescope
