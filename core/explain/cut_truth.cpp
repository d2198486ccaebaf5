// SPDX-License-Identifier: Apache-2.0
#include "core/explain/cut_truth.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace fusescope {
namespace {

constexpr std::size_t kCutsAtOnce = 16;  // between two looks at the run control

struct PricedCut {
    double neededBytes = 0;  // of the side that needs more
    CutCategory category = CutCategory::NoneFits;
    std::int64_t dramBytes = 0;
    std::int64_t chargedDramBytes = 0;
};

/// F_D of every op of a group by itself.
class OneByOne {
 public:
    OneByOne(const CostModel& model, const FitQuestion& question) : ops_(question.group.ops()) {
        std::vector<GroupSet> singles;
        for (const OpId op : ops_) singles.push_back(GroupSet{op});
        for (const Price& price : model.price(singles, question.betaBytes)) dramBytes_.push_back(price.dramBytes);
    }

    std::int64_t dramBytes(const GroupSet& side) const {
        std::int64_t sum = 0;
        for (std::size_t i = 0; i < ops_.size(); ++i) sum += side.contains(ops_[i]) ? dramBytes_[i] : 0;
        return sum;
    }

 private:
    std::vector<OpId> ops_;
    std::vector<std::int64_t> dramBytes_;
};

/// What the group makes do with; kNoBuffer if no buffer suffices.
std::int64_t neededBytes(const Price& price) {
    return price.bufferBytes ? *price.bufferBytes - price.spareBytes : kNoBuffer;
}

PricedCut pricedCut(const TwoWayCut& cut, const Price& before, const Price& after, std::int64_t betaBytes,
                    const OneByOne& oneByOne) {
    const auto charge = [&](const GroupSet& side, const Price& price) {
        return price.fits(betaBytes) ? price.dramBytes : oneByOne.dramBytes(side);
    };
    const int fitting = (before.fits(betaBytes) ? 1 : 0) + (after.fits(betaBytes) ? 1 : 0);
    return {static_cast<double>(std::max(neededBytes(before), neededBytes(after))), CutCategory{3 - fitting},
            before.dramBytes + after.dramBytes, charge(cut.before, before) + charge(cut.after, after)};
}

/// Nothing when stopped.
std::optional<std::vector<PricedCut>> priceCuts(const CostModel& model, const std::vector<TwoWayCut>& cuts,
                                                const FitQuestion& question, const RunControl& control) {
    const OneByOne oneByOne(model, question);
    std::vector<PricedCut> priced;
    priced.reserve(cuts.size());
    while (priced.size() < cuts.size()) {
        if (control.shouldStop()) return std::nullopt;
        std::vector<GroupSet> sides;
        const std::size_t begin = priced.size();
        const std::size_t end = std::min(cuts.size(), begin + kCutsAtOnce);
        for (std::size_t c = begin; c < end; ++c) {
            sides.push_back(cuts[c].before);
            sides.push_back(cuts[c].after);
        }
        const std::vector<Price> prices = model.price(sides, question.betaBytes);
        for (std::size_t c = begin; c < end; ++c) {
            const std::size_t side = 2 * (c - begin);
            priced.push_back(pricedCut(cuts[c], prices[side], prices[side + 1], question.betaBytes, oneByOne));
        }
    }
    return priced;
}

bool isBetter(const PricedCut& a, CutCategory category, std::int64_t dramBytes) {
    return std::tie(a.category, a.dramBytes) < std::tie(category, dramBytes);
}

/// F_beta of the group that sides are compared with. If no buffer suffices for it: the most that a side needs.
double wholeBytes(const CostModel& model, const FitQuestion& question, const std::vector<PricedCut>& cuts) {
    const std::int64_t needed = neededBytes(model.price({&question.group, 1}, question.betaBytes).front());
    if (needed < kNoBuffer) return static_cast<double>(std::max<std::int64_t>(needed, 1));
    double most = 1;
    for (const PricedCut& cut : cuts)
        if (cut.neededBytes < static_cast<double>(kNoBuffer)) most = std::max(most, cut.neededBytes);
    return most;
}

}  // namespace

std::vector<std::size_t> crossingEdges(const std::vector<OpPair>& edges, const TwoWayCut& cut) {
    std::vector<std::size_t> crossing;
    for (std::size_t e = 0; e < edges.size(); ++e)
        if (cut.before.contains(edges[e].first) && cut.after.contains(edges[e].second)) crossing.push_back(e);
    return crossing;
}

std::optional<CutTruth> judgeCuts(const OpGraph& graph, const CostModel& model, const FitQuestion& question,
                                  const RunControl& control, std::size_t mostCuts) {
    if (control.shouldStop()) return std::nullopt;
    constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
    const TwoWayCuts cuts = twoWayCuts(graph, question.group, mostCuts);
    const auto priced = priceCuts(model, cuts.cuts, question, control);
    if (!priced) return std::nullopt;
    const double whole = wholeBytes(model, question, *priced);
    const std::vector<OpPair> edges = pairsInside(graph, question.group);
    CutTruth truth{std::vector<EdgeTruth>(
                       edges.size(), {-std::numeric_limits<double>::infinity(), CutCategory::NoneFits, kMost, kMost}),
                   CutCategory::NoneFits,
                   kMost,
                   kMost,
                   cuts.cuts.size(),
                   cuts.isExhaustive};
    for (std::size_t c = 0; c < priced->size(); ++c) {
        const PricedCut& cut = (*priced)[c];
        const auto keepBest = [&](auto& best) {
            best.chargedDramBytes = std::min(best.chargedDramBytes, cut.chargedDramBytes);
            if (!isBetter(cut, best.category, best.leastDramBytes)) return;
            best.category = cut.category;
            best.leastDramBytes = cut.dramBytes;
        };
        keepBest(truth);
        for (const std::size_t e : crossingEdges(edges, cuts.cuts[c])) {
            truth.edges[e].relief = std::max(truth.edges[e].relief, 1 - cut.neededBytes / whole);
            keepBest(truth.edges[e]);
        }
    }
    return truth;
}

std::optional<std::vector<JudgedCut>> bestCuts(const OpGraph& graph, const CostModel& model,
                                               const FitQuestion& question, const RunControl& control) {
    if (control.shouldStop()) return std::nullopt;
    const std::vector<TwoWayCut> cuts = twoWayCuts(graph, question.group).cuts;
    const auto priced = priceCuts(model, cuts, question, control);
    if (!priced) return std::nullopt;
    const std::vector<OpPair> edges = pairsInside(graph, question.group);
    std::vector<std::optional<std::size_t>> best(edges.size());
    for (std::size_t c = 0; c < cuts.size(); ++c)
        for (const std::size_t e : crossingEdges(edges, cuts[c])) {
            const PricedCut* const known = best[e] ? &(*priced)[*best[e]] : nullptr;
            if (!known || isBetter((*priced)[c], known->category, known->dramBytes)) best[e] = c;
        }
    std::vector<JudgedCut> judged;
    for (const auto& c : best) judged.push_back({cuts[*c], (*priced)[*c].category, (*priced)[*c].dramBytes});
    return judged;
}

}  // namespace fusescope
