// SPDX-License-Identifier: Apache-2.0
// Curves of DRAM access against buffer size as JSON, CSV and a table.
#pragma once

#include <span>
#include <string>

#include "core/search/sweep.h"

namespace fusescope {

struct NamedSweep {
    std::string model;  ///< file name
    Sweep sweep;
};

/// Schema fusescope/sweep/1; `share` as in bufferWithin().
std::string sweepJson(std::span<const NamedSweep> sweeps, double share);

/// One line a step, with a header: model, buffer_bytes, dram_bytes, unfusable_dram_bytes, total_dram_bytes,
/// max_buffer_bytes, fusable_ops, groups. RFC 4180, with plain line feeds.
std::string sweepCsv(std::span<const NamedSweep> sweeps);

/// One line a model: least and greatest total, and the buffer that brings it within `share` of its best; for one model
/// also the largest steps of its curve.
std::string sweepTable(std::span<const NamedSweep> sweeps, double share);

}  // namespace fusescope
