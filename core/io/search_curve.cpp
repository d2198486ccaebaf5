// SPDX-License-Identifier: Apache-2.0
#include "core/io/search_curve.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/io/atomic_file.h"

namespace fusescope {
namespace {

constexpr const char* kHint = "fusescope-cli optimize --json prints such files";

std::int64_t countAt(const nlohmann::json& object, const char* key, const std::string& file) {
    const auto found = object.find(key);
    if (found == object.end() || !found->is_number_integer() || found->get<std::int64_t>() < 0)
        throw Error(std::string("\"") + key + "\" is missing or no count", file, kHint);
    return found->get<std::int64_t>();
}

}  // namespace

SearchCurve readSearchCurve(const std::filesystem::path& file) {
    const std::string text = readWholeFile(file);
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object() || json.value("schema", nlohmann::json()) != "fusescope/result/1")
        throw Error("is not the result of a search", file.string(), kHint);
    SearchCurve curve{file.stem().string(), {}, countAt(json, "evaluated_plans", file.string())};
    const auto trace = json.find("trace");
    if (trace == json.end() || !trace->is_array() || trace->empty())
        throw Error("holds no trace of a search", file.string(), kHint);
    for (const auto& step : *trace) {
        if (!step.is_object()) throw Error("\"trace\" holds something that is no step", file.string(), kHint);
        curve.trace.push_back({countAt(step, "plans", file.string()), countAt(step, "dram_bytes", file.string())});
        if (curve.trace.size() > 1 && curve.trace.back().plans < curve.trace[curve.trace.size() - 2].plans)
            throw Error("the steps of \"trace\" are not in order", file.string(), kHint);
    }
    curve.evaluatedPlans = std::max(curve.evaluatedPlans, curve.trace.back().plans);
    return curve;
}

}  // namespace fusescope
