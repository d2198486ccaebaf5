// SPDX-License-Identifier: Apache-2.0
// The course of a search that was run, from what `optimize --json` printed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/search/search.h"

namespace fusescope {

/// The best plan against the plans it proposed.
struct SearchCurve {
    std::string name;
    std::vector<Improvement> trace;
    std::int64_t evaluatedPlans = 0;  ///< where the curve ends; at least that of its last point
};

/// Of a fusescope/result/1 file, named as the file. Throws Error for anything else, and a result without a trace.
SearchCurve readSearchCurve(const std::filesystem::path& file);

}  // namespace fusescope
