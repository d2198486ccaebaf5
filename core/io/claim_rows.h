// SPDX-License-Identifier: Apache-2.0
// The rows a claim of the paper is about, and the pairs of rows, with and without an explainer, that most rules look
// at.
#pragma once

#include <string>
#include <vector>

#include "core/io/claims.h"

namespace fusescope {

using Rows = std::vector<ReproducedRow>;

bool isExplained(const ReproducedRow& row);
std::string searchOf(const ReproducedRow& row);  ///< "LS" of "LS+PG"
double meanDram(const ReproducedRow& row);       ///< bytes; the row has runs
std::string nameOf(const ReproducedRow& row);
std::string megabytes(const ReproducedRow& row);
std::string joined(const std::vector<std::string>& parts);  ///< by commas

/// Those of the claim that were run.
Rows rowsWithRuns(const PaperClaim& claim, const ReproducedTables& tables);

/// Of the rows of the claim, with runs or without.
template <class Visitor>
void forEachRow(const PaperClaim& claim, const ReproducedTables& tables, Visitor&& visit) {
    const auto found = tables.rows.find(claim.table);
    if (found == tables.rows.end()) return;
    for (const ReproducedRow& row : found->second)
        if (claim.network.empty() || row.network == claim.network) visit(row);
}

/// What was not run, or given up as too slow; empty if nothing is missing.
std::string missingRows(const PaperClaim& claim, const ReproducedTables& tables);

struct Pair {
    const ReproducedRow* explained;
    const ReproducedRow* plain;
};

/// Keeps pointers into `rows`.
std::vector<Pair> pairsOf(const Rows& rows);

enum class Difference { Lower, None, Higher, TooFewSeeds };

/// Of the explained one, seed by seed.
Difference differenceOf(const Pair& pair);

double reductionOf(double explained, double plain);  ///< as a share of `plain`

/// How many of the pairs the paper's own figures put lower.
std::string paperPairs(const std::vector<Pair>& pairs);

/// The pair with the greatest reduction of the means; null without pairs.
const Pair* greatestReduction(const std::vector<Pair>& pairs);
std::string reductionText(const Pair& pair);

}  // namespace fusescope
