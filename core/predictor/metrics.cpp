// SPDX-License-Identifier: Apache-2.0
#include "core/predictor/metrics.h"

#include <algorithm>
#include <cmath>

#include "core/predictor/gnn.h"

namespace fusescope {
namespace {

constexpr int kBins = 10;

/// The share of pairs (valid, invalid) in the right order: Mann-Whitney, with mean ranks for ties.
double areaUnderCurve(std::vector<Judgement> sorted) {
    std::sort(sorted.begin(), sorted.end(), [](const Judgement& a, const Judgement& b) { return a.logit < b.logit; });
    double rankSum = 0;
    double invalid = 0;
    for (std::size_t begin = 0; begin < sorted.size();) {
        std::size_t end = begin;
        while (end < sorted.size() && sorted[end].logit == sorted[begin].logit) ++end;
        const double rank = 0.5 * static_cast<double>(begin + 1 + end);
        for (std::size_t i = begin; i < end; ++i) {
            rankSum += sorted[i].isInvalid ? rank : 0;
            invalid += sorted[i].isInvalid ? 1 : 0;
        }
        begin = end;
    }
    const double valid = static_cast<double>(sorted.size()) - invalid;
    return invalid == 0 || valid == 0 ? 1 : (rankSum - invalid * (invalid + 1) / 2) / (invalid * valid);
}

}  // namespace

Metrics metricsOf(std::span<const Judgement> judgements) {
    Metrics metrics;
    metrics.bins.resize(kBins);
    std::int64_t right = 0;
    std::int64_t hits = 0;
    std::int64_t wrong = 0;
    std::int64_t valid = 0;
    for (const Judgement& judgement : judgements) {
        const bool saysInvalid = judgement.logit > 0;
        right += saysInvalid == judgement.isInvalid ? 1 : 0;
        hits += saysInvalid && judgement.isInvalid ? 1 : 0;
        wrong += saysInvalid != judgement.isInvalid ? 1 : 0;
        valid += judgement.isInvalid ? 0 : 1;
        const double probability = probabilityOf(judgement.logit);
        ReliabilityBin& bin =
            metrics.bins[static_cast<std::size_t>(std::clamp(static_cast<int>(probability * kBins), 0, kBins - 1))];
        ++bin.count;
        bin.probability += probability;
        bin.share += judgement.isInvalid ? 1 : 0;
    }
    const auto count = static_cast<double>(std::max<std::size_t>(1, judgements.size()));
    for (ReliabilityBin& bin : metrics.bins) {
        if (bin.count == 0) continue;
        metrics.ece += std::abs(bin.probability - bin.share) / count;
        bin.probability /= static_cast<double>(bin.count);
        bin.share /= static_cast<double>(bin.count);
    }
    metrics.count = static_cast<std::int64_t>(judgements.size());
    metrics.validShare = static_cast<double>(valid) / count;
    metrics.accuracy = static_cast<double>(right) / count;
    metrics.f1 = 2 * hits + wrong == 0 ? 1 : 2.0 * static_cast<double>(hits) / static_cast<double>(2 * hits + wrong);
    metrics.auc = areaUnderCurve({judgements.begin(), judgements.end()});
    return metrics;
}

}  // namespace fusescope
