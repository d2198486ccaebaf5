// SPDX-License-Identifier: Apache-2.0
// Groups that the network cannot tell apart, in one number: what is learned on one must not be tested on the other.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/graph/op_graph.h"
#include "core/plan/group_set.h"

namespace fusescope {

class SignatureTable {
 public:
    explicit SignatureTable(std::shared_ptr<const OpGraph> graph);

    /// A hash of the ops, and of the structure around each up to its fourth neighbours, whatever the order and names of
    /// the ops; equal across models. Of the graph alone: neither of buffer sizes nor of bit widths.
    std::uint64_t signature(const GroupSet& group) const;

 private:
    std::shared_ptr<const OpGraph> graph_;
    std::vector<std::uint64_t> ops_;
};

}  // namespace fusescope
