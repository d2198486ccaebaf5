// SPDX-License-Identifier: Apache-2.0
#include "core/io/batch_table.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/bytes.h"
#include "core/base/formatted.h"
#include "core/base/utf8.h"
#include "core/io/csv_field.h"

namespace fusescope {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kNamedCells = 8;

std::string verdict(const BatchPoint& point) {
    if (point.isOptimal) return "proven best";
    const auto above = static_cast<double>(point.dramBytes - point.lowerBoundBytes);
    return formatted("within %.1f %%",
                     100 * above / static_cast<double>(std::max<std::int64_t>(1, point.lowerBoundBytes)));
}

std::string tableLine(const CellResult& result) {
    const std::string head = formatted("%-36s %-28s ", readableText(result.cell.model).c_str(),
                                       readableText(result.cell.accelerator).c_str());
    if (!result.failure.empty()) return head + "FAILED: " + result.failure + "\n";
    if (result.points.empty()) return head + "nothing\n";
    if (result.points.size() == 1) {
        const BatchPoint& point = result.points.front();
        return head + formatted("%12s %12s %6d  %s\n", formatDecimalBytes(point.totalDramBytes()).c_str(),
                                formatBinaryBytes(point.maxBufferBytes).c_str(), point.groups, verdict(point).c_str());
    }
    const auto [least, most] = std::minmax_element(
        result.points.begin(), result.points.end(),
        [](const BatchPoint& a, const BatchPoint& b) { return a.totalDramBytes() < b.totalDramBytes(); });
    return head + formatted("%12s to %s in %zu steps\n", formatDecimalBytes(most->totalDramBytes()).c_str(),
                            formatDecimalBytes(least->totalDramBytes()).c_str(), result.points.size());
}

Json pointJson(const BatchPoint& point) {
    return {{"buffer_bytes", point.bufferBytes},
            {"dram_bytes", point.dramBytes},
            {"unfusable_dram_bytes", point.unfusableDramBytes},
            {"total_dram_bytes", point.totalDramBytes()},
            {"max_buffer_bytes", point.maxBufferBytes},
            {"lower_bound_bytes", point.lowerBoundBytes},
            {"fusable_ops", point.fusableOps},
            {"groups", point.groups},
            {"optimal", point.isOptimal}};
}

}  // namespace

std::string batchCsv(std::span<const CellResult> results) {
    std::string text =
        "model,accelerator,buffer_bytes,dram_bytes,unfusable_dram_bytes,total_dram_bytes,max_buffer_bytes,"
        "lower_bound_bytes,fusable_ops,groups,optimal,failure\n";
    for (const CellResult& result : results) {
        const std::string head = csvField(result.cell.model) + "," + csvField(result.cell.accelerator);
        if (!result.failure.empty()) text += head + ",,,,,,,,,," + csvField(result.failure) + "\n";
        for (const BatchPoint& point : result.points) {
            text += head;
            for (const std::int64_t value : {point.bufferBytes, point.dramBytes, point.unfusableDramBytes,
                                             point.totalDramBytes(), point.maxBufferBytes, point.lowerBoundBytes,
                                             std::int64_t{point.fusableOps}, std::int64_t{point.groups}})
                text += "," + std::to_string(value);
            text += point.isOptimal ? ",true,\n" : ",false,\n";
        }
    }
    return text;
}

std::string batchResultsJson(std::span<const CellResult> results, std::span<const BatchCell> missing) {
    Json cells = Json::array();
    for (const CellResult& result : results) {
        Json points = Json::array();
        for (const BatchPoint& point : result.points) points.push_back(pointJson(point));
        cells.push_back({{"model", result.cell.model},
                         {"accelerator", result.cell.accelerator},
                         {"fingerprint", result.fingerprint},
                         {"failure", result.failure.empty() ? Json(nullptr) : Json(result.failure)},
                         {"points", std::move(points)}});
    }
    Json absent = Json::array();
    for (const BatchCell& cell : missing) absent.push_back({{"model", cell.model}, {"accelerator", cell.accelerator}});
    const Json json{
        {"schema", "fusescope/batch-results/1"}, {"cells", std::move(cells)}, {"missing", std::move(absent)}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string batchTable(std::span<const CellResult> results) {
    std::string text =
        formatted("%-36s %-28s %12s %12s %6s\n", "model", "accelerator", "total DRAM", "buffer", "groups");
    for (const CellResult& result : results) text += tableLine(result);
    return text;
}

std::string missingLine(std::span<const BatchCell> missing, std::size_t all) {
    if (missing.empty()) return {};
    std::string text = std::to_string(missing.size()) + " of " + std::to_string(all) + " cells are missing: ";
    for (std::size_t i = 0; i < std::min(missing.size(), kNamedCells); ++i)
        text += (i > 0 ? ", " : "") + readableText(missing[i].model + " on " + missing[i].accelerator);
    return text + (missing.size() > kNamedCells ? ", …\n" : "\n");
}

}  // namespace fusescope
