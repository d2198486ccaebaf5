// SPDX-License-Identifier: Apache-2.0
// Edits as a person asks for them: each gives the plan and the overrides afterwards, or says why there is none and what
// would make it possible. Nothing is changed before somebody takes the answer.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/issue.h"
#include "core/review/pinned_plan.h"
#include "core/search/search.h"

namespace fusescope {

/// A way around what stands against an edit: the same edit with a little more.
struct Remedy {
    std::string text;  ///< "Drop the cut between a and b", "Take the 2 groups in between along"
    PinnedPlan after;
};

struct HandEdit {
    std::optional<PinnedPlan> after;
    std::vector<Issue> findings;   ///< why there is no `after`; empty if there is one
    std::vector<Remedy> remedies;  ///< may be empty even then
};

/// `from` and `to` are two ends of an edge, not to be in one group. If they are in one now, it is split by the cut
/// across this edge that leaves most sides that fit, and among those moves the fewest bytes.
HandEdit cutEdge(const SearchProblem& problem, const PinnedPlan& now, OpId from, OpId to);

/// The two ends of an edge are to be in one group; their groups are merged.
HandEdit keepTogether(const SearchProblem& problem, const PinnedPlan& now, OpId from, OpId to);

/// Two groups become one, for now: a search may part them again.
HandEdit mergeByHand(const SearchProblem& problem, const PinnedPlan& now, GroupId a, GroupId b);

/// `ops` move to `target`; what they leave may fall into connected pieces, each a group.
HandEdit moveOps(const SearchProblem& problem, const PinnedPlan& now, const GroupSet& ops, GroupId target);

/// `ops` leave their groups for groups of their own.
HandEdit splitOff(const SearchProblem& problem, const PinnedPlan& now, const GroupSet& ops);

/// The op is to stay in a group of its own.
HandEdit forbidFusion(const SearchProblem& problem, const PinnedPlan& now, OpId op);

/// The group is to stay as it is. Refused for one that is no well-formed group.
HandEdit lockGroup(const SearchProblem& problem, const PinnedPlan& now, GroupId group);

/// Whatever the overrides demand of any of these ops alone (locked, alone) or between two of them (cut, kept), or
/// everything, is demanded no more.
HandEdit releaseOps(const PinnedPlan& now, const GroupSet& ops);
HandEdit releaseAll(const PinnedPlan& now);

}  // namespace fusescope
