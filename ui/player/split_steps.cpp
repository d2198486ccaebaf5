// SPDX-License-Identifier: Apache-2.0
#include "ui/player/split_steps.h"

#include <algorithm>

namespace fusescope {
namespace {

using Pieces = std::vector<GroupSet>;

Pieces replaced(const Pieces& pieces, const GroupSet& group, const std::vector<GroupSet>& parts) {
    Pieces result;
    for (const GroupSet& piece : pieces)
        if (piece != group) result.push_back(piece);
    result.insert(result.end(), parts.begin(), parts.end());
    std::sort(result.begin(), result.end());
    return result;
}

class Walk {
 public:
    Walk(const SplitTrace& trace, SplitBranches branches)
        : trace_(trace), branches_(branches), isSeen_(trace.nodes.size(), false) {}

    std::vector<SplitStep> steps() {
        if (trace_.nodes.empty()) return {};
        const Pieces parts = visit(0, {trace_.nodes.front().group}, false);
        add(SplitStepKind::Done, 0, parts, false);
        return std::move(steps_);
    }

 private:
    void add(SplitStepKind kind, std::size_t node, const Pieces& pieces, bool isRejected,
             std::optional<std::size_t> candidate = std::nullopt) {
        steps_.push_back({kind, node, candidate, isRejected, pieces});
    }

    /// What `pieces` are once the node is split.
    Pieces visit(std::size_t index, Pieces pieces, bool isRejected) {
        const SplitNode& node = trace_.nodes[index];
        if (isSeen_[index]) return replaced(pieces, node.group, node.parts);  // another branch has shown it
        isSeen_[index] = true;
        add(SplitStepKind::Group, index, pieces, isRejected);
        if (!node.explanation.edges.empty()) add(SplitStepKind::Explanation, index, pieces, isRejected);
        if (!node.candidates.empty()) add(SplitStepKind::Candidates, index, pieces, isRejected);
        if (node.outcome == SplitOutcome::Cut) {
            if (branches_ == SplitBranches::All) visitRejected(index, pieces);
            return follow(index, *node.chosen, pieces, isRejected);
        }
        pieces = replaced(pieces, node.group, node.parts);
        const bool isSingle = node.outcome == SplitOutcome::SingleOp;
        add(isSingle ? SplitStepKind::SingleOp : SplitStepKind::Random, index, pieces, isRejected);
        return pieces;
    }

    void visitRejected(std::size_t index, const Pieces& pieces) {
        const SplitNode& node = trace_.nodes[index];
        for (std::size_t c = 0; c < node.candidates.size(); ++c)
            if (node.candidates[c].isFollowed && c != node.chosen) follow(index, c, pieces, true);
    }

    Pieces follow(std::size_t index, std::size_t candidate, Pieces pieces, bool isRejected) {
        const SplitNode& node = trace_.nodes[index];
        const SplitCandidate& cut = node.candidates[candidate];
        pieces = replaced(pieces, node.group, {cut.cut.before, cut.cut.after});
        add(SplitStepKind::Cut, index, pieces, isRejected, candidate);
        for (const auto& side : {cut.beforeNode, cut.afterNode})
            if (side) pieces = visit(*side, std::move(pieces), isRejected);
        return pieces;
    }

    const SplitTrace& trace_;
    SplitBranches branches_;
    std::vector<bool> isSeen_;
    std::vector<SplitStep> steps_;
};

}  // namespace

SplitCounts countsUpTo(const SplitTrace& trace, const std::vector<SplitStep>& steps, std::size_t at) {
    if (steps[at].kind == SplitStepKind::Done) return trace.counts;
    SplitCounts counts;
    for (std::size_t i = 0; i <= at; ++i) {
        const SplitCounts& ofNode = trace.nodes[steps[i].node].counts;
        if (steps[i].kind == SplitStepKind::Explanation) counts.explanations += ofNode.explanations;
        if (steps[i].kind != SplitStepKind::Candidates) continue;
        counts += ofNode;
        counts.explanations -= ofNode.explanations;  // counted when it was shown
    }
    return counts;
}

std::vector<SplitStep> splitSteps(const SplitTrace& trace, SplitBranches branches) {
    return Walk(trace, branches).steps();
}

}  // namespace fusescope
