// SPDX-License-Identifier: Apache-2.0
// The graph as BRR sees it: convolutions and local ops, how high and wide they read, and their weights.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/cost/brr_tiling.h"
#include "core/cost/group_traffic.h"
#include "core/cost/op_rules.h"
#include "core/cost/row_ratio.h"
#include "core/hardware/accelerator.h"

namespace fusescope {

struct BrrOperand {
    TensorId tensor;
    OpId producer;  ///< invalid for a graph input
    RowRule rule;
    RowRatio pace;                   ///< of the rule: S_v for a window
    std::int64_t rowBits = 0;        ///< N·C_e·W_e elements
    std::int64_t windowRowBits = 0;  ///< N·C_e·Win_v, Win_v = K_w + (W_v - 1)·S: what a window over the row touches
    std::int64_t rows = 1;           ///< H_e
};

struct BrrOp {
    bool isModelled = true;
    bool isConv = false;  ///< Conv, ConvTranspose, and a product with a constant matrix; the others are local
    bool isElementwise = false;
    bool mayBeFirst = true;                  ///< optimus_compat: a pool, add or concat may not
    std::int64_t rows = 1;                   ///< H_v
    std::int64_t channels = 1;               ///< C_v, a batch included
    int bits = 16;                           ///< per element
    std::int64_t fullRowBits = 0;            ///< C_v·W_v elements
    std::vector<std::int64_t> sliceRowBits;  ///< [slices] k_v·W_v elements
    std::vector<BrrOperand> operands;        ///< each tensor once, in operand order
};

struct BrrTables {
    BrrTables(std::shared_ptr<const OpGraph> graph, const Accelerator& accelerator);

    /// Every op is modelled, and the group has no more ops than it may.
    bool mayFit(std::span<const OpId> members) const;
    /// optimus_compat: a local op on its own costs nothing.
    bool isFreeAlone(std::span<const OpId> members) const;
    /// The convolution of a group that has one, first, and nothing but row-wise ops on its result: it may be tiled.
    /// `members` with producers first.
    std::optional<TiledConv> tiledConv(std::span<const OpId> members, const Traffic& traffic) const;

    Accelerator accelerator;
    TrafficTables traffic;
    std::vector<BrrOp> ops;
    std::vector<std::int64_t> slices;  ///< numbers of output channels at once to choose from, widest first

 private:
    BrrOp describe(const OpGraph& graph, const Op& op) const;
};

/// Input rows for m output rows: (m - 1)·S + K for a window, all rows for a global op; at most H_u.
std::int64_t pyramidRows(const RowRule& rule, std::int64_t m);

}  // namespace fusescope
