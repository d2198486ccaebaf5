// SPDX-License-Identifier: Apache-2.0
// Splitter::trace(): the same split with every explanation kept, and every candidate priced again for the record.
#include <algorithm>
#include <numeric>

#include "core/split/splitter.h"

namespace fusescope {
namespace {

/// Nodes from the largest group to the smallest: each before those it leads to. [old index] = new index.
std::vector<std::size_t> newIndices(const std::vector<SplitTree::Node>& nodes) {
    std::vector<std::size_t> order(nodes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return nodes[a].group.count() > nodes[b].group.count(); });
    std::vector<std::size_t> indices(nodes.size());
    for (std::size_t i = 0; i < order.size(); ++i) indices[order[i]] = i;
    return indices;
}

std::optional<std::size_t> renamed(const std::optional<std::size_t>& node, const std::vector<std::size_t>& indices) {
    return node ? std::optional(indices[*node]) : std::nullopt;
}

SplitCandidate& candidateOf(SplitNode& node, const TwoWayCut& cut) {
    return *std::find_if(node.candidates.begin(), node.candidates.end(),
                         [&](const SplitCandidate& candidate) { return candidate.cut == cut; });
}

/// From the root down, what each choice leads to is part of the answer.
void markKept(std::vector<SplitNode>& nodes) {
    nodes.front().isKept = true;
    for (const SplitNode& node : nodes) {
        if (!node.isKept || !node.chosen) continue;
        const SplitCandidate& chosen = node.candidates[*node.chosen];
        for (const auto& side : {chosen.beforeNode, chosen.afterNode})
            if (side) nodes[*side].isKept = true;
    }
}

}  // namespace

SplitCounts& SplitCounts::operator+=(const SplitCounts& other) {
    bufferQueries += other.bufferQueries;
    bufferHits += other.bufferHits;
    dramQueries += other.dramQueries;
    dramHits += other.dramHits;
    explanations += other.explanations;
    return *this;
}

SplitCounts countsSince(const CostCache& cache, const CostCache::Counts& bufferBefore,
                        const CostCache::Counts& dramBefore, std::int64_t explanations) {
    const auto buffer = cache.bufferCounts();
    const auto dram = cache.dramCounts();
    return {buffer.lookups - bufferBefore.lookups, buffer.hits - bufferBefore.hits, dram.lookups - dramBefore.lookups,
            dram.hits - dramBefore.hits, explanations};
}

/// All but what it has in common with other nodes; nothing when stopped.
std::optional<SplitNode> Splitter::nodeOf(const SplitTree::Node& node, const SplitTree::Outcome& outcome,
                                          const Record& record, const RunControl& control) const {
    SplitNode told;
    told.group = node.group;
    told.price = cache_.price(node.group);
    told.terms = cache_.model().terms(node.group, cache_.betaBytes());
    told.outcome = outcome.branch            ? SplitOutcome::Cut
                   : node.group.count() == 1 ? SplitOutcome::SingleOp
                                             : SplitOutcome::Random;
    told.category = node.decision->category;
    told.isNarrowed = node.isNarrowed;
    told.parts = outcome.parts;
    told.dramBytes = outcome.dramBytes;
    if (const auto found = record.find(node.group); found != record.end()) {
        told.explanation = found->second.explanation;
        told.counts = found->second.counts;
        auto candidates =
            candidateCuts(*graph_, node.group, told.explanation, cache_, {params_.mostCutsPerEdge, &control});
        if (!candidates) return std::nullopt;
        told.candidates = *std::move(candidates);
        nameCrossedEdges(told.candidates, told.explanation);
    }
    return told;
}

SplitTrace Splitter::trace(const GroupSet& group, RunControl& control) {
    const auto bufferBefore = cache_.bufferCounts();
    const auto dramBefore = cache_.dramCounts();
    SplitTrace trace;
    trace.betaBytes = cache_.betaBytes();
    std::vector<SplitTree> trees{{group, cache_.betaBytes(), params_.mostDecisions}};
    Record record;
    if (!grow(trees, &record, control)) return trace;
    const SplitTree& tree = trees.front();
    const std::vector<SplitTree::Outcome> outcomes = outcomesOf(tree);
    trace.counts = countsSince(cache_, bufferBefore, dramBefore, static_cast<std::int64_t>(record.size()));
    const std::vector<std::size_t> indices = newIndices(tree.nodes());
    trace.nodes.resize(indices.size());
    for (std::size_t n = 0; n < indices.size(); ++n) {
        const SplitTree::Node& node = tree.nodes()[n];
        auto priced = nodeOf(node, outcomes[n], record, control);
        if (!priced) return SplitTrace{cache_.betaBytes(), {}, {}};
        SplitNode& told = *priced;
        for (std::size_t b = 0; b < node.branches.size(); ++b) {
            const SplitTree::Branch& branch = node.branches[b];
            SplitCandidate& candidate = candidateOf(told, node.decision->followed[branch.candidate].cut);
            candidate.isFollowed = true;
            candidate.beforeNode = renamed(branch.beforeNode, indices);
            candidate.afterNode = renamed(branch.afterNode, indices);
            candidate.dramBytes =
                (branch.beforeNode ? outcomes[*branch.beforeNode].dramBytes : candidate.before.dramBytes) +
                (branch.afterNode ? outcomes[*branch.afterNode].dramBytes : candidate.after.dramBytes);
            if (outcomes[n].branch == b) told.chosen = static_cast<std::size_t>(&candidate - told.candidates.data());
        }
        trace.nodes[indices[n]] = std::move(told);
    }
    markKept(trace.nodes);
    return trace;
}

}  // namespace fusescope
