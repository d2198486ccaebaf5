// SPDX-License-Identifier: Apache-2.0
// One search at one setting over several seeds, and what is asked of it: how good after so many plans, how many plans
// for so good, and whether one is better than another by more than luck.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/hardware/accelerator.h"
#include "core/search/search.h"

namespace fusescope {

struct ExperimentSetting {
    std::string model;  ///< file name
    Scheme scheme = Scheme::Lbdf;
    std::int64_t bufferBytes = 0;
    std::string algorithm;  ///< of searchList()
    std::string explainer;  ///< of explainerList(), or "none"
    std::string density = "mixed";
    std::int64_t budgetPlans = 0;
    double randomRepeats = 0;
    bool inRounds = false;  ///< LocalStyle::Rounds, instead of the paper's

    /// A file name that no other setting has: "mobilenet_v2-lbdf-256KiB-local-pg-mixed-5000".
    std::string id() const;
    friend bool operator==(const ExperimentSetting&, const ExperimentSetting&) = default;
};

struct SeedRun {
    std::uint64_t seed = 0;
    std::int64_t dramBytes = 0;
    std::int64_t maxBufferBytes = 0;
    std::int64_t processorMs = 0;  ///< of all threads, so that a busy machine says the same
    SplitRates splits;
    std::optional<std::int64_t> missedFirstTries;
    std::vector<Improvement> trace;

    friend bool operator==(const SeedRun&, const SeedRun&) = default;
};

struct Experiment {
    ExperimentSetting setting;
    std::int64_t optimumBytes = 0;  ///< or the best known bound
    bool isOptimumProven = false;
    std::vector<SeedRun> runs;
    double givenUpSeconds = 0;  ///< after which a first run was given up; 0: none was

    friend bool operator==(const Experiment&, const Experiment&) = default;
};

/// Mean and standard deviation of a sample; nothing of no values.
struct Spread {
    double mean = 0;
    double deviation = 0;  ///< of the sample (n - 1); 0 for one value
    int count = 0;
};
std::optional<Spread> spreadOf(std::span<const double> values);

/// The best of a run after so many plans; nothing before its first.
std::optional<std::int64_t> bestAfter(std::span<const Improvement> trace, std::int64_t plans);

/// Plans until a run came within `share` (0.05: five percent) of `optimumBytes`; nothing if it did not.
std::optional<std::int64_t> plansUntil(std::span<const Improvement> trace, std::int64_t optimumBytes, double share);

/// Distances to the optimum after so many plans, one per seed: 0.1 is ten percent above.
std::vector<double> gapsAfter(const Experiment& experiment, std::int64_t plans);

/// Over the seeds; nothing without runs, or where nothing had to be split or was measured.
std::optional<Spread> dramBytesOf(const Experiment& experiment);
std::optional<Spread> gapOf(const Experiment& experiment);  ///< distance to the optimum at the end
std::optional<Spread> rectifyRateOf(const Experiment& experiment);
std::optional<Spread> firstTryRateOf(const Experiment& experiment);
std::optional<Spread> secondsOf(const Experiment& experiment);
std::optional<Spread> maxBufferBytesOf(const Experiment& experiment);
/// Of the seeds that came so close.
std::optional<Spread> plansUntilOf(const Experiment& experiment, double share);

/// How likely paired differences a[i] - b[i] have so low a mean if only chance decided on their signs: the exact
/// one-sided test over all signs, or 2^16 drawn ones for more than 16 pairs. Small: a is lower than b.
double chanceOfLower(std::span<const double> a, std::span<const double> b);

}  // namespace fusescope
