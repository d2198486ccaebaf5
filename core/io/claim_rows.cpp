// SPDX-License-Identifier: Apache-2.0
#include "core/io/claim_rows.h"

#include <algorithm>

#include "core/base/formatted.h"

namespace fusescope {
namespace {

constexpr double kSignificant = 0.05;

}  // namespace

bool isExplained(const ReproducedRow& row) { return row.method.find('+') != std::string::npos; }

std::string searchOf(const ReproducedRow& row) { return row.method.substr(0, row.method.find('+')); }

double meanDram(const ReproducedRow& row) { return dramBytesOf(row.experiment)->mean; }

std::string nameOf(const ReproducedRow& row) {
    return row.network + "/" + schemeName(row.experiment.setting.scheme) + " " + row.method;
}

std::string megabytes(const ReproducedRow& row) { return formatted("%.3f MB", meanDram(row) / 1e6); }

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
    return text;
}

Rows rowsWithRuns(const PaperClaim& claim, const ReproducedTables& tables) {
    Rows rows;
    const auto found = tables.rows.find(claim.table);
    if (found == tables.rows.end()) return rows;
    for (const ReproducedRow& row : found->second)
        if (!row.experiment.runs.empty() && (claim.network.empty() || row.network == claim.network))
            rows.push_back(row);
    return rows;
}

std::string missingRows(const PaperClaim& claim, const ReproducedTables& tables) {
    std::vector<std::string> names;
    forEachRow(claim, tables, [&](const ReproducedRow& row) {
        if (!row.experiment.runs.empty()) return;
        const double seconds = row.experiment.givenUpSeconds;
        names.push_back(nameOf(row) + (seconds > 0 ? formatted(" (given up after %.0f s)", seconds) : ""));
    });
    return names.empty() ? std::string() : "not run: " + joined(names);
}

std::vector<Pair> pairsOf(const Rows& rows) {
    std::vector<Pair> pairs;
    for (const ReproducedRow& row : rows) {
        if (!isExplained(row)) continue;
        const auto plain = std::find_if(rows.begin(), rows.end(), [&](const ReproducedRow& other) {
            return other.method == searchOf(row) && other.network == row.network &&
                   other.experiment.setting.scheme == row.experiment.setting.scheme;
        });
        if (plain != rows.end()) pairs.push_back({&row, &*plain});
    }
    return pairs;
}

Difference differenceOf(const Pair& pair) {
    std::vector<double> a = gapsAfter(pair.explained->experiment, pair.explained->experiment.setting.budgetPlans);
    std::vector<double> b = gapsAfter(pair.plain->experiment, pair.plain->experiment.setting.budgetPlans);
    const std::size_t seeds = std::min(a.size(), b.size());
    a.resize(seeds);
    b.resize(seeds);
    if (a == b && seeds > 0) return Difference::None;
    if (seeds < 5) return Difference::TooFewSeeds;  // 1/16 at best
    if (chanceOfLower(a, b) <= kSignificant) return Difference::Lower;
    return chanceOfLower(b, a) <= kSignificant ? Difference::Higher : Difference::None;
}

double reductionOf(double explained, double plain) { return plain > 0 ? 1 - explained / plain : 0; }

std::string paperPairs(const std::vector<Pair>& pairs) {
    int lower = 0;
    int told = 0;
    for (const Pair& pair : pairs) {
        if (!pair.explained->paper || !pair.plain->paper) continue;
        const auto a = pair.explained->paper->dramMegabytes;
        const auto b = pair.plain->paper->dramMegabytes;
        if (!a || !b) continue;
        ++told;
        lower += *a < *b ? 1 : 0;
    }
    return told == 0 ? "read off a plot" : formatted("%d of %d lower", lower, told);
}

const Pair* greatestReduction(const std::vector<Pair>& pairs) {
    const auto reduction = [](const Pair& pair) {
        return reductionOf(meanDram(*pair.explained), meanDram(*pair.plain));
    };
    const auto best = std::max_element(pairs.begin(), pairs.end(),
                                       [&](const Pair& a, const Pair& b) { return reduction(a) < reduction(b); });
    return best == pairs.end() ? nullptr : &*best;
}

std::string reductionText(const Pair& pair) {
    return formatted(
        "%.1f %% at most (%s: %s, without %s)", 100 * reductionOf(meanDram(*pair.explained), meanDram(*pair.plain)),
        pair.explained->method.c_str(), megabytes(*pair.explained).c_str(), megabytes(*pair.plain).c_str());
}

}  // namespace fusescope
