// SPDX-License-Identifier: Apache-2.0
// A batch: many models on many accelerators, cut into cells that may be run apart, in any order, on several machines.
// A folder of results holds batch.json (schema fusescope/batch/1: all cells) and one file for each cell that is done
// (fusescope/cell/1).
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace fusescope {

/// One model on one accelerator.
struct BatchCell {
    std::string name;             ///< of its file, without extension; unlike all others of the batch
    std::string model;            ///< as the command line names it
    std::string accelerator;      ///< for people: "edge LBDF 256KiB"
    std::string acceleratorText;  ///< all of it, as in its file

    friend bool operator==(const BatchCell&, const BatchCell&) = default;
};

/// All cells of a run, in order.
struct CellList {
    std::string request;  ///< program version, command, and every option that may change a result
    std::vector<BatchCell> cells;

    friend bool operator==(const CellList&, const CellList&) = default;
};

/// A proven or found plan at one buffer size: the one of the accelerator, or a step of a sweep.
struct BatchPoint {
    std::int64_t bufferBytes = 0;
    std::int64_t dramBytes = 0;
    std::int64_t unfusableDramBytes = 0;
    std::int64_t maxBufferBytes = 0;
    std::int64_t lowerBoundBytes = 0;
    int fusableOps = 0;
    int groups = 0;
    bool isOptimal = false;

    std::int64_t totalDramBytes() const { return dramBytes + unfusableDramBytes; }
    friend bool operator==(const BatchPoint&, const BatchPoint&) = default;
};

struct CellResult {
    BatchCell cell;
    std::string request;
    std::string fingerprint;         ///< of the model; empty if it could not be opened
    std::string failure;             ///< why there are no points; empty: it went well
    std::vector<BatchPoint> points;  ///< by buffer size
    std::int64_t elapsedMs = 0;

    friend bool operator==(const CellResult&, const CellResult&) = default;
};

std::filesystem::path batchFile(const std::filesystem::path& folder);
std::filesystem::path cellFile(const std::filesystem::path& folder, const BatchCell& cell);

void writeBatch(const std::filesystem::path& folder, const CellList& batch);
CellList readBatch(const std::filesystem::path& folder);  ///< throws Error

void writeCell(const std::filesystem::path& folder, const CellResult& result);

/// Throws Error if the file is not whole, or holds another cell or the result of another request.
CellResult readCell(const std::filesystem::path& folder, const BatchCell& cell, const std::string& request);

/// Each cell once, with names made of model and accelerator that are unlike each other.
void nameCells(std::vector<BatchCell>& cells);

}  // namespace fusescope
