// SPDX-License-Identifier: Apache-2.0
#include "core/io/batch_file.h"

#include <cctype>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/error.h"
#include "core/io/atomic_file.h"
#include "core/io/json_reading.h"

namespace fusescope {
namespace {

using Json = nlohmann::ordered_json;

std::string text(const Json& json) { return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n"; }

Json cellJson(const BatchCell& cell) {
    return {{"name", cell.name},
            {"model", cell.model},
            {"accelerator", cell.accelerator},
            {"accelerator_file", cell.acceleratorText}};
}

BatchCell cellFrom(const Json& json) {
    BatchCell cell;
    json.at("name").get_to(cell.name);
    json.at("model").get_to(cell.model);
    json.at("accelerator").get_to(cell.accelerator);
    json.at("accelerator_file").get_to(cell.acceleratorText);
    return cell;
}

Json pointJson(const BatchPoint& point) {
    return {{"buffer_bytes", point.bufferBytes},
            {"dram_bytes", point.dramBytes},
            {"unfusable_dram_bytes", point.unfusableDramBytes},
            {"max_buffer_bytes", point.maxBufferBytes},
            {"lower_bound_bytes", point.lowerBoundBytes},
            {"fusable_ops", point.fusableOps},
            {"groups", point.groups},
            {"optimal", point.isOptimal}};
}

constexpr std::int64_t kMostOps = std::numeric_limits<int>::max();

BatchPoint pointFrom(const Json& json) {
    BatchPoint point;
    point.bufferBytes = countAt(json, "buffer_bytes");
    point.dramBytes = countAt(json, "dram_bytes");
    point.unfusableDramBytes = countAt(json, "unfusable_dram_bytes");
    point.maxBufferBytes = countAt(json, "max_buffer_bytes");
    point.lowerBoundBytes = countAt(json, "lower_bound_bytes");
    point.fusableOps = static_cast<int>(countAt(json, "fusable_ops", kMostOps));
    point.groups = static_cast<int>(countAt(json, "groups", kMostOps));
    json.at("optimal").get_to(point.isOptimal);
    return point;
}

/// Reads `file` as JSON of `schema`, and turns every way in which it can be broken into an Error.
template <class Read>
auto readJson(const std::filesystem::path& file, const std::string& schema, const Read& read) {
    const std::string content = readWholeFile(file);
    try {
        const Json json = Json::parse(content);
        if (json.at("schema") != schema) throw Error("this is no " + schema, file.string());
        return read(json);
    } catch (const Json::exception& failure) {
        throw Error("this is no whole " + schema + ": " + reasonOf(failure), file.string());
    } catch (const Error& error) {
        if (!error.where().empty()) throw;
        throw Error(error.problem(), file.string(), error.hint());
    }
}

/// What is safe in a file name anywhere.
std::string plainName(const std::string& name) {
    std::string plain;
    for (const char c : name)
        plain += std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.' ? c : '-';
    return plain;
}

}  // namespace

std::filesystem::path batchFile(const std::filesystem::path& folder) { return folder / "batch.json"; }

std::filesystem::path cellFile(const std::filesystem::path& folder, const BatchCell& cell) {
    return folder / (cell.name + ".cell.json");
}

void writeBatch(const std::filesystem::path& folder, const CellList& batch) {
    Json cells = Json::array();
    for (const BatchCell& cell : batch.cells) cells.push_back(cellJson(cell));
    writeFileAtomically(
        batchFile(folder),
        text({{"schema", "fusescope/batch/1"}, {"request", batch.request}, {"cells", std::move(cells)}}));
}

CellList readBatch(const std::filesystem::path& folder) {
    return readJson(batchFile(folder), "fusescope/batch/1", [](const Json& json) {
        CellList batch;
        json.at("request").get_to(batch.request);
        for (const Json& cell : listAt(json, "cells")) {
            batch.cells.push_back(cellFrom(cell));
            if (plainName(batch.cells.back().name) != batch.cells.back().name)
                throw Error("a cell has a name that is none for a file");
        }
        return batch;
    });
}

void writeCell(const std::filesystem::path& folder, const CellResult& result) {
    Json points = Json::array();
    for (const BatchPoint& point : result.points) points.push_back(pointJson(point));
    writeFileAtomically(cellFile(folder, result.cell), text({{"schema", "fusescope/cell/1"},
                                                             {"request", result.request},
                                                             {"cell", cellJson(result.cell)},
                                                             {"fingerprint", result.fingerprint},
                                                             {"failure", result.failure},
                                                             {"elapsed_ms", result.elapsedMs},
                                                             {"points", std::move(points)}}));
}

CellResult readCell(const std::filesystem::path& folder, const BatchCell& cell, const std::string& request) {
    const auto file = cellFile(folder, cell);
    CellResult result = readJson(file, "fusescope/cell/1", [](const Json& json) {
        CellResult read;
        json.at("request").get_to(read.request);
        read.cell = cellFrom(json.at("cell"));
        json.at("fingerprint").get_to(read.fingerprint);
        json.at("failure").get_to(read.failure);
        read.elapsedMs = countAt(json, "elapsed_ms");
        for (const Json& point : listAt(json, "points")) read.points.push_back(pointFrom(point));
        return read;
    });
    if (result.request != request) throw Error("this is of another run: " + result.request, file.string());
    if (!(result.cell == cell)) throw Error("this is of another model or accelerator", file.string());
    return result;
}

void nameCells(std::vector<BatchCell>& cells) {
    std::set<std::string> taken;
    for (BatchCell& cell : cells) {
        const std::string name =
            plainName(std::filesystem::path(cell.model).stem().string()) + "--" + plainName(cell.accelerator);
        cell.name = name;
        for (int again = 2; !taken.insert(cell.name).second; ++again) cell.name = name + "-" + std::to_string(again);
    }
}

}  // namespace fusescope
