// SPDX-License-Identifier: Apache-2.0
// From a plan to a report in the form that is asked for.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "core/report/report_facts.h"

namespace fusescope {

enum class ReportForm {
    Html,
    Pdf,         ///< A4
    GroupTable,  ///< CSV
    OpTable,     ///< CSV
    Picture,     ///< SVG
};

/// By the ending of the file: .html, .pdf, .svg, and .csv for GroupTable. Throws Error for any other.
ReportForm reportForm(const std::filesystem::path& file);

/// The text of the file. `hasPicture`: the graph is in HTML and PDF. Blocks; nothing when stopped. Throws Error.
std::optional<std::string> reportText(ReportRequest request, ReportForm form, bool hasPicture, RunControl& control);

}  // namespace fusescope
