// SPDX-License-Identifier: Apache-2.0
// The ways to cut a group in two: convex two-way cuts, along skips and nested branches too. Mills et al., arXiv
// 2501.00636, section III-C.
#pragma once

#include <cstddef>
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

}  // namespace fusescope
