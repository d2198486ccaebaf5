// SPDX-License-Identifier: Apache-2.0
// Searches of the queue in words.
#pragma once

#include <QString>

#include "ui/jobs/search_queue.h"

namespace fusescope {

QString searchName(const SearchSpec& spec);      ///< "Local with pg, seed 3"
QString stateName(SearchState state);            ///< "running"
QString secondsText(std::int64_t milliseconds);  ///< "0.8 s", "2 min 5 s"
/// How far the best plan is above what no plan can beat; empty if neither is known.
QString gapText(const SearchEntry& entry, std::optional<std::int64_t> boundBytes);
/// What is left of the budget or the time; empty if it cannot be told.
QString leftText(const SearchEntry& entry);
/// What was asked so far: "F_β 12,000 (99.1 % known) · F_D … · 312 explanations".
QString countsText(const SearchEntry& entry);
/// Everything that was counted, a line each.
QString searchDetails(const SearchEntry& entry);

}  // namespace fusescope
