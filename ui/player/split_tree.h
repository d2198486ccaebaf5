// SPDX-License-Identifier: Apache-2.0
// The recursion of a split as a picture: groups from left to right, what they were cut into to their right, branches
// that lost dashed and pale. A pure function from trace to boxes, and from boxes to a draw list.
#pragma once

#include <optional>
#include <vector>

#include "core/scene/draw_list.h"
#include "core/split/split_trace.h"

namespace fusescope {

struct SplitTreeBox {
    std::optional<std::size_t> node;  ///< nothing: a part that was not split further
    GroupSet group;
    Price price;
    bool fits = false;
    bool isOutside = false;             ///< a single op that does not fit
    bool isRejected = false;            ///< in a branch that lost
    std::optional<std::size_t> parent;  ///< index of a box before this one
    Rect box;
};

/// nodes[0] first, each box after its parent. A node that two branches share is opened in the first one only.
std::vector<SplitTreeBox> layoutSplitTree(const SplitTrace& trace);

Rect boundsOf(const std::vector<SplitTreeBox>& boxes);

/// `current`: the node that is shown.
DrawList drawSplitTree(const std::vector<SplitTreeBox>& boxes, std::optional<std::size_t> current);

}  // namespace fusescope
