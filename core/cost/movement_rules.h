// SPDX-License-Identifier: Apache-2.0
// Row rules of ops that move elements about: resizing, padding, cutting, joining, reshaping.
#pragma once

#include <optional>

#include "core/cost/operand_reading.h"

namespace fusescope {

/// Nothing for an op of another kind.
std::optional<RowRule> movementRule(const OperandReading& reading);

}  // namespace fusescope
