// SPDX-License-Identifier: Apache-2.0
// The experiments behind the tables of the paper, at its settings.
#pragma once

#include <string>
#include <vector>

#include "core/search/experiment.h"

namespace fusescope::cli {

/// One row of a table.
struct Cell {
    std::string table;    ///< "II" to "V", "figure-5", "effort" or "quality"
    std::string network;  ///< as the paper writes it
    std::string method;   ///< "LS", "NSGA+PG"…
    ExperimentSetting setting;
};

/// "II", "III", "IV", "V", "figure-5", "effort": quality against effort, for every search with every explainer, and
/// "quality": local search on every bundled model.
std::vector<std::string> experimentTables();

/// "MobileNetV2" for mobilenet_v2.onnx; the file's own name if the paper has no such network.
std::string networkOfFile(const std::string& file);

/// In the order in which they are shown; `density` only for "effort".
std::vector<Cell> cellsOf(const std::string& table, const std::string& density);

}  // namespace fusescope::cli
