// SPDX-License-Identifier: Apache-2.0
// What all searches share: the problem, the limits, the answer.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "core/base/run_control.h"
#include "core/cost/cost_model.h"
#include "core/plan/fusion_plan.h"

namespace fusescope {

struct SearchProblem {
    std::shared_ptr<const OpGraph> graph;
    std::shared_ptr<const CostModel> costModel;
    std::int64_t betaBytes = 0;
    GroupSet fusable;  ///< see fusableOps(); the others stay alone
};

/// Prices every op alone to find the fusable ones.
SearchProblem makeProblem(std::shared_ptr<const OpGraph> graph, const Accelerator& accelerator);

/// What the fusable ones of `ops` move in any plan: their weights, what they read from elsewhere, and what they make
/// for elsewhere, each once. A lower bound on the DRAM access of every partition of them.
std::int64_t compulsoryDramBytes(const SearchProblem& problem, const GroupSet& ops);

struct SearchParams {
    std::int64_t budgetPlans = 10'000;  ///< proposed plans, initial ones and duplicates included; `optimal` ignores it
    std::uint64_t seed = 1;
    int threads = 1;  ///< never changes the result
    std::optional<FusionPlan> warmStart;
    std::int64_t memoryLimitBytes = std::int64_t{4} << 30;
};

/// The best plan got better after this many proposed plans.
struct Improvement {
    std::int64_t plans = 0;
    std::int64_t dramBytes = 0;

    friend bool operator==(const Improvement&, const Improvement&) = default;
};

struct CacheCounts {
    std::int64_t lookups = 0;
    std::int64_t hits = 0;
};

struct SearchResult {
    FusionPlan plan;                   ///< always valid: every group of several ops fits
    std::int64_t dramBytes = 0;        ///< among fusable ops
    std::int64_t lowerBoundBytes = 0;  ///< no plan moves less; equals dramBytes if isOptimal
    bool isOptimal = false;            ///< proven
    std::int64_t evaluatedPlans = 0;
    std::int64_t invalidGroups = 0;  ///< groups met that had to be split
    CacheCounts bufferCache;         ///< F_beta asked and found
    CacheCounts dramCache;           ///< F_D asked and found
    std::vector<Improvement> trace;
    StopReason stopReason = StopReason::Completed;
};

class Search {
 public:
    virtual ~Search() = default;
    /// Blocks; polls `control`, reports progress to it, and returns the best so far when stopped. Same problem, params
    /// and seed: same result, unless a clock ended it.
    virtual SearchResult run(const SearchProblem& problem, const SearchParams& params, RunControl& control) const = 0;
};

}  // namespace fusescope
