// SPDX-License-Identifier: Apache-2.0
// Runs a group row by row on demand, every tensor in a circular buffer of the rows that the price names (LBDF).
#pragma once

#include <span>

#include "core/cost/executor/executed_group.h"
#include "core/cost/executor/executor.h"

namespace fusescope {

/// `terms`: of the LBDF price. A tensor without rows there is computed in its reader's row.
Execution runLineBuffers(const ExecutedGroup& group, std::span<const Term> terms, const Accelerator& accelerator);

}  // namespace fusescope
