// SPDX-License-Identifier: Apache-2.0
// Operators and forms of operators that are younger than the ONNX library (opset 17): models of newer exporters open
// too.
#pragma once

#include "core/import/onnx/file_graph.h"
#include "core/import/onnx/shapes/node_context.h"

namespace fusescope {

/// Whether the shapes of `node` are inferred here and not by the library.
bool isNewerOperator(const FileNode& node);

/// Sets the output types in `context` as far as they are known; `node` is one of isNewerOperator().
void inferNewerOperator(const FileNode& node, NodeContext& context);

/// The operator of the library whose inference fits `node`, normally its own: dilations of AveragePool came with
/// opset 19, and MaxPool has always had them.
struct SchemaKey {
    std::string opType;
    int opset = kNone;
};
SchemaKey schemaKey(const FileNode& node);

}  // namespace fusescope
