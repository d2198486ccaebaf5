// SPDX-License-Identifier: Apache-2.0
// PGExplainer: one network, learned beforehand, scores the edges of every group (core/explain/pg/pg_learner.h). The
// score is omega, not its sigmoid: masks saturate, rankings do not.
#pragma once

#include <memory>

#include "core/explain/explainer.h"

namespace fusescope {

/// "pg": learned as published.
std::unique_ptr<Explainer> makePgExplainer(ExplainContext context);

/// "pg-budget": learned with a prior on how many edges are kept, and ops that leave the readout with their edges.
std::unique_ptr<Explainer> makePgBudgetExplainer(ExplainContext context);

}  // namespace fusescope
