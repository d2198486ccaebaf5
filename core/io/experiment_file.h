// SPDX-License-Identifier: Apache-2.0
// Experiments as JSON files, schema fusescope/experiment/1, so that a long series can be resumed and told again:
//   {schema, model, scheme, buffer_bytes, algorithm, explainer, density, budget, random_repeats, in_rounds, optimum_bytes,
//    optimum_proven, given_up_seconds, runs: [{seed, dram_bytes, max_buffer_bytes, processor_ms, split_groups, rectified, first_tries,
//    narrowed, explanations, missed_first_tries (or null), trace: [[plans, dram_bytes]]}]}
#pragma once

#include <filesystem>
#include <string>

#include "core/search/experiment.h"

namespace fusescope {

std::string experimentJson(const Experiment& experiment);
/// Atomic; throws Error.
void writeExperiment(const std::filesystem::path& file, const Experiment& experiment);
/// Throws Error if the file is no experiment.
Experiment readExperiment(const std::filesystem::path& file);

}  // namespace fusescope
