// SPDX-License-Identifier: Apache-2.0
// Size and work of a model, as people quote them.
#pragma once

#include <cstdint>

#include "core/graph/op_graph.h"

namespace fusescope {

struct ModelTotals {
    std::int64_t parameters = 0;          ///< elements of all weights; one shared by two ops counts twice
    std::int64_t macs = 0;                ///< multiply-accumulates of convolutions and matrix products, one inference
    std::int64_t activationElements = 0;  ///< elements of all tensors with a known shape
};

ModelTotals modelTotals(const OpGraph& graph);

/// Multiply-accumulates of one op; 0 if it has none or a shape is not known.
std::int64_t macsOf(const OpGraph& graph, const Op& op);

/// For people: powers of 1000 with a letter, "12.2 M", "1.9 G", "512".
std::string formatCount(std::int64_t count);

}  // namespace fusescope
