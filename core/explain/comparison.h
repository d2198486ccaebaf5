// SPDX-License-Identifier: Apache-2.0
// Explainers side by side on the same groups that do not fit.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/explain/agreement.h"
#include "core/explain/explainer_list.h"
#include "core/explain/fidelity.h"

namespace fusescope {

/// A mean over the groups where the question makes sense.
struct MeanOf {
    double sum = 0;
    double squares = 0;
    int count = 0;

    void add(double value) {
        sum += value;
        squares += value * value;
        ++count;
    }
    void add(const MeanOf& more);
    double value() const { return count == 0 ? 0 : sum / count; }
    /// Half the width of the 95 % confidence interval of the mean (1.96 standard errors); 0 for fewer than two.
    double confidence() const;
};

struct ComparisonRow {
    std::string explainer;
    MeanOf auc;          ///< see Agreement
    MeanOf topRight;     ///< share
    MeanOf firstTry;     ///< share
    MeanOf selectsBest;  ///< share
    MeanOf dramRatio;    ///< at least 1
    MeanOf reliefCorrelation;
    MeanOf fidelityPlus;  ///< with ops that leave with their edges; no count without a predictor
    MeanOf fidelityMinus;
    MeanOf unfaithfulness;
    MeanOf sparsity;
    MeanOf stability;     ///< Spearman's, of the scores of two seeds
    MeanOf milliseconds;  ///< per group, over models

    void add(const ComparisonRow& more);
};

struct Comparison {
    std::vector<ComparisonRow> rows;  ///< in the order of `ids`
    int groups = 0;
    int solvable = 0;     ///< with a cut that leaves two sides that fit
    int calledValid = 0;  ///< by the predictor, wrongly
    int bounded = 0;      ///< with more cuts than were tried

    /// The groups of another model as well, compared by the same explainers.
    void add(const Comparison& more);
};

/// Runs the explainers of these ids, one after the other; those that cannot run in this context are left out.
/// When stopped, only the explainers that came to an end. Progress counts groups of all explainers.
Comparison compareExplainers(const ExplainContext& context, std::span<const std::string_view> ids,
                             std::span<const FitQuestion> questions, const ExplainParams& params, RunControl& control);

/// Up to `count` different groups of random plans over `fusable` that do not fit and have at least two edges, as a
/// random search meets them; fewer if it hardly meets new ones.
std::vector<FitQuestion> drawInvalidGroups(const ExplainContext& context, const GroupSet& fusable,
                                           std::int64_t betaBytes, int count, std::uint64_t seed,
                                           const RunControl& control);

}  // namespace fusescope
