// SPDX-License-Identifier: Apache-2.0
// The parts of the paper that are no tables of searches: its data (Table I and Figure 3), the three explanations of one
// group (Figure 4), and the picture of what a budget is worth (Figure 5).
#pragma once

#include <optional>
#include <span>
#include <string>

#include "app/cli/reproduce_options.h"
#include "core/base/run_control.h"
#include "core/io/experiment_table.h"
#include "core/io/reproduced_data.h"

namespace fusescope::cli {

/// Draws the groups that the shipped predictors were trained on, counts those of the paper's networks, and judges the
/// predictors on the held-out ones; or what table-I.json of the picture folder says. Writes table-I.json,
/// figure-3-lbdf.svg and figure-3-brr.svg. Nothing when stopped.
std::optional<ReproducedData> reproduceData(const ReproduceOptions& options, RunControl& control);

/// One group of EfficientNet-B3 that does not fit 256 KiB (LBDF), explained by GNNExplainer, PGExplainer and
/// RG-Explainer, and by the cost model. Writes figure-4.json and a picture each; returns the JSON. Empty when stopped.
std::string reproduceExplanations(const ReproduceOptions& options, RunControl& control);

/// Figure 5: the least DRAM access so far against the budget, in the mean of the seeds; writes a picture for each
/// network.
void drawBudgets(const ReproduceOptions& options, std::span<const ReproducedRow> rows);

}  // namespace fusescope::cli
