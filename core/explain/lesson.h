// SPDX-License-Identifier: Apache-2.0
// Groups that explainers learn from.
#pragma once

#include <cstdint>
#include <vector>

#include "core/predictor/features.h"
#include "core/predictor/gnn.h"
#include "core/predictor/lessons.h"
#include "core/predictor/predictor.h"

namespace fusescope {

/// A group that the predictor calls invalid, with the features of its model.
struct ExplainerLesson {
    const FeatureTable* features = nullptr;
    FitQuestion question;
};

/// Groups of the training split, at the five sizes of the paper, that the predictor calls invalid, with at least two
/// edges and at most `mostOps` ops; shuffled, the same for the same seed. They point into `data`.
std::vector<ExplainerLesson> explainerLessons(const TrainingData& data, const Gnn& gnn, int mostOps,
                                              std::uint64_t seed);

/// The groups of the lessons one after another.
GnnGraph viewOf(std::span<const ExplainerLesson> lessons);

}  // namespace fusescope
