// SPDX-License-Identifier: Apache-2.0
// Local search in rounds. The price of a plan is a sum over its groups, so that one plan can try many edits at once:
// children are edited in up to half as many places as they have groups, every group of every plan goes into a
// pool, and the best plan that the pool can be put together to is proposed next (see group_pool.h). A population
// without an improvement for a while makes room for a fresh one; the pool stays.
#pragma once

#include "core/search/search.h"

namespace fusescope {

SearchResult searchInRounds(const SearchProblem& problem, const SearchParams& params, RunControl& control);

}  // namespace fusescope
