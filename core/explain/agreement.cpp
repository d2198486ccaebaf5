// SPDX-License-Identifier: Apache-2.0
#include "core/explain/agreement.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <numeric>

#include "core/predictor/metrics.h"

namespace fusescope {
namespace {

std::vector<double> ranksOf(const std::vector<double>& values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<double> ranks(values.size());
    for (std::size_t begin = 0; begin < order.size();) {
        std::size_t end = begin;
        while (end < order.size() && values[order[end]] == values[order[begin]]) ++end;
        for (std::size_t i = begin; i < end; ++i) ranks[order[i]] = 0.5 * static_cast<double>(begin + end - 1);
        begin = end;
    }
    return ranks;
}

}  // namespace

double rankCorrelation(const std::vector<double>& a, const std::vector<double>& b) {
    assert(a.size() == b.size());
    const std::vector<double> left = ranksOf(a);
    const std::vector<double> right = ranksOf(b);
    const double mean = 0.5 * static_cast<double>(std::max<std::size_t>(a.size(), 1) - 1);
    double product = 0;
    double leftSquares = 0;
    double rightSquares = 0;
    for (std::size_t i = 0; i < left.size(); ++i) {
        product += (left[i] - mean) * (right[i] - mean);
        leftSquares += (left[i] - mean) * (left[i] - mean);
        rightSquares += (right[i] - mean) * (right[i] - mean);
    }
    const double scale = std::sqrt(leftSquares * rightSquares);
    return scale > 0 ? product / scale : 0;
}

Agreement agreementOf(const Explanation& explanation, const CutTruth& truth) {
    assert(explanation.edgeScores.size() == truth.edges.size());
    const auto bothFit = [&](std::size_t e) { return truth.edges[e].category == CutCategory::BothFit; };
    std::vector<Judgement> judgements;
    std::vector<double> scores;
    std::vector<double> reliefs;
    std::size_t right = 0;
    for (std::size_t e = 0; e < truth.edges.size(); ++e) {
        judgements.push_back({explanation.edgeScores[e], bothFit(e)});
        scores.push_back(static_cast<double>(explanation.edgeScores[e]));
        reliefs.push_back(truth.edges[e].relief);
        right += bothFit(e) ? 1 : 0;
    }
    Agreement agreement;
    agreement.reliefCorrelation = rankCorrelation(scores, reliefs);
    if (right > 0 && right < truth.edges.size()) agreement.auc = metricsOf(judgements).auc;
    const std::vector<std::size_t>& selected = explanation.selected;
    if (right > 0 && !selected.empty()) {
        agreement.isTopRight = bothFit(selected.front());
        agreement.isFirstTry = std::any_of(selected.begin(), selected.end(), bothFit);
    }
    std::int64_t charged = std::numeric_limits<std::int64_t>::max();
    for (const std::size_t e : selected) {
        const EdgeTruth& edge = truth.edges[e];
        charged = std::min(charged, edge.chargedDramBytes);
        if (edge.category == truth.category && edge.leastDramBytes == truth.leastDramBytes)
            agreement.selectsBest = true;
    }
    if (!selected.empty() && truth.chargedDramBytes > 0)
        agreement.dramRatio = static_cast<double>(charged) / static_cast<double>(truth.chargedDramBytes);
    return agreement;
}

}  // namespace fusescope
