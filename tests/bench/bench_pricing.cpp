// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include "core/cost/cost_cache.h"
#include "core/plan/random_plan.h"
#include "core/search/optimal_search.h"
#include "core/search/proposal.h"
#include "core/search/variation.h"
#include "tests/bench/bench_support.h"

namespace fusescope::bench {
namespace {

constexpr const char* kModel = "efficientnet_b3.onnx";
constexpr std::int64_t kBufferKib = 256;

/// Groups of random plans: what a sampling search prices.
std::vector<GroupSet> sampledGroups(const SearchProblem& problem) {
    std::vector<GroupSet> groups;
    for (std::uint64_t plan = 0; plan < 50; ++plan) {
        Random random(1, plan);
        const FusionPlan sampled = randomPlan(*problem.graph, problem.fusable, random);
        groups.insert(groups.end(), sampled.groups().begin(), sampled.groups().end());
    }
    return groups;
}

void pricesUncached(benchmark::State& state) {
    const SearchProblem problem = bench::problem(kModel, kBufferKib);
    const auto groups = sampledGroups(problem);
    std::int64_t priced = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(problem.costModel->price(groups, problem.betaBytes));
        priced += static_cast<std::int64_t>(groups.size());
    }
    state.SetItemsProcessed(priced);
}
BENCHMARK(pricesUncached)->Unit(benchmark::kMillisecond);

void pricesCached(benchmark::State& state) {
    const SearchProblem problem = bench::problem(kModel, kBufferKib);
    const auto groups = sampledGroups(problem);
    CostCache cache(problem.costModel, problem.betaBytes);
    for (const GroupSet& group : groups) cache.bufferBytes(group);
    std::int64_t priced = 0;
    for (auto _ : state) {
        for (const GroupSet& group : groups) benchmark::DoNotOptimize(cache.bufferBytes(group));
        priced += static_cast<std::int64_t>(groups.size());
    }
    state.SetItemsProcessed(priced);
}
BENCHMARK(pricesCached)->Unit(benchmark::kMillisecond);

/// A walk of one-edit mutations, as `local` makes them.
std::vector<FusionPlan> mutatedPlans(const SearchProblem& problem) {
    Random random(1);
    std::vector<FusionPlan> plans{randomPlan(*problem.graph, problem.fusable, random)};
    while (plans.size() < 500) plans.push_back(mutate(*problem.graph, problem.fusable, plans.back(), random));
    return plans;
}

void localPlans(benchmark::State& state) {
    const bool isWarm = state.range(0) != 0;
    const SearchProblem problem = bench::problem(kModel, kBufferKib);
    const auto plans = mutatedPlans(problem);
    auto cache = std::make_unique<CostCache>(problem.costModel, problem.betaBytes);
    const auto proposeAll = [&] {
        Random random(2);  // the same splits every time
        for (const FusionPlan& plan : plans) benchmark::DoNotOptimize(makeProposal(problem, *cache, plan, random));
    };
    proposeAll();
    for (auto _ : state) {
        if (!isWarm) cache = std::make_unique<CostCache>(problem.costModel, problem.betaBytes);
        proposeAll();
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(plans.size()));
    state.SetLabel(isWarm ? "plans, warm cache" : "plans, cold cache");
}
BENCHMARK(localPlans)->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace fusescope::bench
