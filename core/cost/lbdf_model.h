// SPDX-License-Identifier: Apache-2.0
// LBDF, line-buffer depth-first: all weights of a group stay on chip, feature maps stream through in rows, and each
// tensor keeps only the rows that somebody still needs. Mills et al., arXiv 2501.00636, section III-A.
//   F_beta = sum of weights + sum over tensors of R_u·W_u·C_u
//   F_D    = sum of weights + external inputs, each once + tensors read outside the group or graph outputs
#pragma once

#include <memory>

#include "core/cost/cost_model.h"

namespace fusescope {

std::shared_ptr<const CostModel> makeLbdfModel(std::shared_ptr<const OpGraph> graph, const Accelerator& accelerator);

}  // namespace fusescope
