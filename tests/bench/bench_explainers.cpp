// SPDX-License-Identifier: Apache-2.0
// Milliseconds per group of about 30 ops, each explainer on one core.
#include <benchmark/benchmark.h>

#include "core/explain/comparison.h"
#include "core/io/predictor_file.h"
#include "tests/bench/bench_support.h"

namespace fusescope::bench {
namespace {

constexpr int kLeastOps = 27;
constexpr int kMostOps = 33;
constexpr std::size_t kGroups = 40;

/// Groups of EfficientNet-B3 (LBDF, 256 KiB) or ResNet-152 (BRR, 128 KiB: no Squeeze-and-Excite) that do not fit.
struct Questions {
    explicit Questions(Scheme scheme) {
        const bool isBrr = scheme == Scheme::Brr;
        const SearchProblem problem =
            bench::problem(isBrr ? "resnet152.onnx" : "efficientnet_b3.onnx", isBrr ? 128 : 256, scheme);
        Accelerator accelerator;
        accelerator.scheme = scheme;
        accelerator.bufferBytes = problem.betaBytes;
        const auto weights = readShippedWeights(scheme);
        context = {problem.graph, problem.costModel, makePredictor(problem.graph, accelerator, weights),
                   readShippedExplainers(*weights)};
        const RunControl control;
        for (const FitQuestion& question :
             drawInvalidGroups(context, problem.fusable, problem.betaBytes, 4000, 1, control))
            if (question.group.count() >= kLeastOps && question.group.count() <= kMostOps && questions.size() < kGroups)
                questions.push_back(question);
    }

    ExplainContext context;
    std::vector<FitQuestion> questions;
};

void explains(benchmark::State& state, const ExplainerInfo& info, Scheme scheme) {
    const Questions asked(scheme);
    const auto explainer = info.make(asked.context);
    for (auto _ : state) {
        RunControl control;
        benchmark::DoNotOptimize(explainer->explain(asked.questions, {}, control));
    }
    std::size_t edges = 0;
    for (const FitQuestion& question : asked.questions)
        edges += pairsInside(*asked.context.graph, question.group).size();
    const auto groups = static_cast<double>(asked.questions.size());
    state.counters["per_group"] = benchmark::Counter(groups * static_cast<double>(state.iterations()),
                                                     benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
    state.SetLabel(std::to_string(asked.questions.size()) + " groups of " +
                   std::to_string(edges / std::max<std::size_t>(1, asked.questions.size())) + " edges");
}

const bool kAreRegistered = [] {
    for (const ExplainerInfo& info : explainerList())
        for (const Scheme scheme : {Scheme::Lbdf, Scheme::Brr})
            benchmark::RegisterBenchmark(("explains/" + std::string(info.id) + "/" + schemeName(scheme)).c_str(),
                                         [&info, scheme](benchmark::State& state) { explains(state, info, scheme); })
                ->Unit(benchmark::kMillisecond);
    return true;
}();

}  // namespace
}  // namespace fusescope::bench
