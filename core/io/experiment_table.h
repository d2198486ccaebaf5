// SPDX-License-Identifier: Apache-2.0
// Experiments as tables: ours beside the paper's, and quality against effort.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "core/io/paper_file.h"
#include "core/search/experiment.h"

namespace fusescope {

/// A row: an experiment, what the paper calls it, and what it says.
struct ReproducedRow {
    std::string network;
    std::string method;  ///< "LS", "LS+PG"…: what is before the plus is what it is compared with
    Experiment experiment;
    std::optional<PaperFigure> paper;
};

/// Per row: DRAM access (mean and deviation), the paper's, the distance to the optimum, buffer use, the rates, seconds;
/// and for each method with an explainer how likely chance makes it as much better than the plain one.
std::string reproducedTable(std::span<const ReproducedRow> rows);

/// Per row: mean distance to the optimum after 100, 250, 500, 1000, 2000 and 5000 plans, and plans until it was within
/// five and one percent.
std::string effortTable(std::span<const ReproducedRow> rows);

/// Schema fusescope/reproduction/1: {table, rows: [{network, method, scheme, buffer_bytes, budget, density, in_rounds, random_repeats, seeds, given_up_seconds,
/// dram_bytes {mean, deviation}, paper {…}, gap {mean, deviation}, gaps_after {plans: mean}, plans_until_5_percent
/// {mean, seeds}, plans_until_1_percent, max_buffer_bytes, rectify_rate, first_try_rate, seconds, chance_of_lower}]}.
std::string reproductionJson(std::string_view table, std::span<const ReproducedRow> rows);

}  // namespace fusescope
