// SPDX-License-Identifier: Apache-2.0
// An explainer of groups of blocks: what another says of their ops, with the edges between blocks that must stay apart
// before all others.
#pragma once

#include <memory>

#include "core/explain/explainer.h"
#include "core/search/block_model.h"

namespace fusescope {

/// `blockContext`: the graph and cost model of blocks. `explainer` is of the graph of ops.
std::shared_ptr<const Explainer> makeBlockExplainer(ExplainContext blockContext,
                                                    std::shared_ptr<const Explainer> explainer,
                                                    std::shared_ptr<const Blocks> blocks);

}  // namespace fusescope
