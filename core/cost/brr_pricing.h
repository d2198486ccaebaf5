// SPDX-License-Identifier: Apache-2.0
// The price of a BRR group: the way to execute it that moves least among the starts of the alternation, the channel
// slices and, for a group of one convolution, the tilings.
#pragma once

#include <optional>
#include <span>

#include "core/cost/brr_pyramid.h"
#include "core/cost/brr_tiling.h"

namespace fusescope {

/// How a group is executed, and what that costs.
struct BrrExecution {
    Price price;
    BrrStart start = BrrStart::Full;
    std::size_t slice = 0;         ///< of BrrTables::slices
    std::optional<Tiling> tiling;  ///< of its only convolution, instead of a pyramid
};

/// Tiles per pass over the weights when they are streamed: h = min(floor((s - F0)/dF) + 1, N).
std::int64_t tilesPerPass(const BrrPyramid& pyramid, std::int64_t tiles, std::int64_t capacityBits);

/// Prices a group that grows by one op at a time, producers first, and shrinks in the reverse order.
class BrrPricing {
 public:
    explicit BrrPricing(const BrrTables& tables) : tables_(tables), pyramid_(tables) {}  ///< keeps a reference

    void push(OpId op);
    void pop();
    void setGroup(const GroupSet& group);
    std::span<const OpId> members() const { return members_; }
    /// An inner edge has another stride than 1; otherwise every step is one row.
    bool isPaced() const { return pyramid_.isPaced(); }

    /// Of the group as it stands; `traffic` is its own.
    BrrExecution execution(const Traffic& traffic, std::int64_t betaBytes);

    /// Of the group that was priced last, if its execution is no tiling.
    PyramidBuilder& pyramid() { return pyramid_; }

 private:
    std::optional<BrrExecution> pyramidExecution(const Traffic& traffic, std::int64_t betaBytes);
    BrrExecution sliceExecution(std::size_t slice, const Traffic& traffic, std::int64_t betaBytes) const;
    Price pyramidPrice(const BrrPyramid& pyramid, const Traffic& traffic, std::int64_t betaBytes) const;
    std::int64_t streamedWeightBytes(const BrrPyramid& pyramid, const Traffic& traffic, std::int64_t betaBytes) const;
    std::optional<BrrExecution> tilingExecution(const Traffic& traffic, std::int64_t betaBytes) const;

    const BrrTables& tables_;
    PyramidBuilder pyramid_;
    std::vector<OpId> members_;
};

}  // namespace fusescope
