// SPDX-License-Identifier: Apache-2.0
// One pass of a BRR group over its weights, on real numbers: full maps are filled channel by channel of what they read,
// sliced maps keep some channels at once and are computed again, with their weights, when others are asked for.
#pragma once

#include <vector>

#include "core/cost/executor/brr_maps.h"

namespace fusescope {

void runPass(const ExecutedGroup& group, const std::vector<HeldMap>& held, const std::vector<Interval>& rows,
             BrrProgress& progress);

}  // namespace fusescope
