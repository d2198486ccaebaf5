// SPDX-License-Identifier: Apache-2.0
// The inference functions of the ONNX library (1.12) make a shape of any length, and count in 64 bits, some in 32,
// without a look at what no longer fits. Whatever they are asked is looked through here before.
#pragma once

#include <string>

#include "core/import/onnx/file_graph.h"
#include "core/import/onnx/shapes/node_context.h"

namespace fusescope {

/// Throws Error if `node` would make a tensor of more than kMostAxes axes from a shape whose length alone is known, or
/// a size beyond 2^62. The operands have passed operandProblem and have at most kMostElements elements each.
void checkResultSizes(const FileGraph& graph, const FileNode& node);

/// Why the library would count this node in too few bits: the parts of a Split, a dilated filter; empty if not.
std::string narrowCountProblem(const FileGraph& graph, const FileNode& node);

/// Puts the joined axis of a Concat right, which the library adds up in 32 bits. Throws Error beyond 2^62.
void recountConcat(const FileNode& node, NodeContext& context);

}  // namespace fusescope
