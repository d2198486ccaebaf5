// SPDX-License-Identifier: Apache-2.0
#include "core/review/unfusable.h"

#include "core/base/bytes.h"
#include "core/cost/fit_report.h"
#include "core/cost/op_rules.h"

namespace fusescope {

std::string unfusableReason(const SearchProblem& problem, OpId op) {
    if (problem.fusable.contains(op)) return {};
    const std::string reason = notModelledReason(*problem.graph, problem.graph->op(op));
    if (!reason.empty()) return "not modelled: " + reason;
    const auto enough = smallestBuffer(*problem.costModel, GroupSet{op});
    if (!enough) return "no buffer suffices";
    return "needs " + formatBinaryBytes(*enough - 1) + " alone, the buffer has " + formatBinaryBytes(problem.betaBytes);
}

}  // namespace fusescope
