// SPDX-License-Identifier: Apache-2.0
// A proposed plan, made valid and priced.
#pragma once

#include <vector>

#include "core/base/random.h"
#include "core/cost/cost_cache.h"
#include "core/search/search.h"

namespace fusescope {

struct Proposal {
    FusionPlan plan;  ///< valid unless it says otherwise
    std::int64_t dramBytes = 0;
    std::int64_t maxBufferBytes = 0;  ///< greatest F_beta among fusable groups
    int groups = 0;                   ///< of fusable ops
    std::int64_t invalidGroups = 0;   ///< groups that had to be split
    double violation = 0;             ///< sum of F_beta / beta - 1 over the groups that do not fit; 0: valid

    /// The order of populations: by DRAM access, then by hash, so that it never depends on arrival.
    friend bool operator<(const Proposal& a, const Proposal& b) {
        return a.dramBytes != b.dramBytes ? a.dramBytes < b.dramBytes : a.plan.hash() < b.plan.hash();
    }
};

/// Sorted, each plan once, and at most so many.
void keepBest(std::vector<Proposal>& proposals, std::size_t most);

/// A plan on its way: unfusable ops are taken out of its groups, and those that fit are told from those that do not.
class OpenedPlan {
 public:
    OpenedPlan() = default;
    OpenedPlan(const SearchProblem& problem, CostCache& cache, const FusionPlan& plan);

    /// Convex, connected groups of fusable ops that do not fit.
    const std::vector<GroupSet>& misfits() const { return misfits_; }
    /// Of the misfits as they are.
    double violation(CostCache& cache) const;
    /// With the parts that the misfits came to.
    Proposal close(const SearchProblem& problem, CostCache& cache, std::vector<GroupSet> parts) const;

 private:
    FusionPlan plan_;
    bool isChanged_ = false;
    std::vector<GroupSet> fitting_;
    std::vector<GroupSet> misfits_;
};

/// Parts that fit, at random.
std::vector<GroupSet> splitAtRandom(const SearchProblem& problem, CostCache& cache, const GroupSet& group,
                                    Random& random);
/// Of all misfits.
std::vector<GroupSet> splitAtRandom(const SearchProblem& problem, CostCache& cache, const OpenedPlan& opened,
                                    Random& random);

/// All of it, with random splits.
Proposal makeProposal(const SearchProblem& problem, CostCache& cache, const FusionPlan& plan, Random& random);

}  // namespace fusescope
