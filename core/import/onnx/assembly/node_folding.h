// SPDX-License-Identifier: Apache-2.0
// Decides which nodes of the file are no ops of the graph: constants and what is computed from constants and shapes,
// identities, quantise and dequantise ops, and batch normalizations that a convolution absorbs.
#pragma once

#include <vector>

#include "core/import/onnx/file_graph.h"

namespace fusescope {

struct Folding {
    std::vector<int> canonical;   ///< by value: the value it is the same as; itself if it stands for itself
    std::vector<int> storedType;  ///< by canonical value: onnx element type it is quantised to; 0: its own
    std::vector<bool> isFolded;   ///< by node
    std::vector<int> absorbs;     ///< by node: the batch normalization a Conv has absorbed, or kNone
    std::vector<int> into;        ///< by node: the kept node a folded one became part of, or kNone
};

Folding foldNodes(const FileGraph& graph);

}  // namespace fusescope
