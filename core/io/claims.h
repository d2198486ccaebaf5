// SPDX-License-Identifier: Apache-2.0
// Whether what the paper says holds here: each of its claims against our results, by rules that look at the figures
// alone. "Lower" and "higher" are differences that chance explains with a probability of at most 5 % (chanceOfLower()).
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/io/experiment_table.h"
#include "core/io/paper_file.h"
#include "core/io/reproduced_data.h"

namespace fusescope {

enum class Holding { Holds, HoldsPartly, DoesNotHold, NotRun };

const char* holdingWords(Holding holding);  ///< "holds", "holds partly", "does not hold here", "not run"

struct Verdict {
    std::string claim;  ///< id
    std::string says;
    Holding holding = Holding::NotRun;
    std::string paper;   ///< its figures, in words
    std::string ours;    ///< our figures
    std::string reason;  ///< what the figures say of why; may be empty

    friend bool operator==(const Verdict&, const Verdict&) = default;
};

struct ReproducedTables {
    std::map<std::string, std::vector<ReproducedRow>> rows;  ///< by table: "II" to "V", "figure-5"
    std::optional<ReproducedData> data;                      ///< Table I
};

/// The rules:
///   reduction: of the pairs with and without an explainer of one network and `search` the greatest reduction is at
///     least `share`; partly if one is lower at all;
///   below-plain: no explained row is higher than its plain one, and each is lower or has nothing to gain, because the
///     plain search is within one percent of the optimum; partly if one is lower at all;
///   below-plain-at: the same at each of the budgets, by means;
///   earlier: an explained row is after the first budget no higher than its plain one after the last, by means;
///   best-search, worst-search: the lowest row of every network is of `search`; all of its rows are above all others;
///   scheme-order: every network and method has a lower mean under `less` than under `more`;
///   order: the quantity falls (or rises) along each list of methods;
///   predictor: accuracy and F1 of the `paper` variant, in both schemes.
/// Throws Error for another rule.
Verdict judgeClaim(const PaperClaim& claim, const ReproducedTables& tables);

std::string verdictsText(std::span<const Verdict> verdicts);
/// A table in Markdown.
std::string verdictsMarkdown(std::span<const Verdict> verdicts);
/// Schema fusescope/verdicts/1: {verdicts: [{claim, says, verdict, paper, ours, reason}]}.
std::string verdictsJson(std::span<const Verdict> verdicts);

}  // namespace fusescope
