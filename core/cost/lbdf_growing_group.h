// SPDX-License-Identifier: Apache-2.0
// LBDF's bound B(phi) and F_D(phi), kept up to date as a group grows forward.
//   B = sum of weights + sum over tensors u read in phi of r_u·W_u·C_u <= F_beta, never falling as the group grows.
#pragma once

#include <memory>

#include "core/cost/cost_model.h"
#include "core/cost/lbdf_tables.h"

namespace fusescope {

std::unique_ptr<GrowingGroup> makeLbdfGrowingGroup(std::shared_ptr<const LbdfTables> tables);

}  // namespace fusescope
