// SPDX-License-Identifier: Apache-2.0
#include "core/search/random_search.h"

#include "core/search/sampling_run.h"

namespace fusescope {
namespace {

/// Plans between two looks at the clock and the best so far; fixed, so that the thread count changes nothing.
constexpr std::size_t kBatch = 32;

class RandomSearch : public Search {
    SearchResult find(const SearchProblem& problem, const SearchParams& params, RunControl& control) const override {
        SamplingRun run(problem, params, control);
        while (!run.isOver()) run.propose(kBatch, [&](std::size_t, Random& random) { return run.randomStart(random); });
        return run.finish();
    }
};

}  // namespace

std::unique_ptr<Search> makeRandomSearch() { return std::make_unique<RandomSearch>(); }

}  // namespace fusescope
