// SPDX-License-Identifier: Apache-2.0
// The table of explainers, by the names the command line and the window use.
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "core/explain/explainer.h"

namespace fusescope {

/// Of ExplainContext, besides graph and cost model.
enum class ExplainerNeeds { Nothing, Predictor, LearnedWeights };

struct ExplainerInfo {
    std::string_view id;
    std::string_view summary;  ///< one line, for --help
    ExplainerNeeds needs = ExplainerNeeds::Nothing;
    std::unique_ptr<Explainer> (*make)(ExplainContext);
};

std::span<const ExplainerInfo> explainerList();

/// Whether the context has what the explainer needs.
bool canRun(const ExplainerInfo& info, const ExplainContext& context);

/// Null if there is no explainer of that id.
const ExplainerInfo* findExplainer(std::string_view id);

}  // namespace fusescope
