// SPDX-License-Identifier: Apache-2.0
// Cut look-ahead: the predictor judges both sides of every cut. Asks no cost model.
#pragma once

#include <memory>

#include "core/explain/explainer.h"

namespace fusescope {

/// The score of an edge is the best -max(logit of the two sides) over the cuts that it crosses: above 0 the predictor
/// says that both sides fit.
std::unique_ptr<Explainer> makeLookaheadExplainer(ExplainContext context);

}  // namespace fusescope
