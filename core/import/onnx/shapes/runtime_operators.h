// SPDX-License-Identifier: Apache-2.0
// Operators of ONNX Runtime's own domain that its quantisation tools write: each works as one of the default operators,
// with a scale and a zero point beside every tensor.
#pragma once

#include <onnx/onnx_pb.h>

#include <optional>

#include "core/import/onnx/file_graph.h"

namespace fusescope {

/// A node of the default operators that makes what a node of the runtime makes, in the same shape.
struct PlainNode {
    onnx::NodeProto proto;
    std::vector<int> inputs;  ///< values by slot, scales and zero points left out
    bool isFloat = false;     ///< QGemm without a scale of its result makes floats

    /// The node with its operator replaced; keeps a pointer to `proto`.
    FileNode in(const FileNode& node) const;
};

/// Nothing if the node is of another domain or not among the known ones.
std::optional<PlainNode> plainNode(const FileNode& node);

}  // namespace fusescope
