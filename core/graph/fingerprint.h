// SPDX-License-Identifier: Apache-2.0
// The identity of a model: a hash of its structure, never of its payload, so that a stripped twin is the same model.
#pragma once

#include <string>

#include "core/graph/op_graph.h"

namespace fusescope {

/// sha256, in lower-case hex, of the canonical text of the graph: names, types, attributes, shapes, element types,
/// edges.
std::string fingerprint(const OpGraph& graph);

}  // namespace fusescope
