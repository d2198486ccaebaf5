// SPDX-License-Identifier: Apache-2.0
#include "core/cost/row_rule.h"

#include <algorithm>

namespace fusescope {
namespace {

std::int64_t floorDivide(std::int64_t a, std::int64_t b) { return a >= 0 ? a / b : -((-a + b - 1) / b); }
std::int64_t ceilDivide(std::int64_t a, std::int64_t b) { return -floorDivide(-a, b); }

/// low without its end rule.
std::int64_t firstRowOfNext(const RowRule& rule, std::int64_t q) {
    const std::int64_t rows = rule.inputRows;
    switch (rule.access) {
        case RowAccess::SameRow:
            return q;
        case RowAccess::Window:
            return std::clamp<std::int64_t>(q * rule.stride - rule.padding, 0, rows);
        case RowAccess::Transposed:
            return std::clamp<std::int64_t>(ceilDivide(q + rule.padding - rule.kernel + 1, rule.stride), 0, rows);
        case RowAccess::Nearest:
            return floorDivide(q * rows, rule.outputRows);
        case RowAccess::Linear:  // floor((q + 0.5)/f - 0.5), f = H_v/H_u
            return std::clamp<std::int64_t>(floorDivide((2 * q + 1) * rows - rule.outputRows, 2 * rule.outputRows), 0,
                                            rows);
        case RowAccess::Held:
        case RowAccess::Eaten:
            return 0;
    }
    return 0;
}

}  // namespace

std::int64_t rowsNeeded(const RowRule& rule, std::int64_t q) {
    if (q <= 0) return 0;
    const std::int64_t rows = rule.inputRows;
    switch (rule.access) {
        case RowAccess::SameRow:
            return q;
        case RowAccess::Window:
            return std::clamp<std::int64_t>((q - 1) * rule.stride - rule.padding + rule.kernel, 0, rows);
        case RowAccess::Transposed:
            return std::clamp<std::int64_t>(floorDivide(q - 1 + rule.padding, rule.stride) + 1, 0, rows);
        case RowAccess::Nearest:
            return floorDivide((q - 1) * rows, rule.outputRows) + 1;
        case RowAccess::Linear:  // floor((q - 0.5)/f - 0.5) + 2, f = H_v/H_u
            return std::clamp<std::int64_t>(floorDivide((2 * q - 1) * rows - rule.outputRows, 2 * rule.outputRows) + 2,
                                            1, rows);
        case RowAccess::Held:
        case RowAccess::Eaten:
            return rows;
    }
    return rows;
}

std::int64_t firstRowKept(const RowRule& rule, std::int64_t q) {
    return q >= rule.outputRows ? rule.inputRows : firstRowOfNext(rule, q);
}

std::int64_t rowsAtOnce(const RowRule& rule, std::int64_t outputRows) {
    if (rule.access == RowAccess::SameRow || rule.access == RowAccess::Eaten || outputRows == 0) return 1;
    if (rule.access == RowAccess::Held) return rule.inputRows;
    std::int64_t most = 1;
    for (std::int64_t q = 1; q <= outputRows; ++q)
        most = std::max(most, rowsNeeded(rule, q) - firstRowOfNext(rule, q - 1));
    return most;
}

std::int64_t rowsRead(const RowRule& rule, std::int64_t h) {
    switch (rule.access) {
        case RowAccess::SameRow:
            return std::min(h, rule.inputRows);
        case RowAccess::Window:
            return std::min((h - 1) * rule.stride + rule.kernel, rule.inputRows);
        case RowAccess::Transposed:
            return std::min(ceilDivide(h + rule.kernel - 1, rule.stride) + 1, rule.inputRows);
        case RowAccess::Nearest:
        case RowAccess::Linear:
            return std::min(ceilDivide(h * rule.inputRows, rule.outputRows) + 2, rule.inputRows);
        case RowAccess::Held:
            return rule.inputRows;
        case RowAccess::Eaten:
            return 1;
    }
    return rule.inputRows;
}

RowSpan rowSpanRead(const RowRule& rule, const RowSpan& made) {
    const std::int64_t last = made.end - 1;
    const auto linear = [&](std::int64_t row) {
        return floorDivide((2 * row + 1) * rule.inputRows - rule.outputRows, 2 * rule.outputRows);
    };
    switch (rule.access) {
        case RowAccess::SameRow:
            return made;
        case RowAccess::Window:
            return {made.first * rule.stride - rule.padding, last * rule.stride - rule.padding + rule.kernel};
        case RowAccess::Transposed:
            return {ceilDivide(made.first + rule.padding - rule.kernel + 1, rule.stride),
                    floorDivide(last + rule.padding, rule.stride) + 1};
        case RowAccess::Nearest:
            return {floorDivide(made.first * rule.inputRows, rule.outputRows),
                    floorDivide(last * rule.inputRows, rule.outputRows) + 1};
        case RowAccess::Linear:
            return {linear(made.first), linear(last) + 2};
        case RowAccess::Held:
        case RowAccess::Eaten:
            return {0, rule.inputRows};
    }
    return {0, rule.inputRows};
}

RowTable makeRowTable(const RowRule& rule) {
    RowTable table;
    table.rule = rule;
    for (std::int64_t q = 0; q <= rule.outputRows; ++q) {
        table.need.push_back(static_cast<std::int32_t>(rowsNeeded(rule, q)));
        if (rule.access != RowAccess::Eaten) table.low.push_back(static_cast<std::int32_t>(firstRowKept(rule, q)));
    }
    table.rowsAtOnce = rowsAtOnce(rule, rule.outputRows);
    return table;
}

}  // namespace fusescope
