// SPDX-License-Identifier: Apache-2.0
// Splitters on small graphs, and Algorithm 1 once more, word for word, as their oracle.
#pragma once

#include "core/explain/explainer_list.h"
#include "core/split/splitter.h"
#include "tests/contracts/explainer_contract.h"

namespace fusescope::test {

/// A graph, a buffer, an explainer, and what a splitter needs of them.
struct SplitCase {
    ExplainContext context;
    std::int64_t betaBytes;
    std::shared_ptr<const Explainer> explainer;
    CostCache cache;

    SplitCase(std::shared_ptr<const OpGraph> graph, std::int64_t beta, const char* explainerId,
              Scheme scheme = Scheme::Lbdf)
        : context(contextOf(std::move(graph), scheme)),
          betaBytes(beta),
          explainer(findExplainer(explainerId)->make(context)),
          cache(context.costModel, beta) {}

    Splitter splitter(const SplitParams& params = {}) { return {context.graph, explainer, cache, params}; }
};

/// A random network in a buffer where every op fits alone, and not all of them together.
inline std::unique_ptr<SplitCase> randomCase(const char* explainer, Random& random, int mostOps) {
    const auto scheme = random.chance(0.5) ? Scheme::Lbdf : Scheme::Brr;
    const auto graph = randomGraph(static_cast<int>(4 + random.below(mostOps - 3)), random.uniform(), random);
    Accelerator accelerator;
    accelerator.scheme = scheme;
    const auto model = makeCostModel(graph, accelerator);
    const auto need = [&](const GroupSet& group) {
        return model->price({&group, 1}, 1).front().bufferBytes.value_or(0);
    };
    std::int64_t most = 0;
    for (std::int32_t op = 0; op < graph->opCount(); ++op) most = std::max(most, need(GroupSet{OpId(op)}));
    const std::int64_t beta = most + 1 + random.below(std::max<std::int64_t>(1, (need(allOps(*graph)) - most) / 2));
    return std::make_unique<SplitCase>(graph, beta, explainer, scheme);
}

/// Groups of random plans that do not fit.
inline std::vector<GroupSet> misfits(SplitCase& some, Random& random) {
    const GroupSet fusable = fusableOps(*some.context.graph, *some.context.costModel, some.betaBytes);
    const FusionPlan plan = randomPlan(*some.context.graph, fusable, random);
    std::vector<GroupSet> groups;
    for (const GroupSet& group : plan.groups())
        if (group.count() > 1 && !some.cache.fits(group)) groups.push_back(group);
    return groups;
}

/// The least F_D by the plain recursion of the paper, without memory and limits.
inline std::int64_t algorithmOne(SplitCase& some, const GroupSet& group, const SplitParams& params) {
    RunControl control;
    const FitQuestion question{group, some.betaBytes};
    const Explanation explanation =
        some.explainer->explain({&question, 1}, {params.seed, 1, params.selection}, control).front();
    std::vector<TwoWayCut> cuts;  // by the best solution edge they cross
    for (const std::size_t edge : explanation.selected)
        for (const TwoWayCut& cut : twoWayCuts(*some.context.graph, group).cuts)
            if (cut.before.contains(explanation.edges[edge].first) &&
                cut.after.contains(explanation.edges[edge].second) &&
                std::find(cuts.begin(), cuts.end(), cut) == cuts.end())
                cuts.push_back(cut);
    constexpr std::int64_t kNone = std::numeric_limits<std::int64_t>::max();
    const auto dram = [&](const GroupSet& side) { return some.cache.dramBytes(side); };
    const auto fits = [&](const GroupSet& side) { return some.cache.fits(side); };
    std::int64_t best = kNone;
    for (const TwoWayCut& cut : cuts)
        if (fits(cut.before) && fits(cut.after)) best = std::min(best, dram(cut.before) + dram(cut.after));
    if (best != kNone) return best;
    const GroupSet* rest = nullptr;
    int mostOps = 0;
    std::int64_t leastBoth = kNone;
    for (const TwoWayCut& cut : cuts) {
        if (!fits(cut.before) && !fits(cut.after)) continue;
        const GroupSet& fitting = fits(cut.before) ? cut.before : cut.after;
        const std::int64_t both = dram(cut.before) + dram(cut.after);
        if (fitting.count() < mostOps || (fitting.count() == mostOps && both >= leastBoth)) continue;
        mostOps = fitting.count();
        leastBoth = both;
        rest = fits(cut.before) ? &cut.after : &cut.before;
    }
    if (rest) return dram(group - *rest) + algorithmOne(some, *rest, params);
    for (const TwoWayCut& cut : cuts)
        best = std::min(best, algorithmOne(some, cut.before, params) + algorithmOne(some, cut.after, params));
    return best;
}

}  // namespace fusescope::test
