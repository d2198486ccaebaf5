// SPDX-License-Identifier: Apache-2.0
// Every step from a downset to the next at one buffer size, kept, so that the best plan at any smaller buffer is found
// without enumerating and pricing the groups again. For cost models whose F_D does not depend on the buffer.
#pragma once

#include <optional>

#include "core/search/downset_table.h"

namespace fusescope {

class FusionSteps {
 public:
    /// Blocks; polls `control`. Nothing if it was stopped, or if the steps took more than `memoryLimitBytes`.
    static std::optional<FusionSteps> find(const SearchProblem& problem, std::int64_t memoryLimitBytes,
                                           const RunControl& control);

    /// The best plan at this size, at most that of the problem. Ops that do not fit alone there stay outside fusion.
    FusionPlan bestPlan(std::int64_t betaBytes) const;

 private:
    struct Step {
        std::int32_t target;
        bool isSingle;             // of one op
        std::int64_t neededBytes;  // F_beta of the group and of each of its ops alone: it may be taken with more
        std::int64_t dramBytes;
    };
    struct Source {
        std::int32_t downset;
        std::size_t firstStep;  // its steps end where those of the next source begin
    };

    FusionSteps(std::int32_t opCount, GroupSet fusable) : opCount_(opCount), fusable_(std::move(fusable)) {}
    bool addSteps(const SearchProblem& problem, std::int64_t memoryLimitBytes, const RunControl& control);
    FusionPlan planTo(std::int32_t end, const std::vector<std::int32_t>& previous) const;

    std::int32_t opCount_;
    GroupSet fusable_;
    std::vector<Downset> downsets_;
    std::vector<Source> sources_;  // in order of size
    std::vector<Step> steps_;
    std::int32_t end_ = -1;  // everything is executed
};

}  // namespace fusescope
