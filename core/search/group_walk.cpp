// SPDX-License-Identifier: Apache-2.0
#include "core/search/group_walk.h"

#include <algorithm>

namespace fusescope {

GroupWalk::GroupWalk(const SearchProblem& problem)
    : problem_(problem),
      growing_(problem.costModel->grow(problem.betaBytes)),
      opKeys_(makeOpKeys(problem.graph->opCount())),
      isAvailable_(opKeys_.size(), false),
      parent_(opKeys_.size()) {}

GroupSet GroupWalk::group() const {
    GroupSet ops;
    for (const Step& step : steps_) ops.insert(candidates_[step.candidate]);
    return ops;
}

/// Takes the candidate into the group; false if no group with it can fit.
bool GroupWalk::include(std::size_t candidate) {
    const OpId op = candidates_[candidate];
    growing_->push(op);
    if (growing_->bufferBoundBytes() >= problem_.betaBytes) {
        growing_->pop();
        return false;
    }
    steps_.push_back({candidate, candidates_.size(), components_, joined_.size()});
    key_ = key_ ^ opKeys_[op.index()];
    connect(op);
    isAvailable_[op.index()] = true;
    for (const OpId next : problem_.graph->successors(op)) {
        const auto producers = problem_.graph->predecessors(next);
        const bool isReady =
            std::all_of(producers.begin(), producers.end(), [&](OpId producer) { return isAvailable(producer); });
        if (isReady && problem_.fusable.contains(next)) candidates_.push_back(next);
    }
    return true;
}

/// Leaves the last op out of the group and of all that follow; returns the candidate to try next.
std::size_t GroupWalk::undo() {
    const Step step = steps_.back();
    steps_.pop_back();
    const OpId op = candidates_[step.candidate];
    candidates_.resize(step.candidatesBefore);
    components_ = step.componentsBefore;
    for (; joined_.size() > step.joinedBefore; joined_.pop_back()) parent_[joined_.back().index()] = joined_.back();
    isAvailable_[op.index()] = false;
    parent_[op.index()] = {};
    key_ = key_ ^ opKeys_[op.index()];
    growing_->pop();
    return step.candidate + 1;
}

/// Union-find without path compression, so that undo is exact. Ops outside the group have no parent.
OpId GroupWalk::root(OpId op) const {
    while (parent_[op.index()] != op) op = parent_[op.index()];
    return op;
}

void GroupWalk::connect(OpId op) {
    parent_[op.index()] = op;
    ++components_;
    for (const OpId producer : problem_.graph->predecessors(op)) {
        if (!parent_[producer.index()].isValid()) continue;
        const OpId other = root(producer);
        if (other == op) continue;
        parent_[other.index()] = op;  // `op` stays a root while it is the last one
        joined_.push_back(other);
        --components_;
    }
}

}  // namespace fusescope
