// SPDX-License-Identifier: Apache-2.0
// Gives the graph inputs their shapes: from the file, from the user, and 1 for an open batch.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/import/model_importer.h"
#include "core/import/onnx/file_graph.h"

namespace fusescope {

struct ResolvedInputs {
    std::map<std::string, std::int64_t> symbols;  ///< sizes of symbolic dimensions, for shapes declared elsewhere
    std::vector<MissingDim> missingDims;
    std::vector<Issue> issues;
};

/// Sets the types of the graph inputs that are read. Throws Error for a size below 1, an absurd one, and a value in
/// `options` that is no size.
ResolvedInputs resolveInputs(FileGraph& graph, const ImportOptions& options);

/// `declared` with the sizes of `symbols` filled in; sizes below 1 count as open.
onnx::TypeProto withSymbols(const onnx::TypeProto& declared, const std::map<std::string, std::int64_t>& symbols);

}  // namespace fusescope
