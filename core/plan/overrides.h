// SPDX-License-Identifier: Apache-2.0
// What a person demands of every plan.
#pragma once

#include <vector>

#include "core/graph/op_graph.h"
#include "core/plan/group_set.h"

namespace fusescope {

struct Overrides {
    std::vector<Edge> cut;         ///< both ends in different groups
    std::vector<Edge> keep;        ///< both ends in one group
    std::vector<OpId> alone;       ///< in a group of its own
    std::vector<GroupSet> locked;  ///< groups that stay as they are

    bool isEmpty() const { return cut.empty() && keep.empty() && alone.empty() && locked.empty(); }
    friend bool operator==(const Overrides&, const Overrides&) = default;
};

}  // namespace fusescope
