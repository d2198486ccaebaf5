// SPDX-License-Identifier: Apache-2.0
// Files of what is learned: weights of predictor and explainers, data sets, checkpoints. All written atomically; all
// reading throws Error for what is truncated, foreign, newer or damaged.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "core/explain/explainer_weights.h"
#include "core/predictor/dataset.h"
#include "core/predictor/gnn_weights.h"
#include "core/predictor/predictor.h"
#include "core/predictor/training.h"

namespace fusescope {

std::shared_ptr<const GnnWeights> readGnnWeights(const std::filesystem::path& file);
void writeGnnWeights(const std::filesystem::path& file, const GnnWeights& weights);

Dataset readDataset(const std::filesystem::path& file);
void writeDataset(const std::filesystem::path& file, const Dataset& dataset);

TrainingState readCheckpoint(const std::filesystem::path& file, const std::string& purpose);
void writeCheckpoint(const std::filesystem::path& file, const TrainingState& state, const std::string& purpose);

/// What explainers learned on `predictor`; throws Error if it was on another.
std::shared_ptr<const ExplainerWeights> readExplainerWeights(const std::filesystem::path& file,
                                                             const GnnWeights& predictor);
void writeExplainerWeights(const std::filesystem::path& file, const ExplainerWeights& weights);

/// The file of explainers that belongs to a weights file: its name with the ending ".explainers".
std::filesystem::path explainersFileOf(const std::filesystem::path& weightsFile);

/// "lbdf-default.weights", "brr-paper.weights"
std::string weightsFileName(Scheme scheme, std::string_view variant);

/// What this Fusescope ships for the scheme, from the data folder.
std::shared_ptr<const GnnWeights> readShippedWeights(Scheme scheme, std::string_view variant = "default");

/// What explainers learned on the shipped predictor.
std::shared_ptr<const ExplainerWeights> readShippedExplainers(const GnnWeights& predictor);

}  // namespace fusescope
