// SPDX-License-Identifier: Apache-2.0
// Under which name a constant operand appears among the attributes of an op, so that an op looks the same in every
// opset: what old ones hold in attributes, newer ones feed as operands.
#pragma once

#include <string>

#include "core/import/onnx/file_graph.h"

namespace fusescope {

/// The name of a parameter operand (the axes of a ReduceMean, the sizes of a Resize); empty if the slot takes data.
std::string parameterName(const FileNode& node, std::size_t slot);

/// The name of any operand, from the operator's definition; "input3" if it has none.
std::string operandName(const FileNode& node, std::size_t slot);

/// The present name of an attribute that later became an operand.
std::string presentAttributeName(const FileNode& node, const std::string& name);

}  // namespace fusescope
