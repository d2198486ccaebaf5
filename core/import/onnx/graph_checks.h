// SPDX-License-Identifier: Apache-2.0
// What the ONNX library does not check, or checks by crashing.
#pragma once

#include <string>
#include <vector>

#include "core/import/onnx/file_graph.h"

namespace fusescope {

/// Throws Error on a negative size, or more elements than can be counted. A size of 0 is an empty operand, which is
/// fine.
void checkWeightDims(const std::string& name, const Shape& dims);

/// Throws Error on strides, dilations, kernels and groups below 1 or beyond 2^31: shape inference divides by them.
void checkWindow(const FileNode& node);

/// Brings the nodes into topological order, keeping the file's where it is one; throws Error on a cycle, naming it.
void sortNodes(FileGraph& graph);

}  // namespace fusescope
