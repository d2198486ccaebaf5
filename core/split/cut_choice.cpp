// SPDX-License-Identifier: Apache-2.0
#include "core/split/cut_choice.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace fusescope {
namespace {

std::int64_t dramOfBoth(const SplitCandidate& candidate) {
    return candidate.before.dramBytes + candidate.after.dramBytes;
}

/// What the side that needs more makes do with; kNoBuffer if no buffer suffices.
std::int64_t greaterNeedBytes(const SplitCandidate& candidate) {
    const auto needed = [](const Price& price) {
        return price.bufferBytes ? *price.bufferBytes - price.spareBytes : kNoBuffer;
    };
    return std::max(needed(candidate.before), needed(candidate.after));
}

int opsThatFit(const SplitCandidate& candidate, std::int64_t betaBytes) {
    return candidate.before.fits(betaBytes) ? candidate.cut.before.count() : candidate.cut.after.count();
}

SplitCandidate priced(TwoWayCut cut, CostCache& cache) {
    SplitCandidate candidate;
    candidate.before = cache.price(cut.before);
    candidate.after = cache.price(cut.after);
    const int fitting =
        (candidate.before.fits(cache.betaBytes()) ? 1 : 0) + (candidate.after.fits(cache.betaBytes()) ? 1 : 0);
    candidate.category = CutCategory{3 - fitting};
    candidate.cut = std::move(cut);
    return candidate;
}

}  // namespace

/// Edge by edge, which is cutsThrough() of them all, so that a stop is seen in a group of thousands of cuts.
std::optional<std::vector<SplitCandidate>> candidateCuts(const OpGraph& graph, const GroupSet& group,
                                                         const Explanation& explanation, CostCache& cache,
                                                         const CandidateLimits& limits) {
    const auto isStopped = [&] { return limits.control && limits.control->shouldStop(); };
    std::vector<SplitCandidate> candidates;
    std::unordered_set<GroupSet> known;
    for (const std::size_t edge : explanation.selected)
        for (TwoWayCut& cut : cutsThrough(graph, group, {&explanation.edges[edge], 1}, limits.mostPerEdge).cuts) {
            if (isStopped()) return std::nullopt;
            if (known.insert(cut.before).second) candidates.push_back(priced(std::move(cut), cache));
        }
    return candidates;
}

void nameCrossedEdges(std::vector<SplitCandidate>& candidates, const Explanation& explanation) {
    for (SplitCandidate& candidate : candidates)
        for (const std::size_t edge : explanation.selected)
            if (candidate.cut.before.contains(explanation.edges[edge].first) &&
                candidate.cut.after.contains(explanation.edges[edge].second))
                candidate.edges.push_back(edge);
}

CutChoice chooseCuts(const std::vector<SplitCandidate>& candidates, std::int64_t betaBytes) {
    CutChoice choice;
    for (const SplitCandidate& candidate : candidates) choice.category = std::min(choice.category, candidate.category);
    for (std::size_t c = 0; c < candidates.size(); ++c)
        if (candidates[c].category == choice.category) choice.followed.push_back(c);
    const auto rank = [&](std::size_t index) {
        const SplitCandidate& candidate = candidates[index];
        switch (choice.category) {
            case CutCategory::BothFit:
                return std::pair(dramOfBoth(candidate), std::int64_t{0});
            case CutCategory::OneFits:
                return std::pair(-std::int64_t{opsThatFit(candidate, betaBytes)}, dramOfBoth(candidate));
            case CutCategory::NoneFits:
                break;
        }
        return std::pair(greaterNeedBytes(candidate), dramOfBoth(candidate));
    };
    std::stable_sort(choice.followed.begin(), choice.followed.end(),
                     [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
    if (choice.category != CutCategory::NoneFits && !choice.followed.empty()) choice.followed.resize(1);
    return choice;
}

}  // namespace fusescope
