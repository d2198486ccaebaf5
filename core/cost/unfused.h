// SPDX-License-Identifier: Apache-2.0
// DRAM access of an op that runs outside fusion, because it does not fit alone.
#pragma once

#include <cstdint>
#include <optional>

#include "core/cost/group_traffic.h"

namespace fusescope {

/// in + out + weights·ceil(H_v / h), h the most output rows (at least 1) with w_v·k/C_v + k·h·W_v + sum over inputs of
/// rows_in(h)·W_u·C_u < beta, k = min(32, C_v). Nothing if the op is not modelled.
std::optional<std::int64_t> unfusedDramBytes(const TrafficTables& tables, OpId op, const Accelerator& accelerator,
                                             std::int64_t betaBytes);

}  // namespace fusescope
