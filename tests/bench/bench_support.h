// SPDX-License-Identifier: Apache-2.0
// Bundled models and problems for the benchmarks.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/import/model_importer.h"
#include "core/search/search.h"

namespace fusescope::bench {

/// File names of the bundled models, sorted.
std::vector<std::string> modelFiles();
std::shared_ptr<const ImportedModel> model(const std::string& file);
/// 16 bit.
SearchProblem problem(const std::string& file, std::int64_t bufferKib, Scheme scheme = Scheme::Lbdf);

}  // namespace fusescope::bench
