// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include "tests/bench/bench_support.h"

namespace fusescope::bench {
namespace {

void importTime(benchmark::State& state, const std::string& file) {
    for (auto _ : state) benchmark::DoNotOptimize(model(file));
    state.counters["ops"] = model(file)->graph->opCount();
}

const bool kRegistered = [] {
    for (const std::string& file : modelFiles())
        benchmark::RegisterBenchmark(("import/" + file).c_str(), importTime, file)->Unit(benchmark::kMillisecond);
    return true;
}();

}  // namespace
}  // namespace fusescope::bench
