// SPDX-License-Identifier: Apache-2.0
// The rules of the constant folder, by family; each is a function from operands to a value.
#pragma once

#include <optional>
#include <string_view>

#include "core/import/onnx/constants/constant_folder.h"

namespace fusescope {

using FoldFunction = std::optional<ConstantTensor> (*)(const FoldRequest&);

/// Ops that move elements: Gather, Slice, Concat, Reshape… Null for any other op.
FoldFunction movementRule(std::string_view opType);

/// Ops that compute: arithmetic, comparisons, Cast, Range, Where… Null for any other op.
FoldFunction arithmeticRule(std::string_view opType);

}  // namespace fusescope
