// SPDX-License-Identifier: Apache-2.0
// Replaces calls of a model's local functions by their bodies.
#pragma once

#include <onnx/onnx_pb.h>

#include <deque>
#include <map>
#include <string>
#include <vector>

namespace fusescope {

using OpsetMap = std::map<std::string, std::int64_t>;  ///< domain ("" for the default one) to version

/// A node, with the operator sets of the model or function it was written in.
struct SourceNode {
    const onnx::NodeProto* proto = nullptr;
    const OpsetMap* opsets = nullptr;
};

/// The nodes of a graph after inlining. Nodes of function bodies are copies held here; the others are the model's.
struct SourceNodes {
    std::vector<SourceNode> nodes;
    std::deque<onnx::NodeProto> inlined;
    std::deque<OpsetMap> opsets;
};

OpsetMap opsetsOf(const google::protobuf::RepeatedPtrField<onnx::OperatorSetIdProto>& imports);

/// The nodes of the model's graph. Throws Error if functions call each other in a circle or grow without measure.
SourceNodes inlineFunctions(const onnx::ModelProto& model);

}  // namespace fusescope
