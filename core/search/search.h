// SPDX-License-Identifier: Apache-2.0
// What all searches share: the problem, the limits, the answer.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "core/base/run_control.h"
#include "core/cost/cost_model.h"
#include "core/explain/explainer.h"
#include "core/plan/fusion_plan.h"
#include "core/plan/overrides.h"
#include "core/plan/random_plan.h"
#include "core/split/splitter.h"

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

/// What NSGA-II minimises.
enum class Objective {
    Dram,    ///< DRAM access among fusable ops
    Mbu,     ///< greatest F_beta of a group of fusable ops
    Groups,  ///< number of groups of fusable ops
};

/// How `local` goes about it.
enum class LocalStyle {
    Published,  ///< the paper's: one population, one edit of each of its plans at a time
    Rounds,     ///< edits in many places at once, put together from all groups met: see core/search/rounds.h
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

/// What a run has asked so far.
struct SearchCounts {
    CacheCounts buffer;  ///< F_beta asked and found
    CacheCounts dram;    ///< F_D asked and found
    CacheCounts splits;  ///< splits asked and found
    std::int64_t explanations = 0;
};

struct SearchParams {
    std::int64_t budgetPlans = 10'000;  ///< proposed plans, initial ones and duplicates included; `optimal` ignores it
    std::uint64_t seed = 1;
    int threads = 1;  ///< never changes the result
    std::optional<FusionPlan> warmStart;
    std::int64_t memoryLimitBytes = std::int64_t{4} << 30;
    Overrides overrides;  ///< every plan honours them
    /// Told of every entry of the trace with its plan, on the thread of the run, before the run goes on; may be empty.
    std::function<void(const FusionPlan&, const Improvement&)> improved;
    /// Told with every report of progress, on the thread of the run; may be empty.
    std::function<void(const SearchCounts&)> counted;

    // Of searches that propose plans.
    int population = 10;                         ///< K: plans that local and nsga2 keep
    CutDensity density = CutDensity::Mixed;      ///< of random plans
    std::shared_ptr<const Explainer> explainer;  ///< splits groups that do not fit; null: they are split at random
    Selection selection;                         ///< of solution edges
    /// How often a group that was split before is split at random instead, so that plans do not become alike; the paper
    /// does not say, and as it has it: 0.
    double randomRepeats = 0.8;
    LocalStyle localStyle = LocalStyle::Rounds;
    bool measuresFirstTry = false;  ///< costs as much as looking at every cut of the groups in question
    bool keepsInvalid = false;      ///< of nsga2: nothing is split, groups that do not fit count against a plan
    std::vector<Objective> objectives{Objective::Dram, Objective::Mbu};  ///< of nsga2; one alone: the paper's mode
};

/// A plan that no other plan of the run beats in every objective.
struct FrontPlan {
    FusionPlan plan;
    std::int64_t dramBytes = 0;
    std::int64_t maxBufferBytes = 0;
    int groups = 0;  ///< of fusable ops

    friend bool operator==(const FrontPlan&, const FrontPlan&) = default;
};

struct SearchResult {
    FusionPlan plan;                   ///< always valid: every group of several ops fits
    std::int64_t dramBytes = 0;        ///< among fusable ops
    std::int64_t lowerBoundBytes = 0;  ///< no plan moves less; equals dramBytes if isOptimal
    bool isOptimal = false;            ///< proven
    std::int64_t evaluatedPlans = 0;
    std::int64_t invalidGroups = 0;                ///< groups met that had to be split
    CacheCounts bufferCache;                       ///< F_beta asked and found
    CacheCounts dramCache;                         ///< F_D asked and found
    CacheCounts splitCache;                        ///< splits asked and found
    SplitRates splits;                             ///< with an explainer
    std::optional<std::int64_t> missedFirstTries;  ///< see Splitter; if measured
    std::vector<FrontPlan> front;                  ///< of nsga2, by its first objective
    std::vector<Improvement> trace;
    double processorSeconds =
        0;  ///< of this process for the proposals, without what is measured besides; not of `optimal`
    StopReason stopReason = StopReason::Completed;
};

/// Share of the groups that had to be split which solution edges alone made fit; nothing without an explainer, or if no
/// group had to be.
std::optional<double> rectifyRate(const SearchResult& result);

/// Share of those groups whose first explanation led to two sides that fit, among the groups that have such a cut;
/// nothing unless measured.
std::optional<double> firstTryRate(const SearchResult& result);

class Search {
 public:
    virtual ~Search() = default;
    /// Blocks; polls `control`, reports progress to it, and returns the best so far when stopped. Same problem, params
    /// and seed: same result, unless a clock ended it. Throws Error if the overrides contradict each other or the
    /// buffer.
    SearchResult run(const SearchProblem& problem, const SearchParams& params, RunControl& control) const;

 private:
    /// Without overrides; the warm start is well formed.
    virtual SearchResult find(const SearchProblem& problem, const SearchParams& params, RunControl& control) const = 0;
};

}  // namespace fusescope
