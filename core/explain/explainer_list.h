// SPDX-License-Identifier: Apache-2.0
// The table of explainers, by the names the command line and the window use.
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "core/explain/explainer.h"

namespace fusescope {

struct ExplainerInfo {
    std::string_view id;
    std::string_view summary;  ///< one line, for --help
    bool needsPredictor = false;
    std::unique_ptr<Explainer> (*make)(ExplainContext);
};

std::span<const ExplainerInfo> explainerList();

/// Null if there is no explainer of that id.
const ExplainerInfo* findExplainer(std::string_view id);

}  // namespace fusescope
