// SPDX-License-Identifier: Apache-2.0
// Random scores: the control that every explainer must beat.
#pragma once

#include <memory>

#include "core/explain/explainer.h"

namespace fusescope {

/// Scores are uniform in [0, 1).
std::unique_ptr<Explainer> makeRandomExplainer(ExplainContext context);

}  // namespace fusescope
