// SPDX-License-Identifier: Apache-2.0
// Exhaustive answers on small graphs.
#pragma once

#include <functional>

#include "core/plan/fusion_plan.h"
#include "core/search/search.h"

namespace fusescope::test {

/// Every partition of the ops of a graph (Bell(n) of them), well-formed or not.
void forEachPartition(int opCount, const std::function<void(const FusionPlan&)>& visit);

/// The least DRAM access among fusable ops over all well-formed plans whose groups of several ops fit; by trying them
/// all.
std::int64_t exhaustiveOptimum(const SearchProblem& problem);

/// The same for graphs of up to 20 ops, by trying every way to cover the ops with connected convex groups that fit,
/// except those that already cost more than the best.
std::int64_t coveringOptimum(const SearchProblem& problem);

}  // namespace fusescope::test
