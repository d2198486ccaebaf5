// SPDX-License-Identifier: Apache-2.0
// A split as it was decided, step by step, for a reader or a player: which edges were blamed, which cuts they led to,
// what each would leave, what was taken and what became of the rest. Mills et al., arXiv 2501.00636, Algorithm 1.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/cost/cost_cache.h"
#include "core/cost/cost_model.h"
#include "core/explain/cut_truth.h"
#include "core/explain/explanation.h"
#include "core/plan/cuts.h"

namespace fusescope {

/// One way to cut a group.
struct SplitCandidate {
    TwoWayCut cut;
    std::vector<std::size_t>
        edges;  ///< solution edges that it crosses, indices into the explanation's edges; best first
    Price before;
    Price after;
    CutCategory category = CutCategory::NoneFits;
    bool isFollowed = false;                ///< its parts are known: chosen, or one of the branches of category 3
    std::optional<std::size_t> beforeNode;  ///< the node of a side that was split further
    std::optional<std::size_t> afterNode;
    std::optional<std::int64_t> dramBytes;  ///< F_D of the parts that both sides came to; nothing if not followed
};

/// Why a group ended as it did.
enum class SplitOutcome {
    Cut,       ///< `chosen` was taken
    SingleOp,  ///< nothing to cut: the op does not fit alone and stays outside fusion
    Random,    ///< no solution edge to follow: split at random prefixes until all parts fit
};

/// Questions asked, whether or not the answers were known.
struct SplitCounts {
    std::int64_t bufferQueries = 0;  ///< F_beta
    std::int64_t bufferHits = 0;     ///< …answered from memory
    std::int64_t dramQueries = 0;    ///< F_D
    std::int64_t dramHits = 0;
    std::int64_t explanations = 0;

    SplitCounts& operator+=(const SplitCounts& other);
    friend bool operator==(const SplitCounts&, const SplitCounts&) = default;
};

/// One group that does not fit.
struct SplitNode {
    GroupSet group;
    Price price;
    std::vector<Term> terms;  ///< what fills the buffer; empty if the group has no price
    Explanation explanation;  ///< no edges if it was not asked for
    /// By their first solution edge, best first; all of them, whatever was looked at.
    std::vector<SplitCandidate> candidates;
    SplitOutcome outcome = SplitOutcome::Cut;
    CutCategory category = CutCategory::NoneFits;  ///< the best among the candidates
    std::optional<std::size_t> chosen;             ///< the candidate taken
    bool isNarrowed = false;      ///< category 3 with candidates that were not followed: the split met its limit
    bool isKept = false;          ///< part of the answer; false in branches of category 3 that lost
    std::vector<GroupSet> parts;  ///< what the group came to, by first op
    std::int64_t dramBytes = 0;   ///< of the parts
    /// To find its candidates and price them, when it was decided on: level by level, as the split went.
    SplitCounts counts;
};

/// Nodes are told apart by their groups: two branches that come to the same group share a node, so that the nodes make
/// a graph, each before those it leads to. nodes[0] is the group asked for. To replay: visit(0), where visit(n) shows
/// the explanation, the candidates and the choice, and visits beforeNode and afterNode of the followed candidates.
struct SplitTrace {
    std::int64_t betaBytes = 0;
    std::vector<SplitNode> nodes;  ///< empty when stopped
    SplitCounts counts;            ///< of all nodes, and to price what they came to
};

/// What `cache` was asked since, with so many explanations.
SplitCounts countsSince(const CostCache& cache, const CostCache::Counts& bufferBefore,
                        const CostCache::Counts& dramBefore, std::int64_t explanations);

}  // namespace fusescope
