// SPDX-License-Identifier: Apache-2.0
// Random small CNNs for property tests: convolutions, pools, skips, concatenations and Squeeze-and-Excite branches.
#pragma once

#include <memory>

#include "core/base/random.h"
#include "core/graph/op_graph.h"

namespace fusescope::test {

/// `ops` ops; rows 4 to 16, channels 1 to 8. With `branching` 0 a chain; near 1 a wide graph.
std::shared_ptr<const OpGraph> randomGraph(int ops, double branching, Random& random);

/// So many branches of one or two ops from one input, some joined: many groups may run next at any moment.
std::shared_ptr<const OpGraph> wideGraph(int branches, Random& random);

}  // namespace fusescope::test
