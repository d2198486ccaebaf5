// SPDX-License-Identifier: Apache-2.0
// --explainer and --weights, for the commands that split or explain groups.
#pragma once

#include <CLI/CLI.hpp>

#include <memory>
#include <string>
#include <vector>

#include "core/explain/explainer_list.h"
#include "core/hardware/accelerator.h"

namespace fusescope::cli {

struct ExplainerOptions {
    std::string id;           ///< of explainerList(), or "none" where that is allowed
    std::string weightsFile;  ///< empty: what ships for the scheme
};

/// The names of all explainers, in the order of their list.
std::vector<std::string> explainerIds();

/// Adds --explainer with the table of explainers behind `intro`, and --weights. "none" is offered if it is the default.
void addExplainerOptions(CLI::App& command, ExplainerOptions& options, const std::string& intro);

/// What explainers learned on these weights; null if their file is not there. `weightsFile` empty: what ships.
std::shared_ptr<const ExplainerWeights> learnedOn(const GnnWeights& weights, const std::string& weightsFile);

/// With what the explainer needs. Throws Error.
ExplainContext explainContextOf(const ExplainerOptions& options, std::shared_ptr<const OpGraph> graph,
                                std::shared_ptr<const CostModel> costModel, const Accelerator& accelerator);

/// Null for "none".
std::shared_ptr<const Explainer> makeChosenExplainer(const ExplainerOptions& options,
                                                     std::shared_ptr<const OpGraph> graph,
                                                     std::shared_ptr<const CostModel> costModel,
                                                     const Accelerator& accelerator);

}  // namespace fusescope::cli
