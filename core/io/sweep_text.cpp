// SPDX-License-Identifier: Apache-2.0
#include "core/io/sweep_text.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/bytes.h"
#include "core/base/formatted.h"
#include "core/io/csv_field.h"

namespace fusescope {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kListedSteps = 12;

std::optional<std::int64_t> enoughFor(const NamedSweep& named, double share) {
    return bufferWithin({&named.sweep, 1}, share);
}

std::optional<std::int64_t> enoughForAll(std::span<const NamedSweep> sweeps, double share) {
    std::vector<Sweep> all;
    for (const NamedSweep& named : sweeps) all.push_back(named.sweep);
    return bufferWithin(all, share);
}

std::string bufferText(const std::optional<std::int64_t>& bytes) {
    return bytes ? formatBinaryBytes(*bytes, 2) : "not known";
}

/// The steps that save most, by buffer size.
std::vector<std::size_t> largestSteps(const Sweep& sweep) {
    std::vector<std::size_t> steps;
    for (std::size_t i = 1; i < sweep.steps.size(); ++i) steps.push_back(i);
    const auto drop = [&](std::size_t i) {
        return sweep.steps[i - 1].totalDramBytes() - sweep.steps[i].totalDramBytes();
    };
    std::sort(steps.begin(), steps.end(), [&](std::size_t a, std::size_t b) { return drop(a) > drop(b); });
    steps.resize(std::min(steps.size(), kListedSteps));
    std::sort(steps.begin(), steps.end());
    return steps;
}

}  // namespace

std::string sweepJson(std::span<const NamedSweep> sweeps, double share) {
    Json models = Json::array();
    for (const NamedSweep& named : sweeps) {
        Json steps = Json::array();
        for (const SweepStep& step : named.sweep.steps)
            steps.push_back({{"buffer_bytes", step.bufferBytes},
                             {"dram_bytes", step.dramBytes},
                             {"unfusable_dram_bytes", step.unfusableDramBytes},
                             {"total_dram_bytes", step.totalDramBytes()},
                             {"max_buffer_bytes", step.maxBufferBytes},
                             {"fusable_ops", step.fusableOps},
                             {"groups", step.plan.groupCount()}});
        const auto enough = enoughFor(named, share);
        models.push_back({{"model", named.model},
                          {"least_buffer_bytes", named.sweep.leastBufferBytes},
                          {"most_buffer_bytes", named.sweep.mostBufferBytes},
                          {"complete", named.sweep.stopReason == StopReason::Completed},
                          {"enough_buffer_bytes", enough ? Json(*enough) : Json(nullptr)},
                          {"steps", std::move(steps)}});
    }
    const auto enough = enoughForAll(sweeps, share);
    const Json result{{"schema", "fusescope/sweep/1"},
                      {"within", share},
                      {"enough_buffer_bytes", enough ? Json(*enough) : Json(nullptr)},
                      {"models", std::move(models)}};
    return result.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string sweepCsv(std::span<const NamedSweep> sweeps) {
    std::string text =
        "model,buffer_bytes,dram_bytes,unfusable_dram_bytes,total_dram_bytes,max_buffer_bytes,fusable_ops,groups\n";
    for (const NamedSweep& named : sweeps)
        for (const SweepStep& step : named.sweep.steps) {
            text += csvField(named.model);
            for (const std::int64_t value :
                 {step.bufferBytes, step.dramBytes, step.unfusableDramBytes, step.totalDramBytes(), step.maxBufferBytes,
                  std::int64_t{step.fusableOps}, std::int64_t{step.plan.groupCount()}})
                text += "," + std::to_string(value);
            text += "\n";
        }
    return text;
}

std::string sweepTable(std::span<const NamedSweep> sweeps, double share) {
    std::string text;
    text += formatted("%-36s %7s %14s %14s  %s\n", "model", "steps", "most DRAM", "least DRAM", "enough buffer");
    for (const NamedSweep& named : sweeps) {
        if (named.sweep.steps.empty()) continue;
        const auto [least, most] = std::minmax_element(
            named.sweep.steps.begin(), named.sweep.steps.end(),
            [](const SweepStep& a, const SweepStep& b) { return a.totalDramBytes() < b.totalDramBytes(); });
        text +=
            formatted("%-36s %7zu %14s %14s  %s\n", named.model.c_str(), named.sweep.steps.size(),
                      formatDecimalBytes(most->totalDramBytes()).c_str(),
                      formatDecimalBytes(least->totalDramBytes()).c_str(), bufferText(enoughFor(named, share)).c_str());
    }
    if (sweeps.size() > 1)
        text += formatted("\nall within %.4g %% of their best from %s\n", 100 * share,
                          bufferText(enoughForAll(sweeps, share)).c_str());
    if (sweeps.size() == 1 && sweeps.front().sweep.steps.size() > 1) {
        const Sweep& sweep = sweeps.front().sweep;
        text += formatted("\nthe largest steps (--csv lists all)\n%12s %14s %14s %14s\n", "buffer", "fusable",
                          "unfusable", "total DRAM");
        for (const std::size_t i : largestSteps(sweep))
            text += formatted("%12s %14s %14s %14s\n", formatBinaryBytes(sweep.steps[i].bufferBytes, 2).c_str(),
                              formatDecimalBytes(sweep.steps[i].dramBytes).c_str(),
                              formatDecimalBytes(sweep.steps[i].unfusableDramBytes).c_str(),
                              formatDecimalBytes(sweep.steps[i].totalDramBytes()).c_str());
    }
    return text;
}

}  // namespace fusescope
