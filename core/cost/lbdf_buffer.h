// SPDX-License-Identifier: Apache-2.0
// F_beta of an LBDF group: its weights, and the rows that the row schedule says each tensor holds.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/cost/lbdf_tables.h"

namespace fusescope {

/// One tensor of a group with what it holds on chip.
struct HeldTensor {
    TensorId tensor;
    bool isMade = false;
    bool isRead = false;
    bool isAccumulator = false;   // made by an op that eats rows
    std::int64_t rows = 0;        // R_u, prefetched rows included
    std::int64_t windowRows = 0;  // of them, what the widest reader needs at once
};

/// Whether some buffer suffices: every op is modelled, and no limit but the buffer is exceeded.
bool mayFit(const LbdfTables& tables, const GroupSet& group);

/// Made tensors in topological order, then those read from outside. For a group that may fit.
std::vector<HeldTensor> heldTensors(const LbdfTables& tables, const GroupSet& group);

/// F_beta; nothing if no buffer suffices.
std::optional<std::int64_t> lbdfBufferBytes(const LbdfTables& tables, const GroupSet& group);

}  // namespace fusescope
