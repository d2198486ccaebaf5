// SPDX-License-Identifier: Apache-2.0
// The exact optimum. F_D is a sum over groups, and every acyclic partition can be executed as a chain of downsets
// {} < S1 < … < V whose differences are its groups; so the best plan is a shortest path over downsets whose steps are
// the fitting, connected, convex groups. Unfusable ops run as soon as they can, at no cost to the objective.
#pragma once

#include <memory>

#include "core/search/search.h"

namespace fusescope {

std::unique_ptr<Search> makeOptimalSearch();

}  // namespace fusescope
