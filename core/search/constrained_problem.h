// SPDX-License-Identifier: Apache-2.0
// A problem with overrides as a problem without: its ops are blocks of what stays together, and groups that hold what
// must stay apart never fit. The best plan of the one is the best plan of the other.
#pragma once

#include "core/plan/overrides.h"
#include "core/search/block_model.h"
#include "core/search/search.h"

namespace fusescope {

class ConstrainedProblem {
 public:
    /// Throws Error if the overrides contradict each other, or if what they keep together does not fit by itself.
    ConstrainedProblem(const SearchProblem& problem, const Overrides& overrides);

    const SearchProblem& problem() const { return inner_; }
    /// The same search on blocks: warm start and explainer translated, no overrides. Keeps a reference to this object.
    SearchParams translated(const SearchParams& params) const;
    /// A plan of blocks as one of ops.
    FusionPlan opsOf(const FusionPlan& blockPlan) const;

 private:
    FusionPlan blocksOf(const FusionPlan& plan) const;

    SearchProblem outer_;
    std::shared_ptr<const Blocks> blocks_;
    std::vector<OpId> blockOf_;  // [ops]
    SearchProblem inner_;
};

}  // namespace fusescope
