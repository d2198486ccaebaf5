// SPDX-License-Identifier: Apache-2.0
// Input rows per output row of a rule, as a reduced fraction.
#pragma once

#include <cstdint>
#include <numeric>

#include "core/cost/row_rule.h"

namespace fusescope {

struct RowRatio {
    std::int64_t over = 1;
    std::int64_t under = 1;

    RowRatio reduced() const {
        const std::int64_t common = std::gcd(over, under);
        return {over / common, under / common};
    }
    RowRatio inverse() const { return {under, over}; }
    friend RowRatio operator*(const RowRatio& a, const RowRatio& b) {
        return RowRatio{a.over * b.over, a.under * b.under}.reduced();
    }
    friend bool operator==(const RowRatio&, const RowRatio&) = default;
};

inline RowRatio rowRatio(const RowRule& rule) {
    switch (rule.access) {
        case RowAccess::Window:
            return {rule.stride, 1};
        case RowAccess::Transposed:
            return {1, rule.stride};
        case RowAccess::Nearest:
        case RowAccess::Linear:
            return RowRatio{rule.inputRows, rule.outputRows}.reduced();
        default:
            return {1, 1};
    }
}

}  // namespace fusescope
