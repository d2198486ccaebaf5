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
    OpId op;                            ///< whose weights; invalid for a tensor
    TensorId tensor;                    ///< whose rows; invalid for weights
    std::int64_t windowRows = 0;        ///< rows that a reader's window needs
    std::int64_t skipRows = 0;          ///< rows that wait because a skip lags
    std::int64_t otherRows = 0;         ///< staged, accumulated, full or sliced
    TermKind kind = TermKind::Weights;  ///< of its first term
    std::int64_t bytes = 0;

    std::int64_t rows() const { return windowRows + skipRows + otherRows; }
};

struct FitReport {
    bool fits = false;
    std::optional<std::int64_t> enoughBytes;  ///< the smallest buffer in which it fits; nothing: no buffer suffices
    std::vector<BufferPart> parts;            ///< largest first; they sum to F_beta

    /// The least the group makes do with, in any way to execute it; fitting is strict.
    std::optional<std::int64_t> neededBytes() const {
        return enoughBytes ? std::optional(*enoughBytes - 1) : std::nullopt;
    }
};

/// The smallest buffer in which a group fits; nothing if there is none. Prices it some fifty times.
std::optional<std::int64_t> smallestBuffer(const CostModel& model, const GroupSet& group);

FitReport fitReport(const CostModel& model, const GroupSet& group, std::int64_t betaBytes);

/// Why no buffer suffices for a group that has no price: "it has 5 ops, the accelerator takes 3 in a group".
std::string noBufferReason(const OpGraph& graph, const Accelerator& accelerator, const GroupSet& group);

/// The report in words, most important first: "does not fit: 41 KiB too much, it would fit from 297 KiB (304129
/// bytes)", "63 % of the buffer: 38 rows of 288x38x38 from /block3/Mul, 5 for a window and 33 because a skip lags"…
std::vector<std::string> fitSentences(const OpGraph& graph, const FitReport& report, std::int64_t betaBytes);

}  // namespace fusescope
