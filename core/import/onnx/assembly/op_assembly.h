// SPDX-License-Identifier: Apache-2.0
// Turns what is left of the file's graph after folding into an op graph.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/base/issue.h"
#include "core/graph/op_graph.h"
#include "core/import/model_importer.h"
#include "core/import/onnx/assembly/node_folding.h"
#include "core/import/onnx/file_graph.h"

namespace fusescope {

struct AssembledGraph {
    std::shared_ptr<const OpGraph> graph;
    std::vector<FoldedNode> folded;
    std::vector<Issue> issues;
};

/// Throws Error if no op is left, or a size is impossible.
AssembledGraph assembleOps(const std::string& graphName, const FileGraph& graph, const Folding& folding);

}  // namespace fusescope
