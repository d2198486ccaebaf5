// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include "core/explain/explainer_list.h"
#include "core/io/predictor_file.h"
#include "core/search/search_list.h"
#include "core/search/sweep.h"
#include "tests/bench/bench_support.h"

namespace fusescope::bench {
namespace {

void optimalTime(benchmark::State& state, const std::string& file, std::int64_t bufferKib, Scheme scheme) {
    const SearchProblem problem = bench::problem(file, bufferKib, scheme);
    SearchResult result;
    for (auto _ : state) {
        RunControl control;
        result = findSearch("optimal")->make()->run(problem, {}, control);
    }
    state.counters["dram_bytes"] = static_cast<double>(result.dramBytes);
    state.counters["groups"] = static_cast<double>(result.bufferCache.lookups);
    state.SetLabel(result.isOptimal ? "proven" : "NOT PROVEN");
}

void sweepTime(benchmark::State& state, const std::string& file, Scheme scheme) {
    const auto graph = model(file)->graph;
    Accelerator accelerator;
    accelerator.scheme = scheme;
    Sweep sweep;
    for (auto _ : state) {
        RunControl control;
        sweep = sweepBuffers(graph, accelerator, 64 << 10, 4 << 20, control);
    }
    state.counters["steps"] = static_cast<double>(sweep.steps.size());
}

/// Whole runs from an empty cache, random plans and repairs included.
void searchPlans(benchmark::State& state, const std::string& algorithm) {
    const SearchProblem problem = bench::problem("efficientnet_b3.onnx", 256);
    SearchParams params;
    params.budgetPlans = 2000;
    for (auto _ : state) {
        RunControl control;
        benchmark::DoNotOptimize(findSearch(algorithm)->make()->run(problem, params, control));
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * params.budgetPlans);
}

/// The published setting: MobileNetV2, LBDF, 256 KiB, 5000 plans; explainers from an empty memory.
void explainedSearch(benchmark::State& state, const std::string& algorithm, const std::string& explainer) {
    const SearchProblem problem = bench::problem("mobilenet_v2.onnx", 256);
    SearchParams params;
    params.budgetPlans = 5000;
    params.objectives = {Objective::Dram};
    params.randomRepeats = 0;
    params.localStyle = algorithm == "rounds" ? LocalStyle::Rounds : LocalStyle::Published;
    if (explainer != "none") {
        const auto weights = readShippedWeights(Scheme::Lbdf);
        Accelerator accelerator;
        accelerator.bufferBytes = problem.betaBytes;
        params.explainer = findExplainer(explainer)->make({problem.graph, problem.costModel,
                                                           makePredictor(problem.graph, accelerator, weights),
                                                           readShippedExplainers(*weights)});
    }
    SearchResult result;
    for (auto _ : state) {
        RunControl control;
        result = findSearch(algorithm == "rounds" ? "local" : algorithm)->make()->run(problem, params, control);
    }
    state.counters["dram_bytes"] = static_cast<double>(result.dramBytes);
    state.counters["explanations"] = static_cast<double>(result.splits.explanations);
}

const bool kRegistered = [] {
    for (const char* algorithm : {"local", "rounds", "nsga2"})
        for (const char* explainer : {"none", "pg", "rg", "gnne", "lookahead", "exact"})
            benchmark::RegisterBenchmark((std::string("explained/") + algorithm + "/" + explainer).c_str(),
                                         explainedSearch, algorithm, explainer)
                ->Unit(benchmark::kMillisecond);

    for (const Scheme scheme : {Scheme::Lbdf, Scheme::Brr}) {
        const std::string name = schemeName(scheme);
        for (const std::string& file : modelFiles())
            for (const std::int64_t kib : {128, 256, 512, 1024, 2048})
                benchmark::RegisterBenchmark(
                    ("optimal/" + name + "/" + file + "/" + std::to_string(kib) + "KiB").c_str(), optimalTime, file,
                    kib, scheme)
                    ->Unit(benchmark::kMillisecond);
        for (const char* file : {"mobilenet_v2.onnx", "resnet50.onnx", "efficientnet_b3.onnx"})
            benchmark::RegisterBenchmark(("sweep/" + name + "/" + file).c_str(), sweepTime, file, scheme)
                ->Unit(benchmark::kMillisecond);
    }
    for (const char* algorithm : {"local", "random", "nsga2"})
        benchmark::RegisterBenchmark((std::string("plans/") + algorithm).c_str(), searchPlans, algorithm)
            ->Unit(benchmark::kMillisecond);
    return true;
}();

}  // namespace
}  // namespace fusescope::bench
