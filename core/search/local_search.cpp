// SPDX-License-Identifier: Apache-2.0
#include "core/search/local_search.h"

#include <algorithm>
#include <iterator>

#include "core/search/rounds.h"
#include "core/search/sampling_run.h"
#include "core/search/variation.h"

namespace fusescope {
namespace {

class LocalSearch : public Search {
    SearchResult find(const SearchProblem& problem, const SearchParams& params, RunControl& control) const override {
        if (params.localStyle == LocalStyle::Rounds) return searchInRounds(problem, params, control);
        const auto most = static_cast<std::size_t>(std::max(1, params.population));
        SamplingRun run(problem, params, control);
        std::vector<Proposal> population;
        while (!run.isOver()) {
            const auto draft = [&](std::size_t parent, Random& random) {
                return population.empty() ? run.randomStart(random)
                                          : mutate(*problem.graph, problem.fusable, population[parent].plan, random);
            };
            auto offspring = run.propose(population.empty() ? most : population.size(), draft);
            std::move(offspring.begin(), offspring.end(), std::back_inserter(population));
            keepBest(population, most);
        }
        return run.finish();
    }
};

}  // namespace

std::unique_ptr<Search> makeLocalSearch() { return std::make_unique<LocalSearch>(); }

}  // namespace fusescope
