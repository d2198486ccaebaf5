// SPDX-License-Identifier: Apache-2.0
#include "core/search/nsga2_search.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/search/pareto.h"
#include "core/search/sampling_run.h"
#include "core/search/variation.h"

namespace fusescope {
namespace {

constexpr double kCrossoverChance = 0.5;
constexpr double kMutationAfterCrossoverChance = 0.5;  // without crossover a child is always mutated
constexpr double kFurtherEditChance = 0.4;             // after each edit: some optima are two edits away

class Nsga2Run {
 public:
    Nsga2Run(const SearchProblem& problem, const SearchParams& params, RunControl& control)
        : problem_(problem), params_(params), run_(problem, params, control) {
        if (params_.objectives.empty()) params_.objectives = {Objective::Dram};
        if (params_.keepsInvalid) run_.keepInvalid();
    }

    SearchResult run() {
        const auto most = static_cast<std::size_t>(std::max(1, params_.population));
        while (!run_.isOver()) {
            const std::vector<Standing> standing = standings(pointsOf(population_));
            auto offspring = run_.propose(most, [&](std::size_t, Random& random) {
                return population_.empty() ? run_.randomStart(random) : child(standing, random);
            });
            for (const Proposal& one : offspring) keepOnFront(one);
            std::move(offspring.begin(), offspring.end(), std::back_inserter(population_));
            keepBest(most);
        }
        SearchResult result = run_.finish();
        result.front = front();
        return result;
    }

 private:
    double valueOf(const Proposal& proposal, Objective objective) const {
        switch (objective) {
            case Objective::Dram:
                return static_cast<double>(proposal.dramBytes);
            case Objective::Mbu:
                return static_cast<double>(proposal.maxBufferBytes);
            case Objective::Groups:
                return proposal.groups;
        }
        return 0;
    }

    ParetoPoint pointOf(const Proposal& proposal) const {
        ParetoPoint point;
        for (const Objective objective : params_.objectives) point.objectives.push_back(valueOf(proposal, objective));
        point.violation = proposal.violation;
        return point;
    }

    std::vector<ParetoPoint> pointsOf(const std::vector<Proposal>& proposals) const {
        std::vector<ParetoPoint> points;
        for (const Proposal& proposal : proposals) points.push_back(pointOf(proposal));
        return points;
    }

    const FusionPlan& parent(const std::vector<Standing>& standing, Random& random) const {
        const auto draw = [&] {
            return static_cast<std::size_t>(random.below(static_cast<std::int64_t>(population_.size())));
        };
        const std::size_t a = draw();
        const std::size_t b = draw();
        return population_[standing[b] < standing[a] ? b : a].plan;
    }

    FusionPlan child(const std::vector<Standing>& standing, Random& random) const {
        const FusionPlan& one = parent(standing, random);
        const FusionPlan& other = parent(standing, random);
        const bool isCrossed = one != other && random.chance(kCrossoverChance);
        FusionPlan plan = isCrossed ? crossOver(*problem_.graph, one, other, random) : one;
        if (isCrossed && !random.chance(kMutationAfterCrossoverChance)) return plan;
        do plan = mutate(*problem_.graph, problem_.fusable, plan, random);
        while (random.chance(kFurtherEditChance));
        return plan;
    }

    /// Duplicates would crowd out what is new. The order before the survival does not depend on arrival.
    void keepBest(std::size_t most) {
        std::sort(population_.begin(), population_.end());
        const auto isSame = [](const Proposal& a, const Proposal& b) { return a.plan == b.plan; };
        population_.erase(std::unique(population_.begin(), population_.end(), isSame), population_.end());
        std::vector<Proposal> best;
        for (const std::size_t index : survivors(pointsOf(population_), most)) best.push_back(population_[index]);
        population_ = std::move(best);
    }

    /// The plans that none met so far dominates; of equal ones the first.
    void keepOnFront(const Proposal& proposal) {
        if (proposal.violation > 0) return;
        const ParetoPoint point = pointOf(proposal);
        const auto isNoWorse = [&](const auto& known) {
            return known.second.objectives == point.objectives || dominates(known.second, point);
        };
        if (std::any_of(front_.begin(), front_.end(), isNoWorse)) return;
        std::erase_if(front_, [&](const auto& known) { return dominates(point, known.second); });
        front_.emplace_back(proposal, point);
    }

    std::vector<FrontPlan> front() const {
        auto sorted = front_;
        std::sort(sorted.begin(), sorted.end(),
                  [](const auto& a, const auto& b) { return a.second.objectives < b.second.objectives; });
        std::vector<FrontPlan> plans;
        for (const auto& [proposal, point] : sorted)
            plans.push_back({proposal.plan, proposal.dramBytes, proposal.maxBufferBytes, proposal.groups});
        return plans;
    }

    const SearchProblem& problem_;
    SearchParams params_;
    SamplingRun run_;
    std::vector<Proposal> population_;
    std::vector<std::pair<Proposal, ParetoPoint>> front_;
};

class Nsga2Search : public Search {
    SearchResult find(const SearchProblem& problem, const SearchParams& params, RunControl& control) const override {
        return Nsga2Run(problem, params, control).run();
    }
};

}  // namespace

std::unique_ptr<Search> makeNsga2Search() { return std::make_unique<Nsga2Search>(); }

}  // namespace fusescope
