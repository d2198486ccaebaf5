// SPDX-License-Identifier: Apache-2.0
// Groups judged per second by the predictor, on one core, beside what the cost model prices.
#include <benchmark/benchmark.h>

#include "core/io/predictor_file.h"
#include "core/plan/random_plan.h"
#include "core/predictor/predictor.h"
#include "core/predictor/training.h"
#include "tests/bench/bench_support.h"

namespace fusescope::bench {
namespace {

constexpr const char* kModel = "efficientnet_b3.onnx";
constexpr std::int64_t kBufferKib = 256;

/// Groups of random plans, at a buffer each.
std::vector<FitQuestion> sampledQuestions(const SearchProblem& problem) {
    std::vector<FitQuestion> questions;
    for (std::uint64_t plan = 0; plan < 30; ++plan) {
        Random random(1, plan);
        const FusionPlan sampled = randomPlan(*problem.graph, problem.fusable, random);
        for (const GroupSet& group : sampled.groups())
            if (group.count() > 1) questions.push_back({group, problem.betaBytes});
    }
    return questions;
}

enum class Backend { Plain, Torch };

void judges(benchmark::State& state, Backend backend, const char* variant, std::size_t batch) {
    const SearchProblem problem = bench::problem(kModel, kBufferKib);
    Accelerator accelerator;
    accelerator.bufferBytes = problem.betaBytes;
    const auto weights = readShippedWeights(Scheme::Lbdf, variant);
    const auto predictor = backend == Backend::Torch ? makeTorchPredictor(problem.graph, accelerator, weights)
                                                     : makePredictor(problem.graph, accelerator, weights);
    const auto questions = sampledQuestions(problem);
    std::size_t ops = 0;
    for (const FitQuestion& question : questions) ops += static_cast<std::size_t>(question.group.count());
    std::int64_t judged = 0;
    for (auto _ : state) {
        for (std::size_t begin = 0; begin < questions.size(); begin += batch) {
            const std::span<const FitQuestion> some(questions.data() + begin,
                                                    std::min(batch, questions.size() - begin));
            benchmark::DoNotOptimize(predictor->logits(some));
        }
        judged += static_cast<std::int64_t>(questions.size());
    }
    state.SetItemsProcessed(judged);
    state.SetLabel("groups of " + std::to_string(ops / questions.size()) + " ops");
}
BENCHMARK_CAPTURE(judges, plain_batched, Backend::Plain, "default", 4096)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(judges, plain_one_by_one, Backend::Plain, "default", 1)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(judges, plain_batched_paper, Backend::Plain, "paper", 4096)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(judges, torch_batched, Backend::Torch, "default", 4096)->Unit(benchmark::kMillisecond);

/// Forward and gradient to all edge masks: a step of an explainer.
void masksBackward(benchmark::State& state) {
    const SearchProblem problem = bench::problem(kModel, kBufferKib);
    const auto predictor = makePredictor(problem.graph, {}, readShippedWeights(Scheme::Lbdf));
    const auto questions = sampledQuestions(problem);
    const GnnGraph view = predictor->view(questions);
    const std::vector<float> mask(view.edgeCount(), 0.5F);
    for (auto _ : state) {
        const GnnMasks masks{mask, {}};
        benchmark::DoNotOptimize(predictor->gnn().gradient(view, masks, predictor->gnn().forward(view, masks)));
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) *
                            static_cast<std::int64_t>(view.graphCount()));
}
BENCHMARK(masksBackward)->Unit(benchmark::kMillisecond);

void pricesTheSame(benchmark::State& state) {
    const SearchProblem problem = bench::problem(kModel, kBufferKib);
    std::vector<GroupSet> groups;
    for (const FitQuestion& question : sampledQuestions(problem)) groups.push_back(question.group);
    for (auto _ : state) benchmark::DoNotOptimize(problem.costModel->price(groups, problem.betaBytes));
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(groups.size()));
}
BENCHMARK(pricesTheSame)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace fusescope::bench
