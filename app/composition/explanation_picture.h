// SPDX-License-Identifier: Apache-2.0
// From an explanation to its picture: the group by itself, its edges in the colours of their scores, the solution edges
// with their ranks.
#pragma once

#include <optional>
#include <string>

#include "core/base/run_control.h"
#include "core/explain/explanation.h"
#include "core/graph/op_graph.h"
#include "core/scene/legend.h"
#include "core/scene/theme.h"

namespace fusescope {

/// A standalone SVG; scores are spread over the colours of `theme` from the least to the greatest. Nothing if stopped.
/// Blocks for the layout.
std::optional<std::string> explanationPicture(const OpGraph& graph, const Explanation& explanation, Legend legend,
                                              const Theme& theme, RunControl& control);

}  // namespace fusescope
