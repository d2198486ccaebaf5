// SPDX-License-Identifier: Apache-2.0
#include "core/search/rounds.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <unordered_set>

#include "core/search/sampling_run.h"
#include "core/search/variation.h"

namespace fusescope {
namespace {

constexpr int kPatience = 30;           // generations without an improvement
constexpr int kPopulationsInRound = 2;  // before what they left is combined
constexpr double kCrossoverChance = 0.5;
constexpr double kEditAfterCrossoverChance = 0.5;
constexpr int kTries = 5;                         // for a plan that was not proposed before
constexpr std::size_t kMostProposed = 1'000'000;  // beyond, what was proposed is forgotten

class RoundsRun {
 public:
    RoundsRun(const SearchProblem& problem, const SearchParams& params, RunControl& control)
        : problem_(problem),
          most_(static_cast<std::size_t>(std::max(1, params.population))),
          run_(problem, params, control) {}

    SearchResult run() {
        while (!run_.isOver()) {
            if (stagnantGenerations_ >= kPatience) turn();
            breed();
        }
        return run_.finish();
    }

 private:
    /// From one population to the next, or to combining what they left, or from that to a new round.
    void turn() {
        stagnantGenerations_ = 0;
        const bool wasCombining = std::exchange(isCombining_, false);
        keepBest(population_, wasCombining ? 2 * most_ : (most_ + 1) / 2);
        if (wasCombining) kept_.clear();
        std::move(population_.begin(), population_.end(), std::back_inserter(kept_));
        population_.clear();
        populations_ = wasCombining ? kPopulationsInRound - 1 : populations_ + 1;
        if (wasCombining || populations_ < kPopulationsInRound) return;
        isCombining_ = true;
        population_ = kept_;
        keepBest(population_, population_.size());
    }

    void breed() {
        std::vector<std::uint64_t> drafted(most_, 0);
        const auto draft = [&](std::size_t place, Random& random) {
            FusionPlan plan = population_.empty() ? run_.randomStart(random) : child(place, random);
            drafted[place] = plan.hash();
            return plan;
        };
        const std::int64_t before = leastDramBytes();
        auto offspring = run_.propose(most_, draft);
        if (proposed_.size() > kMostProposed) proposed_.clear();
        proposed_.insert(drafted.begin(), drafted.end());
        for (const Proposal& one : offspring) proposed_.insert(one.plan.hash());
        std::move(offspring.begin(), offspring.end(), std::back_inserter(population_));
        keepBest(population_, isCombining_ ? 2 * most_ : most_);
        const bool isBetter = leastDramBytes() < before;
        stagnantGenerations_ = isBetter ? 0 : stagnantGenerations_ + 1;
    }

    std::int64_t leastDramBytes() const {
        return population_.empty() ? std::numeric_limits<std::int64_t>::max() : population_.front().dramBytes;
    }

    FusionPlan child(std::size_t place, Random& random) const {
        FusionPlan plan;
        for (int attempt = 0; attempt < kTries; ++attempt) {
            plan = varied(isCombining_ ? anyPlan(random) : population_[place % population_.size()].plan, random);
            if (proposed_.count(plan.hash()) == 0) break;
        }
        return plan;
    }

    const FusionPlan& anyPlan(Random& random) const {
        return population_[static_cast<std::size_t>(random.below(static_cast<std::int64_t>(population_.size())))].plan;
    }

    /// What two plans have improved in different places, a crossover puts together.
    FusionPlan varied(const FusionPlan& plan, Random& random) const {
        const OpGraph& graph = *problem_.graph;
        if (!random.chance(kCrossoverChance)) return mutateWidely(graph, problem_.fusable, plan, random);
        const FusionPlan crossed = crossOver(graph, plan, anyPlan(random), random);
        if (!random.chance(kEditAfterCrossoverChance)) return crossed;
        return mutateWidely(graph, problem_.fusable, crossed, random);
    }

    static void keepBest(std::vector<Proposal>& plans, std::size_t most) {
        std::sort(plans.begin(), plans.end());
        const auto isSame = [](const Proposal& a, const Proposal& b) { return a.plan == b.plan; };
        plans.erase(std::unique(plans.begin(), plans.end(), isSame), plans.end());
        if (plans.size() > most) plans.resize(most);
    }

    const SearchProblem& problem_;
    std::size_t most_;
    SamplingRun run_;
    std::vector<Proposal> population_;
    std::vector<Proposal> kept_;  // of the populations before
    std::unordered_set<std::uint64_t> proposed_;
    int stagnantGenerations_ = 0;
    int populations_ = 0;  // left in this round
    bool isCombining_ = false;
};

}  // namespace

SearchResult searchInRounds(const SearchProblem& problem, const SearchParams& params, RunControl& control) {
    return RoundsRun(problem, params, control).run();
}

}  // namespace fusescope
