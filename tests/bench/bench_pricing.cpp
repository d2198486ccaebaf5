// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include "core/cost/cost_cache.h"
#include "core/plan/random_plan.h"
#include "core/search/group_walk.h"
#include "core/search/proposal.h"
#include "core/search/variation.h"
#include "tests/bench/bench_support.h"

namespace fusescope::bench {
namespace {

constexpr const char* kModel = "efficientnet_b3.onnx";
constexpr std::int64_t kBufferKib = 256;

/// Every group that an exact search meets, as it grows: the walk with its bound, and the price of each.
template <class Visit>
void forEachSearchedGroup(const SearchProblem& problem, Visit&& visit) {
    DownsetTable table(problem);
    GroupWalk walk(problem);
    for (std::size_t size = 0; size <= table.opCount(); ++size)
        for (std::size_t i = 0; i < table.ofSize(size).size(); ++i) {
            const std::int32_t index = table.ofSize(size)[i];
            const Reached from = table.at(index);
            const auto step = [&] {
                visit(walk);
                table.reach(from.key ^ walk.key(), index, walk.group());
            };
            walk.walk(from, step, [] { return true; });
        }
}

void pricesUncached(benchmark::State& state, Scheme scheme) {
    const SearchProblem problem = bench::problem(kModel, kBufferKib, scheme);
    std::int64_t priced = 0;
    for (auto _ : state)
        forEachSearchedGroup(problem, [&](GroupWalk& walk) {
            benchmark::DoNotOptimize(walk.price());
            ++priced;
        });
    state.SetItemsProcessed(priced);
}
BENCHMARK_CAPTURE(pricesUncached, LBDF, Scheme::Lbdf)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(pricesUncached, BRR, Scheme::Brr)->Unit(benchmark::kMillisecond);

/// The same groups as sets, looked up where each has been priced before.
void pricesCached(benchmark::State& state, Scheme scheme) {
    const SearchProblem problem = bench::problem(kModel, kBufferKib, scheme);
    std::vector<GroupSet> groups;
    forEachSearchedGroup(problem, [&](GroupWalk& walk) { groups.push_back(walk.group()); });
    CostCache cache(problem.costModel, problem.betaBytes);
    for (const GroupSet& group : groups) cache.bufferBytes(group);
    std::int64_t priced = 0;
    for (auto _ : state) {
        for (const GroupSet& group : groups) benchmark::DoNotOptimize(cache.bufferBytes(group));
        priced += static_cast<std::int64_t>(groups.size());
    }
    state.SetItemsProcessed(priced);
}
BENCHMARK_CAPTURE(pricesCached, LBDF, Scheme::Lbdf)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(pricesCached, BRR, Scheme::Brr)->Unit(benchmark::kMillisecond);

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
