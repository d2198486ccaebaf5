// SPDX-License-Identifier: Apache-2.0
// BRR, buffer requirement reduction: feature maps go through the buffer in a pyramid of rows; weights are streamed in
// slices once per pass, so a group needs little buffer and pays for it in DRAM access. Mills et al., arXiv 2501.00636,
// section III-A, after Optimus (Cai, Wang, Zhang, LCTES 2021).
//   F_beta = F0 + weights if they stay, F0 if they are streamed
//   F_D    = T·weights + external inputs, each once + tensors read outside the group or graph outputs
#pragma once

#include <memory>

#include "core/cost/cost_model.h"

namespace fusescope {

std::shared_ptr<const CostModel> makeBrrModel(std::shared_ptr<const OpGraph> graph, const Accelerator& accelerator);

}  // namespace fusescope
