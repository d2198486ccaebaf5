// SPDX-License-Identifier: Apache-2.0
// Some inference functions of the ONNX library (1.12) read beyond the end of a shape or through a null pointer when
// operands or attributes are not as they should be. What they must not see is found out here.
#pragma once

#include <onnx/defs/schema.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/import/onnx/file_graph.h"

namespace fusescope {

/// The slot of the filter of a convolution; nothing for other ops.
std::optional<std::size_t> filterSlot(std::string_view opType);

/// Whether every operand that `schema` asks for is there and has a type, and that none is a sequence where it takes
/// tensors.
bool knowsRequiredOperands(const FileGraph& graph, const FileNode& node, const onnx::OpSchema& schema);

/// Why the library must not infer the shape of this node; empty if it may.
std::string operandProblem(const FileGraph& graph, const FileNode& node);

}  // namespace fusescope
