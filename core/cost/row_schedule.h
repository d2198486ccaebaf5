// SPDX-License-Identifier: Apache-2.0
// The row schedule of LBDF: which rows of each tensor of a group are on chip at once, when rows are made only on
// demand. It is the definition of R_u; the closed forms known for simple blocks ignore the order of demand and
// under-price.
#pragma once

#include <cstdint>
#include <vector>

#include "core/cost/row_rule.h"

namespace fusescope {

/// Tensors of one group, numbered from 0 so that operands come before what is made of them.
struct ScheduledTensor {
    std::int32_t rows = 1;  ///< H
    struct Input {
        std::int32_t tensor = 0;
        const RowTable* table = nullptr;
    };
    std::vector<Input>
        inputs;              ///< in operand order; empty for an external tensor: making a row is reading it from DRAM
    bool isWritten = false;  ///< all its rows are made, whatever the group's own ops ask for

    // Filled by runRowSchedule.
    std::int32_t peakRows = 0;  ///< max of rows made - rows given up
    bool isRead = false;        ///< by an op of the group; the others are the sinks
};

/// Runs the schedule and fills peakRows and isRead. O(rows · operands) steps; no recursion.
void runRowSchedule(std::vector<ScheduledTensor>& tensors);

}  // namespace fusescope
