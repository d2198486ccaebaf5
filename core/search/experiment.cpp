// SPDX-License-Identifier: Apache-2.0
#include "core/search/experiment.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

#include "core/base/bytes.h"
#include "core/base/random.h"

namespace fusescope {
namespace {

template <class Value>
std::optional<Spread> spread(const Experiment& experiment, Value&& value) {
    std::vector<double> values;
    for (const SeedRun& run : experiment.runs)
        if (const std::optional<double> one = value(run)) values.push_back(*one);
    return spreadOf(values);
}

}  // namespace

std::string ExperimentSetting::id() const {
    std::string name = model.substr(0, model.rfind('.')) + (scheme == Scheme::Lbdf ? "-lbdf-" : "-brr-") +
                       byteCountText(bufferBytes) + "-" + algorithm + "-" + explainer + "-" + density + "-" +
                       std::to_string(budgetPlans);
    if (randomRepeats > 0) name += "-repeats" + std::to_string(std::lround(100 * randomRepeats));
    return inRounds ? name + "-rounds" : name;
}

std::optional<Spread> spreadOf(std::span<const double> values) {
    if (values.empty()) return std::nullopt;
    const double count = static_cast<double>(values.size());
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / count;
    double squares = 0;
    for (const double value : values) squares += (value - mean) * (value - mean);
    return Spread{mean, values.size() > 1 ? std::sqrt(squares / (count - 1)) : 0, static_cast<int>(values.size())};
}

std::optional<std::int64_t> bestAfter(std::span<const Improvement> trace, std::int64_t plans) {
    std::optional<std::int64_t> best;
    for (const Improvement& step : trace)
        if (step.plans <= plans) best = step.dramBytes;
    return best;
}

std::optional<std::int64_t> plansUntil(std::span<const Improvement> trace, std::int64_t optimumBytes, double share) {
    for (const Improvement& step : trace)
        if (static_cast<double>(step.dramBytes) <= (1 + share) * static_cast<double>(optimumBytes)) return step.plans;
    return std::nullopt;
}

std::vector<double> gapsAfter(const Experiment& experiment, std::int64_t plans) {
    std::vector<double> gaps;
    for (const SeedRun& run : experiment.runs)
        if (const auto best = bestAfter(run.trace, plans); best && experiment.optimumBytes > 0)
            gaps.push_back(static_cast<double>(*best) / static_cast<double>(experiment.optimumBytes) - 1);
    return gaps;
}

std::optional<Spread> dramBytesOf(const Experiment& experiment) {
    return spread(experiment, [](const SeedRun& run) { return std::optional(static_cast<double>(run.dramBytes)); });
}

std::optional<Spread> gapOf(const Experiment& experiment) {
    return spreadOf(gapsAfter(experiment, experiment.setting.budgetPlans));
}

std::optional<Spread> rectifyRateOf(const Experiment& experiment) {
    return spread(experiment, [](const SeedRun& run) -> std::optional<double> {
        if (run.splits.groups == 0) return std::nullopt;
        return static_cast<double>(run.splits.rectified) / static_cast<double>(run.splits.groups);
    });
}

std::optional<Spread> firstTryRateOf(const Experiment& experiment) {
    return spread(experiment, [](const SeedRun& run) -> std::optional<double> {
        const std::int64_t solvable = run.splits.firstTries + run.missedFirstTries.value_or(0);
        if (!run.missedFirstTries || solvable == 0) return std::nullopt;
        return static_cast<double>(run.splits.firstTries) / static_cast<double>(solvable);
    });
}

std::optional<Spread> secondsOf(const Experiment& experiment) {
    return spread(experiment,
                  [](const SeedRun& run) { return std::optional(static_cast<double>(run.processorMs) / 1000); });
}

std::optional<Spread> maxBufferBytesOf(const Experiment& experiment) {
    return spread(experiment,
                  [](const SeedRun& run) { return std::optional(static_cast<double>(run.maxBufferBytes)); });
}

std::optional<Spread> plansUntilOf(const Experiment& experiment, double share) {
    return spread(experiment, [&](const SeedRun& run) -> std::optional<double> {
        const auto plans = plansUntil(run.trace, experiment.optimumBytes, share);
        return plans ? std::optional(static_cast<double>(*plans)) : std::nullopt;
    });
}

double chanceOfLower(std::span<const double> a, std::span<const double> b) {
    assert(a.size() == b.size());
    if (a.empty()) return 1;
    constexpr std::size_t kMostExact = 16;
    std::vector<double> differences;
    for (std::size_t i = 0; i < a.size(); ++i) differences.push_back(a[i] - b[i]);
    const double observed = std::accumulate(differences.begin(), differences.end(), 0.0);
    const bool isExact = differences.size() <= kMostExact;
    const std::uint64_t trials = std::uint64_t{1} << (isExact ? differences.size() : kMostExact);
    Random random(1);
    std::uint64_t asLow = 0;
    for (std::uint64_t trial = 0; trial < trials; ++trial) {
        double sum = 0;
        for (std::size_t i = 0; i < differences.size(); ++i) {
            const bool isFlipped = isExact ? (trial >> i & 1) != 0 : random.chance(0.5);
            sum += isFlipped ? -differences[i] : differences[i];
        }
        asLow += sum <= observed + 1e-12 * std::abs(observed) ? 1 : 0;
    }
    return static_cast<double>(asLow) / static_cast<double>(trials);
}

}  // namespace fusescope
