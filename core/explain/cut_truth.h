// SPDX-License-Identifier: Apache-2.0
// What the cost model itself says of cutting each edge of a group: the truth that explainers are measured against.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/run_control.h"
#include "core/cost/cost_model.h"
#include "core/plan/cuts.h"
#include "core/predictor/features.h"
#include "core/predictor/predictor.h"

namespace fusescope {

/// How many sides of a cut fit; Mills et al., Algorithm 1. Ordered from best to worst.
enum class CutCategory { BothFit = 1, OneFits = 2, NoneFits = 3 };

/// Of all cuts that an edge crosses.
struct EdgeTruth {
    /// 1 - min over cuts of max F_beta(side) / F_beta(group): how far the requirement can fall. Negative if every cut
    /// has a side that needs more than the group, for F_beta is not monotone. Without spare weights (see Price).
    double relief = 0;
    CutCategory category = CutCategory::NoneFits;  ///< the best
    std::int64_t leastDramBytes = 0;               ///< F_D of both sides, least among cuts of that category
    /// Least over all cuts; a side that does not fit is charged as if its ops ran one by one.
    std::int64_t chargedDramBytes = 0;

    friend bool operator==(const EdgeTruth&, const EdgeTruth&) = default;
};

struct CutTruth {
    std::vector<EdgeTruth> edges;                  ///< [pairsInside()]
    CutCategory category = CutCategory::NoneFits;  ///< of the best cut of all
    std::int64_t leastDramBytes = 0;               ///< least among cuts of that category
    std::int64_t chargedDramBytes = 0;             ///< least over all cuts, see EdgeTruth
    std::size_t cutCount = 0;
    bool isExhaustive = true;  ///< false: the group has more cuts; see twoWayCuts()

    friend bool operator==(const CutTruth&, const CutTruth&) = default;
};

/// Indices of the edges (pairsInside()) that cross the cut.
std::vector<std::size_t> crossingEdges(const std::vector<OpPair>& edges, const TwoWayCut& cut);

/// Tries every cut of a group that canBeExplained(). Nothing when stopped.
std::optional<CutTruth> judgeCuts(const OpGraph& graph, const CostModel& model, const FitQuestion& question,
                                  const RunControl& control, std::size_t mostCuts = kMostCuts);

/// A cut with what the cost model says of its sides.
struct JudgedCut {
    TwoWayCut cut;
    CutCategory category = CutCategory::NoneFits;
    std::int64_t dramBytes = 0;  ///< F_D of both sides

    friend bool operator==(const JudgedCut&, const JudgedCut&) = default;
};

/// The cut that each EdgeTruth speaks of, [pairsInside()]; the first one if several are as good. Nothing when stopped.
std::optional<std::vector<JudgedCut>> bestCuts(const OpGraph& graph, const CostModel& model,
                                               const FitQuestion& question, const RunControl& control);

}  // namespace fusescope
