// SPDX-License-Identifier: Apache-2.0
// The tiles of a BRR group: which rows of every tensor one pass over the weights makes, worked out backwards from the
// arithmetic of the ops.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/cost/cost_model.h"
#include "core/cost/executor/executed_group.h"

namespace fusescope {

/// What a tensor has on chip during a pass, as the price names it.
enum class MapHolding {
    Nothing,  ///< computed where it is read
    Full,     ///< all channels of its rows
    Sliced,   ///< some channels at once
};

struct HeldMap {
    MapHolding holding = MapHolding::Nothing;
    std::int64_t rows = 0;      ///< of the smallest tile
    std::int64_t channels = 0;  ///< at once
};

/// Made tensors, then external ones; an external tensor that is not held is taken as it comes.
std::vector<HeldMap> heldMaps(const ExecutedGroup& group, std::span<const Term> terms, const Accelerator& accelerator);

class BrrTiles {
 public:
    BrrTiles(const ExecutedGroup& group, std::vector<HeldMap> held, const Accelerator& accelerator);

    bool hasSteps() const { return hasSteps_; }
    /// Smallest tiles of the map: until every last op has all its rows.
    std::int64_t count() const;
    /// Rows of every tensor in pass `pass`, `tilesAtOnce` smallest tiles each.
    std::vector<Interval> rows(std::int64_t pass, std::int64_t tilesAtOnce) const;
    std::int64_t bytes(const std::vector<Interval>& rows) const;
    /// The tensor that holds more rows than the price grants the smallest tile; empty if none does.
    std::string overfull(const std::vector<Interval>& rows) const;

    const std::vector<HeldMap>& held() const { return held_; }
    bool isFirst(std::size_t op) const;

 private:
    bool findSteps();
    bool isLast(std::size_t op) const { return group_.tensors[op].readers.empty(); }
    std::vector<Interval> demanded(std::int64_t pass, std::int64_t tilesAtOnce,
                                   const std::vector<Interval>* next) const;
    void demand(std::size_t op, std::vector<Interval>& rows) const;
    Interval columns(std::size_t external) const;

    const ExecutedGroup& group_;
    std::vector<HeldMap> held_;
    const Accelerator& accelerator_;
    std::vector<std::int64_t> steps_;  // sigma, of made tensors
    bool hasSteps_ = false;
};

}  // namespace fusescope
