// SPDX-License-Identifier: Apache-2.0
// Fusion groups as the network sees them: ops are nodes, tensors inside a group are edges. Several groups lie one after
// another, so that a batch is one graph of many pieces.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace fusescope {

struct GnnGraph {
    int featureCount = 0;
    std::vector<float> features;              ///< [nodes, featureCount]
    std::vector<std::int32_t> sources;        ///< [edges] node whose message goes …
    std::vector<std::int32_t> targets;        ///< [edges] … to this one
    std::vector<std::int32_t> nodeStarts{0};  ///< [graphs + 1] first node of each group
    std::vector<std::int32_t> edgeStarts{0};  ///< [graphs + 1] first edge of each group

    std::size_t nodeCount() const { return static_cast<std::size_t>(nodeStarts.back()); }
    std::size_t edgeCount() const { return sources.size(); }
    std::size_t graphCount() const { return nodeStarts.size() - 1; }
};

}  // namespace fusescope
