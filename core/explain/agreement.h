// SPDX-License-Identifier: Apache-2.0
// How well an explanation agrees with the truth, which exists here because F_beta can be computed: does it find the
// edges that can be cut so that both sides fit, and among them those that cost little?
#pragma once

#include <optional>

#include "core/explain/cut_truth.h"
#include "core/explain/explanation.h"

namespace fusescope {

/// What cannot be asked of a group has no value.
struct Agreement {
    /// Of the ROC curve of the scores against "both sides fit", ties count half; only where some edges are so and some
    /// are not.
    std::optional<double> auc;
    std::optional<bool> isTopRight;  ///< the first selected edge is one of those; only if there are any
    std::optional<bool> isFirstTry;  ///< some selected edge is one of those; only if there are any
    bool selectsBest = false;        ///< the best cut of all crosses a selected edge
    /// DRAM access of the best two-way cut across a selected edge to that of the best of all, at least 1; a side that
    /// does not fit is charged as if its ops ran one by one, so that there is a value for every group.
    double dramRatio = 1;
    double reliefCorrelation = 0;  ///< Spearman's, of scores and relief; 0 if either is constant
};

Agreement agreementOf(const Explanation& explanation, const CutTruth& truth);

/// Spearman's rank correlation, mean ranks for ties; 0 if either is constant.
double rankCorrelation(const std::vector<double>& a, const std::vector<double>& b);

}  // namespace fusescope
