// SPDX-License-Identifier: Apache-2.0
#include "core/search/local_search.h"

#include <algorithm>
#include <optional>

#include "core/base/parallel.h"
#include "core/plan/random_plan.h"
#include "core/search/proposal.h"
#include "core/search/variation.h"

namespace fusescope {
namespace {

constexpr std::size_t kBestPlans = 10;

class LocalSearch : public Search {
 public:
    SearchResult run(const SearchProblem& problem, const SearchParams& params, RunControl& control) const override {
        BestSoFar best(problem, params, control);
        std::vector<Proposal> population;
        while (best.evaluatedPlans() < params.budgetPlans && (population.empty() || !control.shouldStop())) {
            const std::int64_t first = best.evaluatedPlans();
            const std::size_t parents = population.empty() ? kBestPlans : population.size();
            const auto left = static_cast<std::size_t>(params.budgetPlans - first);
            std::vector<std::optional<Proposal>> offspring(std::min(parents, left));
            parallelFor(offspring.size(), params.threads, [&](std::size_t i) {
                const std::int64_t index = first + static_cast<std::int64_t>(i);
                if (index > 0 && control.shouldStop()) return;
                Random random(params.seed, static_cast<std::uint64_t>(index));
                const FusionPlan plan = propose(problem, params, population, index, i, random);
                offspring[i] = makeProposal(problem, best.cache(), plan, random);
            });
            for (auto& proposal : offspring) {
                if (!proposal) continue;
                best.take(*proposal);
                population.push_back(*std::move(proposal));
            }
            keepBest(population);
            best.reportProgress();
        }
        return best.finish();
    }

 private:
    static FusionPlan propose(const SearchProblem& problem, const SearchParams& params,
                              const std::vector<Proposal>& population, std::int64_t index, std::size_t parent,
                              Random& random) {
        if (!population.empty()) return mutate(*problem.graph, problem.fusable, population[parent].plan, random);
        if (index == 0 && params.warmStart) return *params.warmStart;
        return randomPlan(*problem.graph, problem.fusable, random);
    }

    static void keepBest(std::vector<Proposal>& population) {
        std::sort(population.begin(), population.end());
        const auto isSame = [](const Proposal& a, const Proposal& b) { return a.plan == b.plan; };
        population.erase(std::unique(population.begin(), population.end(), isSame), population.end());
        if (population.size() > kBestPlans) population.resize(kBestPlans);
    }
};

}  // namespace

std::unique_ptr<Search> makeLocalSearch() { return std::make_unique<LocalSearch>(); }

}  // namespace fusescope
