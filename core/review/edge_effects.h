// SPDX-License-Identifier: Apache-2.0
// Sensitivity of a plan: what each edge would change if it were cut where it is fused, or fused where it is cut.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/run_control.h"
#include "core/review/pinned_plan.h"
#include "core/search/search.h"

namespace fusescope {

struct EdgeEffect {
    OpId from;
    OpId to;
    bool isFused = false;                     ///< now; the effect is of cutting it, else of fusing it
    std::int64_t dramChangeBytes = 0;         ///< of the whole plan, unfusable ops included
    int unfitChange = 0;                      ///< how many more groups of several ops do not fit; negative: fewer
    std::optional<std::int64_t> excessBytes;  ///< what the group that comes of it needs beyond beta, if it does not fit
    FusionPlan after;
};

/// One effect per pair of neighbouring groups that may be merged, by their first edge, and one per way to cut a group
/// in two, by the first edge across it. Those that leave fewer groups that do not fit come first, then those that leave
/// more last, and else those that change most. Edits that the overrides forbid are left out. At most `mostCutsPerGroup`
/// ways to cut a group are tried. Nothing when stopped.
std::optional<std::vector<EdgeEffect>> edgeEffects(const SearchProblem& problem, const PinnedPlan& now,
                                                   const RunControl& control, std::size_t mostCutsPerGroup = 256);

}  // namespace fusescope
