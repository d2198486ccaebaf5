// SPDX-License-Identifier: Apache-2.0
// F_beta and F_D of fusion groups: what a group needs on chip, and what it moves to and from DRAM.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/ids.h"
#include "core/graph/op_graph.h"
#include "core/hardware/accelerator.h"
#include "core/plan/group_set.h"

namespace fusescope {

struct Price {
    std::optional<std::int64_t> bufferBytes;  ///< F_beta; nothing: no buffer suffices, or an op is not modelled
    std::int64_t dramBytes = 0;               ///< F_D
    /// Part of F_beta that only keeps weights from being streamed: the group makes do without it (BRR).
    std::int64_t spareBytes = 0;

    /// Strictly, as in the paper.
    bool fits(std::int64_t betaBytes) const { return bufferBytes && *bufferBytes - spareBytes < betaBytes; }
    friend bool operator==(const Price&, const Price&) = default;
};

enum class TermKind { Weights, WindowRows, SkipRows, StagedRow, Accumulator, FullMap, Slice };

/// One addend of F_beta.
struct Term {
    TermKind kind = TermKind::Weights;
    OpId op;                ///< whose weights; invalid for terms of tensors
    TensorId tensor;        ///< whose rows; invalid for weights
    std::int64_t rows = 0;  ///< rows held on chip; 0 for weights
    std::int64_t bytes = 0;

    friend bool operator==(const Term&, const Term&) = default;
};

inline constexpr std::int64_t kNoBuffer = std::int64_t{1} << 62;  ///< a bound that no buffer reaches

/// A group that grows by one op at a time, producers first, and shrinks in the reverse order: what an exact search asks
/// at every step. An op may be pushed once its producers are in the group or will never be.
class GrowingGroup {
 public:
    virtual ~GrowingGroup() = default;
    virtual void push(OpId op) = 0;
    virtual void pop() = 0;
    /// At most F_beta of the group, and never falling as the group grows: prune when it reaches beta.
    virtual std::int64_t bufferBoundBytes() const = 0;
    /// At most F_D of the group as it stands, if it fits.
    virtual std::int64_t dramBoundBytes() const = 0;
    /// What these ops move at least, in one group or several: what crosses their border, once.
    virtual std::int64_t compulsoryDramBytes() const = 0;
    /// What CostModel::price() says of the group as it stands.
    virtual Price price() = 0;
};

/// Prices groups of one graph on one accelerator. Stateless after construction: safe from any thread.
class CostModel {
 public:
    virtual ~CostModel() = default;
    /// Prices in the order of `groups`. A group is a set of ops; it need not be convex or connected.
    virtual std::vector<Price> price(std::span<const GroupSet> groups, std::int64_t betaBytes) const = 0;
    /// The addends of F_beta; they sum to bufferBytes exactly. Empty if the group has no price.
    virtual std::vector<Term> terms(const GroupSet& group, std::int64_t betaBytes) const = 0;
    /// DRAM access of one op executed outside fusion, tile by tile; nothing if it is not modelled.
    virtual std::optional<std::int64_t> unfusedDramBytes(OpId op, std::int64_t betaBytes) const = 0;
    /// Whether F_beta and F_D of a group are the same whatever the buffer.
    virtual bool isBufferBlind() const = 0;
    virtual std::unique_ptr<GrowingGroup> grow(std::int64_t betaBytes) const = 0;
};

/// The cost model of the accelerator's scheme.
std::shared_ptr<const CostModel> makeCostModel(std::shared_ptr<const OpGraph> graph, const Accelerator& accelerator);

/// Ops that fit alone; the others are unfusable and stay out of the search.
GroupSet fusableOps(const OpGraph& graph, const CostModel& model, std::int64_t betaBytes);

}  // namespace fusescope
