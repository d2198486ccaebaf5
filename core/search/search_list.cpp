// SPDX-License-Identifier: Apache-2.0
#include "core/search/search_list.h"

#include <algorithm>
#include <array>

#include "core/search/local_search.h"
#include "core/search/nsga2_search.h"
#include "core/search/optimal_search.h"
#include "core/search/random_search.h"

namespace fusescope {

std::span<const SearchInfo> searchList() {
    static constexpr std::array<SearchInfo, 4> kSearches{{
        {"optimal", "exact shortest path over downsets; proves its plan best", makeOptimalSearch},
        {"local", "edits of the 10 best plans, in rounds or as the paper has it", makeLocalSearch},
        {"nsga2", "NSGA-II: 10 plans, crossover and edits, a Pareto front over DRAM access and buffer use",
         makeNsga2Search},
        {"random", "a fresh random plan at every step", makeRandomSearch},
    }};
    return kSearches;
}

const SearchInfo* findSearch(std::string_view id) {
    const auto found = std::ranges::find(searchList(), id, &SearchInfo::id);
    return found == searchList().end() ? nullptr : &*found;
}

}  // namespace fusescope
