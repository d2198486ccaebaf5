// SPDX-License-Identifier: Apache-2.0
// RG-Explainer: grows a connected sub-group that is invalid by itself, from a seed op, one op at a time, until its
// policy stops (core/explain/rg/rg_learner.h). Its edges are the solution edges; the earlier an edge came in, the
// higher its score: (most - i) / (most - 1) for the i-th op, counted from 0; 0 outside.
#pragma once

#include <memory>

#include "core/explain/explainer.h"

namespace fusescope {

std::unique_ptr<Explainer> makeRgExplainer(ExplainContext context);

}  // namespace fusescope
