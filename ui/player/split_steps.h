// SPDX-License-Identifier: Apache-2.0
// A SplitTrace as a row of steps to show one after the other: what is asked, blamed, weighed and cut, and what the
// group has come to by then. Mills et al., arXiv 2501.00636, Algorithm 1.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/split/split_trace.h"

namespace fusescope {

enum class SplitStepKind {
    Group,        ///< a group that does not fit
    Explanation,  ///< the edges that are blamed
    Candidates,   ///< the cuts they lead to
    Cut,          ///< one of them is taken; or followed, in a branch that lost
    Random,       ///< no edge to follow: split at random
    SingleOp,     ///< stays outside fusion
    Done,         ///< all parts
};

struct SplitStep {
    SplitStepKind kind = SplitStepKind::Group;
    std::size_t node = 0;
    std::optional<std::size_t> candidate;  ///< of a Cut
    bool isRejected = false;               ///< in a branch that lost
    std::vector<GroupSet> pieces;          ///< what nodes[0] has come to after this step, by first op

    friend bool operator==(const SplitStep&, const SplitStep&) = default;
};

enum class SplitBranches { Kept, All };

/// What had been asked when `steps[at]` was over: for the groups decided on until then; after the last step all there
/// was.
SplitCounts countsUpTo(const SplitTrace& trace, const std::vector<SplitStep>& steps, std::size_t at);

/// From nodes[0] down: a group, then what its choice leads to, `before` first; with All, branches that lost stand
/// before the choice that won. Empty for a trace without nodes.
std::vector<SplitStep> splitSteps(const SplitTrace& trace, SplitBranches branches);

}  // namespace fusescope
