// SPDX-License-Identifier: Apache-2.0
// The rules of claims.h, one function each.
#include "core/io/claims.h"

#include <algorithm>
#include <functional>

#include "core/base/error.h"
#include "core/base/formatted.h"
#include "core/io/claim_rows.h"

namespace fusescope {
namespace {

constexpr double kNearOptimum = 0.01;  // nothing to gain

Verdict judgeReduction(const PaperClaim& claim, const Rows& rows) {
    Verdict verdict;
    std::vector<Pair> pairs;
    std::vector<Pair> others;
    for (const Pair& pair : pairsOf(rows))
        (claim.search.empty() || searchOf(*pair.plain) == claim.search ? pairs : others).push_back(pair);
    const Pair* const best = greatestReduction(pairs);
    if (!best) return verdict;
    const bool isAnyLower = std::any_of(pairs.begin(), pairs.end(),
                                        [](const Pair& pair) { return differenceOf(pair) == Difference::Lower; });
    const double most = reductionOf(meanDram(*best->explained), meanDram(*best->plain));
    verdict.holding = most >= claim.share ? Holding::Holds : isAnyLower ? Holding::HoldsPartly : Holding::DoesNotHold;
    verdict.ours = reductionText(*best);
    std::vector<std::string> bounds;
    for (const ReproducedRow& row : rows)
        if (!isExplained(row))
            bounds.push_back(formatted("%s %.1f %%", row.method.c_str(), 100 * gapOf(row.experiment)->mean));
    verdict.reason = "above the optimum without an explainer: " + joined(bounds) + "; no more than that can be gained";
    if (const Pair* const other = greatestReduction(others))
        verdict.reason += formatted("; other searches, %zu seed(s): ", other->explained->experiment.runs.size()) +
                          reductionText(*other);
    return verdict;
}

Verdict judgeBelowPlain(const PaperClaim&, const Rows& rows) {
    Verdict verdict;
    const std::vector<Pair> pairs = pairsOf(rows);
    int lower = 0, same = 0, higher = 0, untold = 0, idle = 0;
    std::vector<std::string> higherOnes;
    std::vector<std::string> openOnes;
    for (const Pair& pair : pairs) {
        const bool hasNothingToGain = gapOf(pair.plain->experiment)->mean <= kNearOptimum;
        switch (differenceOf(pair)) {
            case Difference::Lower:
                ++lower;
                continue;
            case Difference::Higher:
                ++higher;
                higherOnes.push_back(nameOf(*pair.explained));
                continue;
            case Difference::TooFewSeeds:
                ++untold;
                continue;
            case Difference::None:
                break;
        }
        ++same;
        idle += hasNothingToGain ? 1 : 0;
        if (!hasNothingToGain) openOnes.push_back(nameOf(*pair.explained));
    }
    if (pairs.empty()) return verdict;
    const bool isTold = untold == 0 || lower > 0 || higher > 0;
    verdict.holding = !isTold                                                       ? Holding::NotRun
                      : higher == 0 && openOnes.empty() && untold == 0 && lower > 0 ? Holding::Holds
                      : lower > 0                                                   ? Holding::HoldsPartly
                                                                                    : Holding::DoesNotHold;
    verdict.paper = paperPairs(pairs);
    verdict.ours = formatted("%d of %zu lower, %d no different, %d higher", lower, pairs.size(), same, higher);
    if (untold > 0) verdict.ours += formatted(", %d with too few seeds", untold);
    std::vector<std::string> reasons;
    if (idle > 0) reasons.push_back(formatted("for %d there is nothing to gain: within 1 %% without", idle));
    if (!higherOnes.empty()) reasons.push_back("higher: " + joined(higherOnes));
    if (!openOnes.empty()) reasons.push_back("no different though there is something to gain: " + joined(openOnes));
    for (const std::string& reason : reasons) verdict.reason += (verdict.reason.empty() ? "" : "; ") + reason;
    return verdict;
}

std::optional<double> meanGapAfter(const ReproducedRow& row, std::int64_t plans) {
    const auto gaps = spreadOf(gapsAfter(row.experiment, plans));
    return gaps ? std::optional(gaps->mean) : std::nullopt;
}

Verdict judgeBelowPlainAt(const PaperClaim& claim, const Rows& rows) {
    Verdict verdict;
    verdict.paper = "read off a plot";
    int below = 0, equal = 0, all = 0, idle = 0;
    std::vector<std::string> missing;
    for (const Pair& pair : pairsOf(rows)) {
        int failed = 0;
        for (const std::int64_t plans : claim.budgets) {
            const auto a = meanGapAfter(*pair.explained, plans);
            const auto b = meanGapAfter(*pair.plain, plans);
            if (!a || !b) continue;
            ++all;
            below += *a < *b ? 1 : 0;
            equal += *a == *b ? 1 : 0;
            failed += *a > *b ? 1 : 0;
            idle += *a >= *b && *b <= kNearOptimum ? 1 : 0;
        }
        if (failed > 0) missing.push_back(formatted("%s at %d", nameOf(*pair.explained).c_str(), failed));
    }
    if (all == 0) return verdict;
    verdict.holding = below == all ? Holding::Holds : below > 0 ? Holding::HoldsPartly : Holding::DoesNotHold;
    verdict.ours = formatted("lower in the mean at %d of %d points, equal at %d", below, all, equal);
    if (idle > 0) verdict.reason = formatted("at %d the plain search is within 1 %% of the optimum", idle);
    if (!missing.empty()) verdict.reason += (verdict.reason.empty() ? "above: " : "; above: ") + joined(missing);
    return verdict;
}

Verdict judgeEarlier(const PaperClaim& claim, const Rows& rows) {
    Verdict verdict;
    verdict.paper = "read off a plot";
    std::vector<std::string> told;
    bool isAny = false;
    for (const Pair& pair : pairsOf(rows)) {
        const auto early = meanGapAfter(*pair.explained, claim.budgets.front());
        const auto late = meanGapAfter(*pair.plain, claim.budgets.back());
        if (!early || !late) continue;
        isAny = isAny || *early <= *late;
        told.push_back(
            formatted("%s %.2f %%, without %.2f %%", pair.explained->method.c_str(), 100 * *early, 100 * *late));
    }
    if (told.empty()) return verdict;
    verdict.holding = isAny ? Holding::Holds : Holding::DoesNotHold;
    verdict.ours = "above the optimum: " + joined(told);
    return verdict;
}

std::vector<std::string> networksOf(const Rows& rows) {
    std::vector<std::string> networks;
    for (const ReproducedRow& row : rows)
        if (std::find(networks.begin(), networks.end(), row.network) == networks.end()) networks.push_back(row.network);
    return networks;
}

const ReproducedRow& bestOf(const Rows& rows, const std::string& network,
                            const std::function<bool(const ReproducedRow&)>& isAsked) {
    const ReproducedRow* best = nullptr;
    for (const ReproducedRow& row : rows)
        if (row.network == network && isAsked(row) && (!best || meanDram(row) < meanDram(*best))) best = &row;
    return *best;
}

Verdict judgeBestSearch(const PaperClaim& claim, const Rows& rows) {
    Verdict verdict;
    std::vector<std::string> told;
    std::size_t right = 0;
    for (const std::string& network : networksOf(rows)) {
        const auto isOurs = [&](const ReproducedRow& row) { return searchOf(row) == claim.search && isExplained(row); };
        if (std::none_of(rows.begin(), rows.end(),
                         [&](const ReproducedRow& row) { return row.network == network && isOurs(row); }))
            return verdict;
        const ReproducedRow& best = bestOf(rows, network, [](const ReproducedRow&) { return true; });
        const ReproducedRow& own = bestOf(rows, network, isOurs);
        right += meanDram(own) <= meanDram(best) ? 1 : 0;
        told.push_back(formatted("%s: %s %.2f %%, %s %.2f %%", network.c_str(), best.method.c_str(),
                                 100 * gapOf(best.experiment)->mean, own.method.c_str(),
                                 100 * gapOf(own.experiment)->mean));
    }
    if (told.empty()) return verdict;
    verdict.holding = right == told.size() ? Holding::Holds : right > 0 ? Holding::HoldsPartly : Holding::DoesNotHold;
    verdict.paper = "on all three";
    verdict.ours = formatted("on %zu of %zu", right, told.size());
    verdict.reason = "the lowest of all, and of " + claim.search + ", above the optimum: " + joined(told);
    return verdict;
}

Verdict judgeWorstSearch(const PaperClaim& claim, const Rows& rows) {
    Verdict verdict;
    std::vector<std::string> told;
    std::size_t right = 0;
    for (const std::string& network : networksOf(rows)) {
        double least = 1e300, most = 0;
        for (const ReproducedRow& row : rows) {
            if (row.network != network) continue;
            if (searchOf(row) == claim.search)
                least = std::min(least, gapOf(row.experiment)->mean);
            else
                most = std::max(most, gapOf(row.experiment)->mean);
        }
        if (least > 1e299) return verdict;
        right += least > most ? 1 : 0;
        told.push_back(
            formatted("%s: %.1f %% or more, others %.1f %% or less", network.c_str(), 100 * least, 100 * most));
    }
    if (told.empty()) return verdict;
    verdict.holding = right == told.size() ? Holding::Holds : right > 0 ? Holding::HoldsPartly : Holding::DoesNotHold;
    verdict.paper = "on all three";
    verdict.ours = "above the optimum, " + joined(told);
    return verdict;
}

Verdict judgeSchemeOrder(const PaperClaim& claim, const Rows& rows) {
    Verdict verdict;
    verdict.paper = "everywhere";
    int right = 0, all = 0;
    std::vector<std::string> wrong;
    for (const ReproducedRow& row : rows) {
        if (schemeName(row.experiment.setting.scheme) != claim.less) continue;
        const auto other = std::find_if(rows.begin(), rows.end(), [&](const ReproducedRow& one) {
            return one.network == row.network && one.method == row.method &&
                   schemeName(one.experiment.setting.scheme) == claim.more;
        });
        if (other == rows.end()) continue;
        ++all;
        const bool isRight = meanDram(row) < meanDram(*other);
        right += isRight ? 1 : 0;
        if (!isRight)
            wrong.push_back(row.network + " " + row.method + " (" + megabytes(row) + ", " + megabytes(*other) + ")");
    }
    if (all == 0) return verdict;
    verdict.holding = right == all ? Holding::Holds : right > 0 ? Holding::HoldsPartly : Holding::DoesNotHold;
    verdict.ours = formatted("in %d of %d rows", right, all);
    if (!wrong.empty()) verdict.reason = "not for " + joined(wrong);
    return verdict;
}

std::optional<double> quantityOf(const ReproducedRow& row, const std::string& quantity) {
    const auto spread = quantity == "rectify_rate"     ? rectifyRateOf(row.experiment)
                        : quantity == "first_try_rate" ? firstTryRateOf(row.experiment)
                                                       : secondsOf(row.experiment);
    return spread ? std::optional(spread->mean) : std::nullopt;
}

std::optional<double> paperQuantityOf(const ReproducedRow& row, const std::string& quantity) {
    if (!row.paper) return std::nullopt;
    return quantity == "seconds" ? row.paper->seconds : row.paper->rectifyRate;
}

Verdict judgeOrder(const PaperClaim& claim, const Rows& rows) {
    Verdict verdict;
    std::vector<std::string> ours;
    std::vector<std::string> papers;
    std::size_t right = 0;
    for (const auto& methods : claim.methods) {
        std::vector<double> values;
        for (const std::string& method : methods) {
            const auto row =
                std::find_if(rows.begin(), rows.end(), [&](const ReproducedRow& one) { return one.method == method; });
            const auto value = row == rows.end() ? std::nullopt : quantityOf(*row, claim.quantity);
            if (!value) return {};
            values.push_back(claim.isFalling ? -*value : *value);
            ours.push_back(formatted("%s %.3f", method.c_str(), *value));
            if (const auto published = paperQuantityOf(*row, claim.quantity))
                papers.push_back(formatted("%s %.3g", method.c_str(), *published));
        }
        const bool isStrict = std::adjacent_find(values.begin(), values.end(), std::greater_equal<>()) == values.end();
        right += isStrict ? 1 : 0;
    }
    verdict.holding = right == claim.methods.size() ? Holding::Holds
                      : right > 0                   ? Holding::HoldsPartly
                                                    : Holding::DoesNotHold;
    verdict.paper = joined(papers);
    verdict.ours = joined(ours);
    if (claim.quantity == "rectify_rate")
        verdict.reason = "every recursion explains anew, and every op fits alone: no group needs a random split";
    return verdict;
}

Verdict judgePredictor(const PaperClaim& claim, const std::optional<ReproducedData>& data) {
    Verdict verdict;
    if (!data) return verdict;
    std::vector<std::string> told;
    int right = 0, all = 0;
    for (const JudgedPredictor& one : data->predictors) {
        told.push_back(
            formatted("%s %s %.4f, %.4f", schemeName(one.scheme), one.variant.c_str(), one.accuracy, one.f1));
        if (one.variant != "paper") continue;
        ++all;
        right += one.accuracy > claim.share && one.f1 > claim.share ? 1 : 0;
    }
    if (all == 0) return verdict;
    verdict.holding = right == all ? Holding::Holds : right > 0 ? Holding::HoldsPartly : Holding::DoesNotHold;
    verdict.paper = formatted("above %.2f", claim.share);
    verdict.ours = joined(told);
    return verdict;
}

/// By the paper's own figures, whether or not we ran the rows.
std::string paperReduction(const PaperClaim& claim, const ReproducedTables& tables) {
    Rows rows;
    forEachRow(claim, tables, [&](const ReproducedRow& row) { rows.push_back(row); });
    double most = 0;
    for (const Pair& pair : pairsOf(rows))
        if (pair.explained->paper && pair.plain->paper)
            most = std::max(most, reductionOf(pair.explained->paper->dramMegabytes.value_or(0),
                                              pair.plain->paper->dramMegabytes.value_or(0)));
    return formatted("%.1f %% at most", 100 * most);
}

}  // namespace

const char* holdingWords(Holding holding) {
    switch (holding) {
        case Holding::Holds:
            return "holds";
        case Holding::HoldsPartly:
            return "holds partly";
        case Holding::DoesNotHold:
            return "does not hold here";
        case Holding::NotRun:
            break;
    }
    return "not run";
}

Verdict judgeClaim(const PaperClaim& claim, const ReproducedTables& tables) {
    static const std::map<std::string, Verdict (*)(const PaperClaim&, const Rows&)> kRules{
        {"reduction", judgeReduction},         {"below-plain", judgeBelowPlain},
        {"below-plain-at", judgeBelowPlainAt}, {"earlier", judgeEarlier},
        {"best-search", judgeBestSearch},      {"worst-search", judgeWorstSearch},
        {"scheme-order", judgeSchemeOrder},    {"order", judgeOrder}};
    Verdict verdict;
    if (claim.rule == "predictor") {
        verdict = judgePredictor(claim, tables.data);
    } else {
        const auto rule = kRules.find(claim.rule);
        if (rule == kRules.end()) throw Error("there is no rule \"" + claim.rule + "\"", "claim " + claim.id);
        verdict = rule->second(claim, rowsWithRuns(claim, tables));
    }
    if (claim.rule == "reduction" && verdict.holding != Holding::NotRun) verdict.paper = paperReduction(claim, tables);
    const std::string missing = missingRows(claim, tables);
    if (!missing.empty()) verdict.reason += (verdict.reason.empty() ? "" : "; ") + missing;
    verdict.claim = claim.id;
    verdict.says = claim.says;
    return verdict;
}

}  // namespace fusescope
