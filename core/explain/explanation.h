// SPDX-License-Identifier: Apache-2.0
// Why a group does not fit, as scores on its edges, and the edges to cut that are chosen from them.
#pragma once

#include <cstddef>
#include <vector>

#include "core/plan/group_set.h"
#include "core/predictor/features.h"

namespace fusescope {

struct Explanation {
    std::vector<OpPair> edges;          ///< pairsInside() of the group
    std::vector<float> edgeScores;      ///< higher: cut here. Each explainer has its own scale
    std::vector<OpId> ops;              ///< of the group, ascending
    std::vector<float> opScores;        ///< the highest score of the edges at an op, for colours; 0 without edges
    std::vector<std::size_t> selected;  ///< solution edges, indices into `edges`, best first
    bool isExhaustive = true;           ///< false: the group has more cuts than were looked at

    friend bool operator==(const Explanation&, const Explanation&) = default;
};

/// How solution edges are chosen from scores. At least the best edge is, ties go to the first in topological order.
struct Selection {
    enum class Rule {
        OwnChoice,  ///< what the explainer itself chooses; TopShare of those that only give scores
        TopShare,   ///< the best ceil(share · edges)
        Threshold,  ///< all edges of at least this score, once the scores of the group are spread over [0, 1]
        SubGraph,   ///< all edges between the ops at the edges that TopShare takes
    };
    Rule rule = Rule::OwnChoice;
    double share = 0.3;
    double threshold = 0.5;
};

/// Indices of the edges, best first; scores alone have no choice of their own.
std::vector<std::size_t> selectEdges(const std::vector<OpPair>& edges, const std::vector<float>& scores,
                                     const Selection& selection);

/// Spread linearly over [0, 1]; all 0 if they are equal.
std::vector<float> spreadScores(std::vector<float> scores);

/// The highest score of the edges at each op.
std::vector<float> opScoresOf(const std::vector<OpId>& ops, const std::vector<OpPair>& edges,
                              const std::vector<float>& scores);

}  // namespace fusescope
