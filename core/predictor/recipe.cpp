// SPDX-License-Identifier: Apache-2.0
#include "core/predictor/recipe.h"

#include "core/base/error.h"

namespace fusescope {

Recipe recipeOf(std::string_view variant) {
    Recipe recipe;
    recipe.variant = variant;
    if (variant == "paper") {
        recipe.features = FeatureSet::Published;
        recipe.drawing = Drawing::Published;
        recipe.isBalanced = true;
        recipe.params.shape = {0, 128, 4, 0, false, false};
        recipe.params.epochs = 50;
        recipe.params.learningRate = 1e-3;
        return recipe;
    }
    if (variant != "default")
        throw Error("there is no predictor \"" + std::string(variant) + "\"", {}, "default or paper");
    recipe.params.shape = {0, 64, 4, 64, true, true};
    recipe.params.epochs = 24;
    return recipe;
}

std::optional<TrainedWeights> trainPredictor(const Recipe& recipe, std::shared_ptr<const TrainingData> data,
                                             const std::string& leftOutFamily, const TrainingHooks& hooks,
                                             RunControl& control) {
    const TorchBackend& backend = torchBackend();
    TrainParams params = recipe.params;
    params.shape.features = data->featureCount();
    const auto lessons = makeLessons(data, recipe.drawing, params.seed, leftOutFamily);
    if (recipe.isBalanced) params.invalidWeight = validPerInvalid(*lessons);
    auto resumed = hooks.resume ? hooks.resume() : std::nullopt;
    TrainingState state = resumed ? *std::move(resumed) : initialState(params);
    if (state.values.size() != placesOf(params.shape).count) throw Error("the checkpoint is of another network");
    while (!isTrained(params, state)) {
        if (!backend.trainEpoch(params, *lessons, state, control)) return std::nullopt;
        if (hooks.keep) hooks.keep(state);
    }
    GnnWeights weights{params.shape, data->dataset().scheme, std::string(featureSetName(recipe.features)),
                       recipe.variant, roundedToHalf(state.best)};
    return TrainedWeights{std::move(weights), std::move(state)};
}

}  // namespace fusescope
