// SPDX-License-Identifier: Apache-2.0
// Advice on a plan: what a careful reader would point out, each with numbers and, where something can be done about it,
// the plan afterwards.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/run_control.h"
#include "core/review/pinned_plan.h"
#include "core/search/search.h"

namespace fusescope {

enum class FindingKind {
    BrokenOverrides,  ///< the plan is not as the overrides demand
    DoesNotFit,       ///< a group needs more than the buffer; where to cut it
    BetterPlan,       ///< the best plan that honours all overrides moves less
    OverrideCosts,    ///< what one override costs against the best plan without it
    OtherScheme,      ///< the best plan under the other fusion scheme moves less
    MergeSaves,       ///< two neighbours fit as one and move less
    MoveSaves,        ///< an op is better off in the group next to it
    FullOfOne,        ///< one tensor or the weights of one op take more than half of a group's buffer
    NeverFits,        ///< an op does not fit alone, and from which buffer it would
};

struct Finding {
    FindingKind kind = FindingKind::DoesNotFit;
    std::string text;             ///< one sentence with names and numbers
    std::vector<OpId> ops;        ///< what it is about, to go there
    std::int64_t savedBytes = 0;  ///< of DRAM access, unfusable ops included; 0 if that is not the point
    std::optional<PinnedPlan> after;
    std::optional<Accelerator> accelerator;  ///< that `after` is for, if it is another one
};

struct ReviewRequest {
    SearchProblem problem;
    Accelerator accelerator;
    PinnedPlan now;
    std::int64_t searchMillis = 1000;  ///< how long each look for a better plan may take; at most four are taken
};

/// By kind as above, within a kind by bytes saved. Nothing when stopped.
std::optional<std::vector<Finding>> review(const ReviewRequest& request, RunControl& control);

/// The name of an op for a sentence: the last two steps of a path, "…/block.0/Conv", in quotes.
std::string spokenName(const OpGraph& graph, OpId op);

/// "merge-saves", for JSON.
std::string findingName(FindingKind kind);

}  // namespace fusescope
