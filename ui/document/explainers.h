// SPDX-License-Identifier: Apache-2.0
// The explainers of explainerList() as the window offers them: which can run for a model on its accelerator, and what
// those that cannot are missing.
#pragma once

#include <QString>
#include <string>
#include <vector>

#include "core/explain/explainer_list.h"
#include "ui/document/pricing.h"

namespace fusescope {

struct ExplainerOption {
    std::string id;
    std::string summary;
    QString missing;  ///< empty: it can run

    bool canRun() const { return missing.isEmpty(); }
};

/// In the order of explainerList().
std::vector<ExplainerOption> explainerOptions(const Pricing& pricing);

ExplainContext explainContext(const Pricing& pricing);

}  // namespace fusescope
