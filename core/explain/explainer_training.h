// SPDX-License-Identifier: Apache-2.0
// Learns the parameters of pg, pg-budget and rg for one predictor. In plain C++: the networks are small, and what they
// learn from are answers and gradients of the predictor.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>

#include "core/base/run_control.h"
#include "core/explain/explainer_weights.h"
#include "core/explain/lesson.h"
#include "core/explain/pg/pg_learner.h"
#include "core/explain/rg/rg_learner.h"

namespace fusescope {

struct ExplainerTrainParams {
    explicit ExplainerTrainParams(const GnnWeights& predictor) : pgBudget(budgetPgParams(predictor)) {}

    PgParams pg = publishedPgParams();
    PgParams pgBudget;  ///< by default budgetPgParams() of the predictor
    RgParams rg;
    int batchGroups = 32;  ///< of pg and pg-budget
    int mostPgGroups = 1500;
    int mostRgGroups = 600;
    int mostOps = 100;  ///< of a group to learn from
    std::uint64_t seed = 1;
    int threads = 1;  ///< never changes the result
};

/// One network over all lessons. Nothing when stopped.
std::optional<PgWeights> learnPg(const Gnn& gnn, std::span<const ExplainerLesson> lessons, const PgParams& params,
                                 int batchGroups, std::uint64_t seed, const RunControl& control);

/// All three, rounded as the file holds them. Same data, weights and seed: same result. Nothing when stopped. Throws
/// Error if the data has no group that the predictor calls invalid. Progress counts thousandths.
std::optional<ExplainerWeights> trainExplainers(const TrainingData& data, std::shared_ptr<const GnnWeights> predictor,
                                                const ExplainerTrainParams& params, RunControl& control);

}  // namespace fusescope
