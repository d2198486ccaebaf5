// SPDX-License-Identifier: Apache-2.0
#include "core/search/random_search.h"

#include <algorithm>
#include <optional>

#include "core/base/parallel.h"
#include "core/plan/random_plan.h"
#include "core/search/proposal.h"

namespace fusescope {
namespace {

/// Plans between two looks at the clock and the best so far; fixed, so that the thread count changes nothing.
constexpr std::int64_t kBatch = 32;

class RandomSearch : public Search {
 public:
    SearchResult run(const SearchProblem& problem, const SearchParams& params, RunControl& control) const override {
        BestSoFar best(problem, params, control);
        std::vector<std::optional<Proposal>> batch;
        for (std::int64_t first = 0; first < params.budgetPlans && (first == 0 || !control.shouldStop());
             first += kBatch) {
            batch.assign(static_cast<std::size_t>(std::min(kBatch, params.budgetPlans - first)), std::nullopt);
            parallelFor(batch.size(), params.threads, [&](std::size_t i) {
                const std::int64_t index = first + static_cast<std::int64_t>(i);
                if (index > 0 && control.shouldStop()) return;
                Random random(params.seed, static_cast<std::uint64_t>(index));
                const bool isWarmStart = index == 0 && params.warmStart;
                const FusionPlan plan =
                    isWarmStart ? *params.warmStart : randomPlan(*problem.graph, problem.fusable, random);
                batch[i] = makeProposal(problem, best.cache(), plan, random);
            });
            for (const auto& proposal : batch)
                if (proposal) best.take(*proposal);
            best.reportProgress();
        }
        return best.finish();
    }
};

}  // namespace

std::unique_ptr<Search> makeRandomSearch() { return std::make_unique<RandomSearch>(); }

}  // namespace fusescope
