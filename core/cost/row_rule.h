// SPDX-License-Identifier: Apache-2.0
// Which rows of an operand an op needs to make its output rows: the kinds of op of the cost models.
#pragma once

#include <cstdint>
#include <vector>

namespace fusescope {

/// How output rows read input rows.
enum class RowAccess {
    SameRow,     ///< row-wise: output row i reads input row i
    Window,      ///< output row i reads rows i·S - P … i·S - P + K - 1
    Transposed,  ///< ConvTranspose: output row i reads rows ceil((i+P-K+1)/S) … floor((i+P)/S)
    Nearest,     ///< Resize nearest by H_v / H_u
    Linear,      ///< Resize linear by H_v / H_u, half-pixel centres
    Held,        ///< all rows, kept until the last output row is made: global and opaque ops, broadcast operands
    Eaten,       ///< all rows, each consumed the moment it is made: reductions, Flatten
};

struct RowRule {
    RowAccess access = RowAccess::Held;
    std::int64_t kernel = 1;      ///< K = (K_h - 1)·D + 1
    std::int64_t stride = 1;      ///< S
    std::int64_t padding = 0;     ///< P, at the top
    std::int64_t inputRows = 1;   ///< H_u
    std::int64_t outputRows = 1;  ///< H_v

    friend auto operator<=>(const RowRule&, const RowRule&) = default;
};

/// need_v(q): rows of u that must exist before output row q (1 … H_v) can be made.
std::int64_t rowsNeeded(const RowRule& rule, std::int64_t q);

/// low_v(q): first row of u still needed once q rows are made, H_u once q = H_v. Not defined for Eaten.
std::int64_t firstRowKept(const RowRule& rule, std::int64_t q);

/// r: the most rows that one of the first `outputRows` output rows needs at once: max over q of need(q) - low(q - 1),
/// low without its end rule. At least 1.
std::int64_t rowsAtOnce(const RowRule& rule, std::int64_t outputRows);

/// Rows of u read for h consecutive output rows: an upper bound, at most H_u.
std::int64_t rowsRead(const RowRule& rule, std::int64_t h);

/// first … end - 1; rows above the map (negative) and below it included.
struct RowSpan {
    std::int64_t first = 0;
    std::int64_t end = 1;
};

/// Input rows that a span of output rows reads, padding included.
RowSpan rowSpanRead(const RowRule& rule, const RowSpan& made);

/// A rule as tables, for the row schedule.
struct RowTable {
    RowRule rule;
    std::vector<std::int32_t> need;  // [q], 0 … H_v
    std::vector<std::int32_t> low;   // [q], 0 … H_v; empty for Eaten
    std::int64_t rowsAtOnce = 1;     // for all output rows
};

RowTable makeRowTable(const RowRule& rule);

}  // namespace fusescope
