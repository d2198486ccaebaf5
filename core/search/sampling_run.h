// SPDX-License-Identifier: Apache-2.0
// What searches that propose plans have in common: batches of proposals made valid on several threads, the best so far,
// and the parts of the result that all of them fill in. Groups that do not fit are split along the edges an explainer
// blames, those of one batch together, or at random if there is no explainer.
#pragma once

#include <ctime>
#include <functional>
#include <limits>
#include <optional>
#include <vector>

#include "core/search/proposal.h"

namespace fusescope {

class SamplingRun {
 public:
    /// Keeps references.
    SamplingRun(const SearchProblem& problem, const SearchParams& params, RunControl& control);

    /// The budget is spent, or the run is stopped; never before the first plan.
    bool isOver() const;
    /// A plan, from its place in the batch and the random numbers of its place in the run.
    using Draft = std::function<FusionPlan(std::size_t, Random&)>;
    /// Up to `count` valid plans, fewer at the end, each counted; the first of the run is the warm start if there is
    /// one.
    std::vector<Proposal> propose(std::size_t count, const Draft& draft);

    /// From now on nothing is split: plans keep groups that do not fit, and say how far they are from fitting.
    void keepInvalid() { keepsInvalid_ = true; }

    FusionPlan randomStart(Random& random) const;
    /// The best so far; before the first valid one every op on its own, and the greatest integer.
    const FusionPlan& bestPlan() const { return result_.plan; }
    std::int64_t leastDramBytes() const {
        return hasPlan_ ? result_.dramBytes : std::numeric_limits<std::int64_t>::max();
    }
    std::int64_t dramBytes(const GroupSet& group) { return cache_.dramBytes(group); }
    SearchResult finish();

 private:
    struct Open;
    void open(Open& one, std::int64_t index, std::size_t place, const Draft& draft);
    void splitAll(std::vector<Open>& batch);
    std::vector<Proposal> close(std::vector<Open>& batch);
    void take(const Proposal& proposal);
    SearchCounts counts() const;
    void reportProgress();
    void fallBack();

    const SearchProblem& problem_;
    const SearchParams& params_;
    RunControl& control_;
    std::clock_t begin_ = std::clock();
    CostCache cache_;
    std::optional<Splitter> splitter_;
    SearchResult result_;
    bool keepsInvalid_ = false;
    bool hasPlan_ = false;
};

}  // namespace fusescope
