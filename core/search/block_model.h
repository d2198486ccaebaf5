// SPDX-License-Identifier: Apache-2.0
// A cost model whose ops are blocks of ops that stay together, and for which groups that hold blocks that must stay
// apart never fit: searches that know nothing of overrides honour them on it.
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "core/cost/cost_model.h"

namespace fusescope {

struct Blocks {
    std::vector<std::vector<OpId>> ops;                ///< [blocks] ascending
    std::vector<std::pair<OpId, OpId>> apart;          ///< blocks that are never in one group
    GroupSet opsOf(const GroupSet& blockGroup) const;  ///< of all its blocks
    bool hasApart(const GroupSet& blockGroup) const;
};

/// The graph of blocks has one op per block, in the order of `blocks`.
std::shared_ptr<const CostModel> makeBlockModel(std::shared_ptr<const CostModel> model,
                                                std::shared_ptr<const Blocks> blocks);

}  // namespace fusescope
