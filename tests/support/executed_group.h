// SPDX-License-Identifier: Apache-2.0
// Groups run row by row against their price.
#pragma once

#include <string>

#include "core/cost/executor/executor.h"

namespace fusescope::test {

/// Of elements of so many bits, feature maps and weights alike.
Accelerator accelerator(Scheme scheme, std::int64_t bufferBytes = 1 << 20, int bits = 8);

struct RunCounts {
    int run = 0;
    int exact = 0;          ///< moved what is priced, and not less
    int streamedAgain = 0;  ///< BRR: streamed weights more than once in a pass
    int notSupported = 0;   ///< fits, but the executor cannot run it
};

/// Empty if the group runs as priced, or needs not be run: the outputs equal layer-by-layer execution, no more is on
/// chip than F_beta, and what is moved is F_D.
std::string whatIsWrong(const OpGraph& graph, const CostModel& model, const Accelerator& hardware,
                        const GroupSet& group, RunCounts& counts);

}  // namespace fusescope::test
