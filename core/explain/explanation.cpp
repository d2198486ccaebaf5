// SPDX-License-Identifier: Apache-2.0
#include "core/explain/explanation.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <numeric>

namespace fusescope {
namespace {

std::vector<std::size_t> ranking(const std::vector<float>& scores) {
    std::vector<std::size_t> order(scores.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
    return order;
}

}  // namespace

std::vector<std::size_t> selectEdges(const std::vector<OpPair>& edges, const std::vector<float>& scores,
                                     const Selection& selection) {
    assert(edges.size() == scores.size());
    std::vector<std::size_t> order = ranking(scores);
    if (order.empty()) return order;
    if (selection.rule == Selection::Rule::Threshold) {
        const std::vector<float> spread = spreadScores(scores);
        const auto passes = [&](std::size_t edge) { return static_cast<double>(spread[edge]) >= selection.threshold; };
        const auto end = std::find_if_not(order.begin(), order.end(), passes);
        order.erase(std::max(end, order.begin() + 1), order.end());
        return order;
    }
    // A share such as 0.3 of 10 edges is 3, whatever its last binary digit says.
    const double wanted = std::ceil(selection.share * static_cast<double>(order.size()) - 1e-9);
    const auto count = static_cast<std::size_t>(std::clamp(wanted, 1.0, static_cast<double>(order.size())));
    if (selection.rule != Selection::Rule::SubGraph) {
        order.resize(count);
        return order;
    }
    GroupSet ends;
    for (std::size_t i = 0; i < count; ++i) {
        ends.insert(edges[order[i]].first);
        ends.insert(edges[order[i]].second);
    }
    std::erase_if(order, [&](std::size_t edge) {
        return !ends.contains(edges[edge].first) || !ends.contains(edges[edge].second);
    });
    return order;
}

std::vector<float> spreadScores(std::vector<float> scores) {
    if (scores.empty()) return scores;
    const auto [least, most] = std::minmax_element(scores.begin(), scores.end());
    const float low = *least;
    const float range = *most - low;
    for (float& score : scores) score = range > 0 ? (score - low) / range : 0;
    return scores;
}

std::vector<float> opScoresOf(const std::vector<OpId>& ops, const std::vector<OpPair>& edges,
                              const std::vector<float>& scores) {
    constexpr float kNone = -std::numeric_limits<float>::infinity();
    std::vector<float> result(ops.size(), kNone);
    for (std::size_t e = 0; e < edges.size(); ++e)
        for (const OpId op : {edges[e].first, edges[e].second}) {
            float& score = result[static_cast<std::size_t>(std::lower_bound(ops.begin(), ops.end(), op) - ops.begin())];
            score = std::max(score, scores[e]);
        }
    for (float& score : result)
        if (score == kNone) score = 0;
    return result;
}

}  // namespace fusescope
