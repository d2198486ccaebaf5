// SPDX-License-Identifier: Apache-2.0
// How the two variants of the predictor are trained: "paper" as published, "default" as we do it.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/predictor/training.h"

namespace fusescope {

struct Recipe {
    std::string variant;
    FeatureSet features = FeatureSet::Ratios;
    Drawing drawing = Drawing::Near;
    bool isBalanced = false;  ///< invalid groups weigh as much as valid ones
    TrainParams params;       ///< without the number of features
};

/// "paper": 4 GraphConv layers of 128, linear head, published features, whole groups at five sizes, 50 epochs.
/// "default": messages both ways, two layers in the head, ratio features, groups with edges cut, sizes near the
/// requirement. Throws Error for another name.
Recipe recipeOf(std::string_view variant);

/// What training does between epochs: keeping a checkpoint, telling the user.
struct TrainingHooks {
    std::function<std::optional<TrainingState>()> resume;
    std::function<void(const TrainingState&)> keep;
};

struct TrainedWeights {
    GnnWeights weights;  ///< rounded as the file holds them
    TrainingState state;
};

/// Nothing when stopped; what was kept then goes on. Throws Error if there is no LibTorch, or nothing to learn from.
std::optional<TrainedWeights> trainPredictor(const Recipe& recipe, std::shared_ptr<const TrainingData> data,
                                             const std::string& leftOutFamily, const TrainingHooks& hooks,
                                             RunControl& control);

}  // namespace fusescope
