// SPDX-License-Identifier: Apache-2.0
// Local search in rounds. A population is improved by edits and crossovers until it stagnates; its best plans are kept,
// and a fresh population begins. What two of them left becomes one population, until that stagnates too, and so on. A
// plan that was proposed before is not proposed again if another one is found in a few tries.
#pragma once

#include "core/search/search.h"

namespace fusescope {

SearchResult searchInRounds(const SearchProblem& problem, const SearchParams& params, RunControl& control);

}  // namespace fusescope
