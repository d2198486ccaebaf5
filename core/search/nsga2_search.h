// SPDX-License-Identifier: Apache-2.0
// NSGA-II (Deb et al. 2002, see pareto.h) on fusion plans: K plans, binary tournaments, crossover of groups or of cut
// sets, the edits of local search as mutation. Mills et al., arXiv 2501.00636, section IV-C, with K = 10. Groups that
// do not fit are split, so that every plan is feasible; or they stay, and Deb's rules for constraints deal with them.
#pragma once

#include <memory>

#include "core/search/search.h"

namespace fusescope {

std::unique_ptr<Search> makeNsga2Search();

}  // namespace fusescope
