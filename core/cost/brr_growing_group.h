// SPDX-License-Identifier: Apache-2.0
// BRR's bound on F_beta, the smaller F0 of the two starts without regard to steps, as a group grows forward.
#pragma once

#include <memory>

#include "core/cost/brr_tables.h"
#include "core/cost/cost_model.h"

namespace fusescope {

std::unique_ptr<GrowingGroup> makeBrrGrowingGroup(std::shared_ptr<const BrrTables> tables, std::int64_t betaBytes);

}  // namespace fusescope
