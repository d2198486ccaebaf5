// SPDX-License-Identifier: Apache-2.0
// One step of a sampling search: a proposed plan, made valid and priced.
#pragma once

#include <vector>

#include "core/base/random.h"
#include "core/cost/cost_cache.h"
#include "core/search/search.h"

namespace fusescope {

struct Proposal {
    FusionPlan plan;  ///< valid
    std::int64_t dramBytes = 0;
    std::int64_t invalidGroups = 0;  ///< groups that had to be split

    /// The order of populations: by DRAM access, then by hash, so that it never depends on arrival.
    friend bool operator<(const Proposal& a, const Proposal& b) {
        return a.dramBytes != b.dramBytes ? a.dramBytes < b.dramBytes : a.plan.hash() < b.plan.hash();
    }
};

/// Takes unfusable ops out of the groups of `plan`, splits groups that do not fit at random until all do, and prices
/// the rest.
Proposal makeProposal(const SearchProblem& problem, CostCache& cache, const FusionPlan& plan, Random& random);

/// Keeps the best of what a search proposed, and writes the parts of its result that all searches share.
class BestSoFar {
 public:
    BestSoFar(const SearchProblem& problem, const SearchParams& params, RunControl& control);

    CostCache& cache() { return cache_; }
    std::int64_t evaluatedPlans() const { return result_.evaluatedPlans; }
    /// Counts a proposal and remembers it if it is the best.
    void take(const Proposal& proposal);
    void reportProgress();
    SearchResult finish();

 private:
    const SearchParams& params_;
    RunControl& control_;
    CostCache cache_;
    SearchResult result_;
    bool hasPlan_ = false;
};

}  // namespace fusescope
