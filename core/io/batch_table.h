// SPDX-License-Identifier: Apache-2.0
// The results of a batch as one table: for people, as CSV, as JSON. Depends on the results alone, not on how they were
// shared out or how long they took.
#pragma once

#include <span>
#include <string>

#include "core/io/batch_file.h"

namespace fusescope {

/// One line a point, or the failure of its cell, with a header. RFC 4180, with plain line feeds.
std::string batchCsv(std::span<const CellResult> results);

/// Schema fusescope/batch-results/1: the cells with their points, and the missing ones by name.
std::string batchResultsJson(std::span<const CellResult> results, std::span<const BatchCell> missing);

/// One line a cell: a plan, or the span of a curve.
std::string batchTable(std::span<const CellResult> results);

/// "2 of 6 cells are missing: resnet18.onnx on edge LBDF 256KiB, …", a line; empty if none is.
std::string missingLine(std::span<const BatchCell> missing, std::size_t all);

}  // namespace fusescope
