// SPDX-License-Identifier: Apache-2.0
// The tables of formats for other tools, by the names the command line and the window use.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "core/io/exchange/plan_export.h"
#include "core/io/exchange/plan_import.h"

namespace fusescope {

struct ExportFormat {
    std::string_view id;      ///< "model-explorer"
    std::string_view title;   ///< "Model Explorer, graph"
    std::string_view ending;  ///< of its files, without the dot
    std::string (*text)(const ExportedPlan&);
};

/// Without the ONNX copy, which is no text: see onnx_copy.h.
std::span<const ExportFormat> exportFormats();

struct ImportFormat {
    std::string_view id;  ///< "tensorrt"
    std::string_view title;
    std::string_view ending;
    ImportedPlan (*read)(const std::filesystem::path&, const OpGraph&);
};

std::span<const ImportFormat> importFormats();

}  // namespace fusescope
