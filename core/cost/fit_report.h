// SPDX-License-Identifier: Apache-2.0
// Whether a group fits, by how much it does not, what fills the buffer, and what buffer would be enough.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/cost/cost_model.h"

namespace fusescope {

/// What one op or tensor takes of the buffer: its terms added up.
struct BufferPart {
    OpId op;                     ///< whose weights; invalid for a tensor
    TensorId tensor;             ///< whose rows; invalid for weights
    std::int64_t windowRows = 0;  ///< rows that a reader's window needs
    std::int64_t skipRows = 0;    ///< rows that wait because a skip lags
    std::int64_t otherRows = 0;   ///< staged, accumulated, full or sliced
    std::int64_t bytes = 0;
};

struct FitReport {
    bool fits = false;
    std::optional<std::int64_t> neededBytes;  ///< the least the group makes do with; nothing: no buffer suffices
    std::optional<std::int64_t> enoughBytes;  ///< the smallest buffer in which it fits; nothing: there is none
    std::vector<BufferPart> parts;            ///< largest first; they sum to F_beta
};

FitReport fitReport(const CostModel& model, const GroupSet& group, std::int64_t betaBytes);

/// The report in words, most important first: "does not fit: 41 KiB too much, it would fit from 297 KiB", "63 % of the buffer:
/// 38 rows of 288x38x38 from /block3/Mul, 5 for a window and 33 because a skip lags"…
std::vector<std::string> fitSentences(const OpGraph& graph, const FitReport& report, std::int64_t betaBytes);

}  // namespace fusescope
