// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include "core/scene/graph_scene.h"
#include "tests/bench/bench_support.h"

namespace fusescope::bench {
namespace {

void layoutTime(benchmark::State& state, const std::string& file) {
    const LayoutRequest request = layoutRequest(*model(file)->graph, Orientation::TopToBottom);
    for (auto _ : state) {
        RunControl control;
        benchmark::DoNotOptimize(layoutGraph(request, control));
    }
    state.counters["ops"] = static_cast<double>(request.nodes.size());
}

const bool kRegistered = [] {
    for (const std::string& file : modelFiles())
        benchmark::RegisterBenchmark(("layout/" + file).c_str(), layoutTime, file)
            ->Unit(benchmark::kMillisecond)
            ->UseRealTime();
    return true;
}();

}  // namespace
}  // namespace fusescope::bench
