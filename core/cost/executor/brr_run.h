// SPDX-License-Identifier: Apache-2.0
// Runs a group in passes over its weights, tile by tile (BRR), or its only convolution in blocks.
#pragma once

#include <span>

#include "core/cost/executor/executed_group.h"
#include "core/cost/executor/executor.h"

namespace fusescope {

/// `price` and `terms` are those of BRR for the buffer of `accelerator`; the group fits.
Execution runPyramid(const ExecutedGroup& group, const Price& price, std::span<const Term> terms,
                     const Accelerator& accelerator);

/// The first op is a convolution whose blocks `terms` name; the others follow it element by element.
Execution runBlocks(const ExecutedGroup& group, std::span<const Term> terms, const Accelerator& accelerator);

}  // namespace fusescope
