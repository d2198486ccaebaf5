// SPDX-License-Identifier: Apache-2.0
// The best plans whose groups are runs of consecutive ops in the graph's numbering: found in an instant, seldom far
// from the optimum on narrow graphs.
#pragma once

#include <vector>

#include "core/search/search.h"

namespace fusescope {

class ConsecutiveRuns {
 public:
    explicit ConsecutiveRuns(const SearchProblem& problem);

    /// DRAM access among the fusable ones of `first` and all later ops.
    std::int64_t dramBytesFrom(std::int32_t first) const { return best_[static_cast<std::size_t>(first)].dramBytes; }
    /// The groups of `first` and all later ops.
    std::vector<GroupSet> groupsFrom(std::int32_t first) const;

 private:
    /// The cheapest way to execute an op and all later ones.
    struct Best {
        std::int64_t dramBytes = 0;
        std::int32_t end = 0;  // of its first group
    };

    Best bestFrom(const SearchProblem& problem, GrowingGroup& growing, std::int32_t first) const;

    std::vector<Best> best_;  // [ops + 1]
};

}  // namespace fusescope
