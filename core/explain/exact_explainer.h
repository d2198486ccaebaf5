// SPDX-License-Identifier: Apache-2.0
// No learning: the cost model prices both sides of every cut. The yardstick of the explainers.
#pragma once

#include <memory>

#include "core/explain/explainer.h"

namespace fusescope {

/// Scores in (0, 1]: above 2/3 where both sides can fit, above 1/3 where one can; within such a category by DRAM
/// access, 1 for the cut that Algorithm 1 of the paper would choose.
std::unique_ptr<Explainer> makeExactExplainer(ExplainContext context);

}  // namespace fusescope
