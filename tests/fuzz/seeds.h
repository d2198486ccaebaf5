// SPDX-License-Identifier: Apache-2.0
// What fuzzing begins with besides the files of the project: one good input a target at least, made as the writers make
// it now.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/graph/op_graph.h"

namespace fusescope::test {

/// The model that the seeds of plans are about.
const OpGraph& smallGraph();

/// Empty for targets whose seeds are files: onnx, paper.
std::vector<std::string> seedsOf(std::string_view target);

}  // namespace fusescope::test
