// SPDX-License-Identifier: Apache-2.0
// The graph of the file as the passes of this room see it: values by index, nodes in topological order.
#pragma once

#include <onnx/onnx_pb.h>

#include <optional>
#include <string>
#include <vector>

#include "core/import/onnx/constants/constant_tensor.h"
#include "core/import/onnx/local_functions.h"

namespace fusescope {

constexpr int kNone = -1;

/// One named tensor of the file.
struct FileValue {
    std::string name;
    onnx::TypeProto type;                       ///< what is known so far; no value case: nothing
    const onnx::TypeProto* declared = nullptr;  ///< what the file says of it
    int producer = kNone;                       ///< index into nodes
    bool isGraphInput = false;                  ///< fed at run time; an initializer that is also an input is none
    bool isGraphOutput = false;
    bool isConstant = false;              ///< does not depend on what is fed
    std::optional<ConstantTensor> known;  ///< its elements, if small
};

struct FileNode {
    const onnx::NodeProto* proto = nullptr;
    std::string domain;
    int opset = kNone;             ///< version of its domain; kNone: the file does not import it
    std::vector<int> inputs;       ///< by slot; kNone: left out
    std::vector<int> outputs;      ///< by slot; kNone: left out
    std::vector<int> captured;     ///< what its sub-graphs read of this graph
    std::string notModelled;       ///< why it cannot be priced
    std::string unknownOperator;   ///< its type, if there is no schema for it
    std::string inferenceProblem;  ///< what the shape inference says against it

    std::string label() const;
};

struct FileGraph {
    SourceNodes source;
    std::vector<FileValue> values;
    std::vector<FileNode> nodes;
};

/// Throws Error on two producers of a tensor, a tensor that nothing makes, a cycle, and impossible sizes of weights.
/// `model` outlives the result. O(size of the file).
FileGraph buildFileGraph(const onnx::ModelProto& model);

}  // namespace fusescope
