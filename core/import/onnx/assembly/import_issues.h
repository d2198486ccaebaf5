// SPDX-License-Identifier: Apache-2.0
// What is to be said about the ops of an imported graph.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/base/issue.h"
#include "core/graph/op_graph.h"

namespace fusescope {

/// One issue per reason why ops are not modelled, one per operator of which only the shapes are known
/// (`unknownOperators`, by op; empty for any other), and the first refusals of the shape inference (`problems`, by op).
std::vector<Issue> importIssues(const OpGraph& graph, std::span<const std::string> problems,
                                std::span<const std::string> unknownOperators);

}  // namespace fusescope
