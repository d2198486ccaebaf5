// SPDX-License-Identifier: Apache-2.0
// Real networks made small enough to be executed: the same ops and edges, fewer channels and rows.
#pragma once

#include <cstdint>
#include <memory>

#include "core/graph/op_graph.h"

namespace fusescope::test {

struct Shrinking {
    std::int64_t channelDivisor = 16;  ///< of every channel count, at least one stays; groups stay in step
    std::int64_t mostRows = 40;        ///< of every graph input, and columns
};

/// Channels of graph inputs stay. Shapes are worked out anew; an op whose shape is not known to follow from the others'
/// here, or that a small map leaves nothing of, gets none, and so do all behind it.
std::shared_ptr<const OpGraph> shrunkGraph(const OpGraph& graph, const Shrinking& shrinking);

}  // namespace fusescope::test
