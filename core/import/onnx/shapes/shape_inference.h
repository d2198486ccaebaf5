// SPDX-License-Identifier: Apache-2.0
// Finds the shapes of all values in one pass over the nodes: the inference functions of the ONNX library and the
// constant folder feed each other, so that sizes computed from shapes are known when a Reshape asks for them.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "core/base/run_control.h"
#include "core/import/onnx/file_graph.h"

namespace fusescope {

/// Fills in type, isConstant and known of the values, and notModelled and inferenceProblem of the nodes. What
/// inference does not know comes from the file's own declarations. False if it was stopped. Throws Error on impossible
/// windows and sizes. O(nodes).
bool inferShapes(FileGraph& graph, const std::map<std::string, std::int64_t>& symbols, RunControl& control);

/// The sizes of a value; nothing if one is open, below 1, or the value is no tensor.
std::optional<Shape> knownShape(const FileValue& value);

}  // namespace fusescope
