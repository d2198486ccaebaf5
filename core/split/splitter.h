// SPDX-License-Identifier: Apache-2.0
// Splits groups that do not fit into groups that do, along the edges an explainer blames. Mills et al., arXiv
// 2501.00636, Algorithm 1: explain the group; turn its solution edges into two-way cuts; if some leave two sides that
// fit, take the one with the least F_D; else if some leave one that fits, take the one that fits most ops, and split
// the other; else split both sides of each, and take the least F_D. Every recursion explains anew.
#pragma once

#include <memory>
#include <mutex>
#include <span>
#include <unordered_map>
#include <vector>

#include "core/explain/explainer.h"
#include "core/split/split_tree.h"

namespace fusescope {

struct SplitParams {
    std::uint64_t seed = 1;
    int threads = 1;  ///< never changes an answer
    Selection selection;
    std::size_t mostCutsPerEdge = kMostCutsPerEdge;
    /// Groups explained in one split, rejected branches included: category 3 doubles them with each level. Beyond, it
    /// follows only the cut that leaves the least greater requirement; so a split ends after at most so many groups and
    /// two for each of its ops.
    std::size_t mostDecisions = 64;
};

/// Of all groups that a splitter was asked for, each counted once.
struct SplitRates {
    std::int64_t groups = 0;
    std::int64_t rectified = 0;  ///< see SplitAnswer
    std::int64_t firstTries = 0;
    std::int64_t narrowed = 0;
    std::int64_t explanations = 0;  ///< groups that went to the explainer

    friend bool operator==(const SplitRates&, const SplitRates&) = default;
};

/// Memoizes what it decided and answered. Safe from any thread.
class Splitter {
 public:
    /// Of groups of `graph`, priced by `cache` (kept by reference).
    Splitter(std::shared_ptr<const OpGraph> graph, std::shared_ptr<const Explainer> explainer, CostCache& cache,
             const SplitParams& params);

    /// One answer per group, in their order; null where a stop came first, while what was done by then is answered.
    /// Groups are convex and weakly connected, of modelled ops, and do not fit. An answer depends on the group, the
    /// buffer and the seed alone. What is open at one level of all splits is explained in one batch.
    std::vector<std::shared_ptr<const SplitAnswer>> split(std::span<const GroupSet> groups, RunControl& control);

    /// The same split with all that was considered. No nodes when stopped.
    SplitTrace trace(const GroupSet& group, RunControl& control);

    /// Whether the group was split before.
    bool knows(const GroupSet& group) const;
    SplitRates rates() const;
    /// Answers looked for and found in memory.
    CostCache::Counts answerCounts() const;
    /// Of the groups whose first explanation led to no cut of category 1: those that have one. Tries all their cuts.
    /// Nothing when stopped.
    std::optional<std::int64_t> missedFirstTries(const RunControl& control) const;

 private:
    using Decision = std::shared_ptr<const SplitDecision>;
    using Answer = std::shared_ptr<const SplitAnswer>;

    /// What a traced split was based on, for each group that was explained.
    struct Recorded {
        Explanation explanation;
        SplitCounts counts;
    };
    using Record = std::unordered_map<GroupSet, Recorded>;

    bool grow(std::vector<SplitTree>& trees, Record* record, RunControl& control);
    bool decideLevel(std::vector<SplitTree>& trees, Record* record, RunControl& control);
    std::vector<Decision> decideAnew(std::span<const GroupSet> groups, Record* record, RunControl& control);
    Decision decisionOn(const GroupSet& group, const Explanation& explanation, const RunControl& control) const;
    std::vector<Decision> decisionsOn(std::span<const GroupSet> groups, const std::vector<Explanation>& explanations,
                                      Record* record, const RunControl& control) const;
    Decision known(const GroupSet& group) const;
    std::vector<GroupSet> splitAtRandom(const GroupSet& group) const;
    std::vector<SplitTree::Outcome> outcomesOf(const SplitTree& tree) const;
    Answer answerOf(const SplitTree& tree) const;
    void remember(const GroupSet& group, const Answer& answer);
    std::optional<SplitNode> nodeOf(const SplitTree::Node& node, const SplitTree::Outcome& outcome,
                                    const Record& record, const RunControl& control) const;

    std::shared_ptr<const OpGraph> graph_;
    std::shared_ptr<const Explainer> explainer_;
    CostCache& cache_;
    SplitParams params_;
    mutable std::mutex mutex_;  // of all below
    std::unordered_map<GroupSet, Answer> answers_;
    std::unordered_map<GroupSet, Decision> decisions_;
    std::size_t heldCandidates_ = 0;  // of decisions_
    std::vector<GroupSet> failedFirst_;
    CostCache::Counts answerCounts_;
    SplitRates rates_;
};

}  // namespace fusescope
