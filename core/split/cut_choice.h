// SPDX-License-Identifier: Apache-2.0
// One step of a split: the cuts that solution edges lead to, their categories, and the greedy rule of each. Mills et
// al., arXiv 2501.00636, section III-C and Algorithm 1.
#pragma once

#include <optional>
#include <vector>

#include "core/base/run_control.h"
#include "core/cost/cost_cache.h"
#include "core/split/split_trace.h"

namespace fusescope {

struct CandidateLimits {
    std::size_t mostPerEdge = kMostCutsPerEdge;
    const RunControl* control = nullptr;  ///< asked after every cut
};

/// The cuts through the solution edges of a group that canBeExplained(), both sides priced; by their first solution
/// edge. `edges` are not filled in: see nameCrossedEdges(). Nothing when stopped.
std::optional<std::vector<SplitCandidate>> candidateCuts(const OpGraph& graph, const GroupSet& group,
                                                         const Explanation& explanation, CostCache& cache,
                                                         const CandidateLimits& limits);

/// Fills in which solution edges each candidate crosses.
void nameCrossedEdges(std::vector<SplitCandidate>& candidates, const Explanation& explanation);

/// The best category among the candidates, and which of them to follow, best first.
struct CutChoice {
    CutCategory category = CutCategory::NoneFits;
    /// Category 1: the one with the least F_D of both sides. Category 2: the one whose fitting side has most ops (then
    /// the least F_D). Category 3: every one, those with the least requirement of the greater side first, so that the
    /// first ones leave the least to do. Ties go to the earlier candidate. Empty without candidates.
    std::vector<std::size_t> followed;
};

CutChoice chooseCuts(const std::vector<SplitCandidate>& candidates, std::int64_t betaBytes);

}  // namespace fusescope
