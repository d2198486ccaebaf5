// SPDX-License-Identifier: Apache-2.0
// What `inspect --json` prints: schema fusescope/inspect/1.
#pragma once

#include <span>
#include <string>

#include "core/import/model_importer.h"
#include "core/search/search.h"

namespace fusescope {

/// Ops with shapes and bytes; with a `problem` (else null) also what each needs alone and whether it is fusable; with
/// `predictedInvalid` (else empty) also what the predictor says of it.
std::string inspectJson(const ImportedModel& model, const SearchProblem* problem,
                        std::span<const float> predictedInvalid = {});

}  // namespace fusescope
