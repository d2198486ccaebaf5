// SPDX-License-Identifier: Apache-2.0
// Mutants of the bundled models, opened and priced: the ordinary test takes some, mutate_models as many as one likes.
#pragma once

#include <cstdint>
#include <string>

namespace fusescope::test {

struct MutantCounts {
    std::int64_t opened = 0;
    std::int64_t refused = 0;
    std::int64_t slowestMs = 0;
};

/// Mutants number `first` to `first + count`; each depends on its number and the compiler alone. Throws
/// std::logic_error, which names the mutant, for one that breaks an invariant.
MutantCounts runMutants(std::int64_t first, std::int64_t count);

/// The bytes of one.
std::string mutant(std::int64_t number);

}  // namespace fusescope::test
