// SPDX-License-Identifier: Apache-2.0
// No learning: the cost model prices both sides of every cut. The yardstick of the explainers.
#pragma once

#include <memory>

#include "core/explain/explainer.h"

namespace fusescope {

/// The score is the relief, not below 0: in [0, 1]. Edges that can be cut so that both sides fit come first.
std::unique_ptr<Explainer> makeExactExplainer(ExplainContext context);

}  // namespace fusescope
