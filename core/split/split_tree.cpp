// SPDX-License-Identifier: Apache-2.0
#include "core/split/split_tree.h"

#include <algorithm>
#include <numeric>

namespace fusescope {

SplitTree::SplitTree(const GroupSet& root, std::int64_t betaBytes, std::size_t mostNodes)
    : betaBytes_(betaBytes), mostNodes_(mostNodes), nodes_{{root, nullptr, {}, false}}, open_{0}, indexOf_{{root, 0}} {}

/// Nothing if the side fits.
std::optional<std::size_t> SplitTree::nodeOf(const GroupSet& group, const Price& price) {
    if (price.fits(betaBytes_)) return std::nullopt;
    const auto [entry, isNew] = indexOf_.try_emplace(group, nodes_.size());
    if (isNew) {
        open_.push_back(nodes_.size());
        nodes_.push_back({group, nullptr, {}, false});
    }
    return entry->second;
}

int SplitTree::unknownSides(const SplitCandidate& candidate) const {
    const auto isUnknown = [&](const GroupSet& side, const Price& price) {
        return !price.fits(betaBytes_) && indexOf_.count(side) == 0;
    };
    return (isUnknown(candidate.cut.before, candidate.before) ? 1 : 0) +
           (isUnknown(candidate.cut.after, candidate.after) ? 1 : 0);
}

void SplitTree::follow(std::size_t index) {
    const std::shared_ptr<const SplitDecision> decision = nodes_[index].decision;
    for (std::size_t c = 0; c < decision->followed.size(); ++c) {
        const SplitCandidate& candidate = decision->followed[c];
        const auto after = nodes_.size() + static_cast<std::size_t>(unknownSides(candidate));
        if (c > 0 && after > mostNodes_ && after > nodes_.size()) {
            nodes_[index].isNarrowed = true;
            continue;
        }
        const auto before = nodeOf(candidate.cut.before, candidate.before);
        const auto behind = nodeOf(candidate.cut.after, candidate.after);
        nodes_[index].branches.push_back({c, before, behind});
    }
}

void SplitTree::decide(const std::vector<std::shared_ptr<const SplitDecision>>& decisions) {
    const std::vector<std::size_t> level = std::exchange(open_, {});
    for (std::size_t i = 0; i < level.size(); ++i) {
        nodes_[level[i]].decision = decisions[i];
        follow(level[i]);
    }
}

SplitTree::Outcome SplitTree::outcomeOf(const Node& node, const std::vector<Outcome>& known, CostCache& cache,
                                        const Fallback& fallback) const {
    Outcome best;
    for (std::size_t b = 0; b < node.branches.size(); ++b) {
        const Branch& branch = node.branches[b];
        const SplitCandidate& candidate = node.decision->followed[branch.candidate];
        std::int64_t dramBytes = 0;
        bool isRectified = true;
        const auto add = [&](const std::optional<std::size_t>& side, const GroupSet& group) {
            dramBytes += side ? known[*side].dramBytes : cache.dramBytes(group);
            isRectified = isRectified && (!side || known[*side].isRectified);
        };
        add(branch.beforeNode, candidate.cut.before);
        add(branch.afterNode, candidate.cut.after);
        if (best.branch && dramBytes >= best.dramBytes) continue;
        best = {b, {}, dramBytes, isRectified};
    }
    if (!best.branch) {
        best.parts = node.group.count() == 1 ? std::vector<GroupSet>{node.group} : fallback(node.group);
        for (const GroupSet& part : best.parts) best.dramBytes += cache.dramBytes(part);
        best.isRectified = false;
        return best;
    }
    const Branch& branch = node.branches[*best.branch];
    const TwoWayCut& cut = node.decision->followed[branch.candidate].cut;
    const auto take = [&](const std::optional<std::size_t>& side, const GroupSet& group) {
        if (!side) return best.parts.push_back(group);
        const auto& parts = known[*side].parts;
        best.parts.insert(best.parts.end(), parts.begin(), parts.end());
    };
    take(branch.beforeNode, cut.before);
    take(branch.afterNode, cut.after);
    std::sort(best.parts.begin(), best.parts.end());
    return best;
}

std::vector<SplitTree::Outcome> SplitTree::outcomes(CostCache& cache, const Fallback& fallback) const {
    std::vector<std::size_t> order(nodes_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return nodes_[a].group.count() < nodes_[b].group.count(); });
    std::vector<Outcome> known(nodes_.size());
    for (const std::size_t index : order) known[index] = outcomeOf(nodes_[index], known, cache, fallback);
    return known;
}

}  // namespace fusescope
