// SPDX-License-Identifier: Apache-2.0
#include "core/search/rounds.h"

#include <algorithm>
#include <bit>
#include <iterator>
#include <unordered_set>

#include "core/search/group_pool.h"
#include "core/search/sampling_run.h"
#include "core/search/variation.h"

namespace fusescope {
namespace {

constexpr int kPatience = 30;                     // generations without an improvement
constexpr int kTries = 5;                         // for a plan that was not proposed before
constexpr std::size_t kMostProposed = 1'000'000;  // beyond, what was proposed is forgotten
// Assemblies take at most as many steps as this in the mean, a millisecond or two; one that would take more than
// the other is given up.
constexpr std::int64_t kStepsPerGeneration = 20'000;
constexpr std::int64_t kStepsOfAssembly = 500'000;
constexpr std::size_t kMostPooled = 100'000;  // groups, some 50 MB; a full pool is emptied but for the best plan

class RoundsRun {
 public:
    RoundsRun(const SearchProblem& problem, const SearchParams& params, RunControl& control)
        : problem_(problem),
          control_(control),
          most_(static_cast<std::size_t>(std::max(1, params.population))),
          run_(problem, params, control),
          pool_(problem) {}

    SearchResult run() {
        while (!run_.isOver()) {
            if (stagnantGenerations_ >= kPatience) {
                population_.clear();
                stagnantGenerations_ = 0;
            }
            breed();
        }
        return run_.finish();
    }

 private:
    void breed() {
        const std::optional<FusionPlan> assembled = assembledPlan();
        std::vector<std::uint64_t> drafted(most_, 0);
        const auto draft = [&](std::size_t place, Random& random) {
            FusionPlan plan = place == 0 && assembled ? *assembled : child(place, random);
            drafted[place] = plan.hash();
            return plan;
        };
        const std::int64_t before = leastDramBytes();
        auto offspring = run_.propose(most_, draft);
        if (proposed_.size() > kMostProposed) proposed_.clear();
        proposed_.insert(drafted.begin(), drafted.end());
        for (const Proposal& one : offspring) {
            proposed_.insert(one.plan.hash());
            collect(one.plan);
        }
        std::move(offspring.begin(), offspring.end(), std::back_inserter(population_));
        keepBest(population_, most_);
        stagnantGenerations_ = leastDramBytes() < before ? 0 : stagnantGenerations_ + 1;
    }

    std::int64_t leastDramBytes() const { return population_.empty() ? kUnreached : population_.front().dramBytes; }

    FusionPlan child(std::size_t place, Random& random) const {
        if (population_.empty()) return run_.randomStart(random);
        const FusionPlan& parent = population_[place % population_.size()].plan;
        FusionPlan plan;
        for (int attempt = 0; attempt < kTries; ++attempt) {
            plan = mutateInPlaces(*problem_.graph, problem_.fusable, parent, places(parent, random), random);
            if (!proposed_.contains(plan.hash())) break;
        }
        return plan;
    }

    /// A power of two, each as likely as any other, up to half of the groups.
    static int places(const FusionPlan& plan, Random& random) {
        const auto most = static_cast<unsigned>(std::max(1, plan.groupCount() / 2));
        return 1 << random.below(std::bit_width(most));
    }

    void collect(const FusionPlan& plan) {
        if (pool_.size() >= kMostPooled) {
            pool_ = GroupPool(problem_);
            collect(run_.bestPlan());
        }
        for (const GroupSet& group : plan.groups())
            if (problem_.fusable.contains(group.first()) && !pool_.contains(group))
                pool_.add(group, run_.dramBytes(group));
    }

    /// What is better than every plan so far, if an assembly is due and finds it.
    std::optional<FusionPlan> assembledPlan() {
        stepsOwed_ -= kStepsPerGeneration;
        if (stepsOwed_ > 0) return std::nullopt;
        GroupPool::Assembly assembly = pool_.assemble(kStepsOfAssembly, control_, downsets_);
        stepsOwed_ = assembly.steps;
        if (assembly.isGivenUp) downsets_ = std::max<std::size_t>(1, downsets_ / 4);
        if (assembly.dramBytes >= run_.leastDramBytes()) return std::nullopt;
        return std::move(assembly.plan);
    }

    const SearchProblem& problem_;
    const RunControl& control_;
    std::size_t most_;
    SamplingRun run_;
    GroupPool pool_;
    std::int64_t stepsOwed_ = 0;
    std::size_t downsets_ = 100;  // of one size that an assembly follows: fewer where that takes too long
    std::vector<Proposal> population_;
    std::unordered_set<std::uint64_t> proposed_;
    int stagnantGenerations_ = 0;
};

}  // namespace

SearchResult searchInRounds(const SearchProblem& problem, const SearchParams& params, RunControl& control) {
    return RoundsRun(problem, params, control).run();
}

}  // namespace fusescope
