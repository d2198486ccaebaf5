// SPDX-License-Identifier: Apache-2.0
// What holds of every model that opens, whatever the file said, and of every price of its groups.
#pragma once

#include <cstdint>

#include "core/import/model_importer.h"

namespace fusescope::test {

/// Ops stand in topological order with names of their own, every index is in range, every size is countable. Throws
/// std::logic_error that says what does not hold.
void checkGraph(const OpGraph& graph);

/// Under both schemes: prices are counts, the terms of a buffer sum to it, a group grown op by op has the price of the
/// whole, and a plan's verdicts and totals are those of its groups. Buffers and groups are drawn from `seed`; at most
/// `mostGroups` groups are looked at. Throws std::logic_error.
void checkPrices(const std::shared_ptr<const OpGraph>& graph, std::uint64_t seed, int mostGroups);

}  // namespace fusescope::test
