// SPDX-License-Identifier: Apache-2.0
// The graph as BRR sees it: convolutions and local ops, how high and wide they read, and their weights.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "core/cost/brr_tiling.h"
#include "core/cost/group_traffic.h"
#include "core/cost/op_rules.h"
#include "core/hardware/accelerator.h"

namespace fusescope {

struct BrrOperand {
    TensorId tensor;
    OpId producer;  ///< invalid for a graph input
    RowRule rule;
    std::int64_t rowBits = 0;        ///< N·C_e·W_e elements
    std::int64_t windowRowBits = 0;  ///< N·C_e·Win_v, Win_v = K_w + (W_v - 1)·S: what a window over the row touches
    std::int64_t rows = 1;  ///< H_e
};

struct BrrOp {
    bool isModelled = true;
    bool isConv = false;  ///< Conv, ConvTranspose, and a product with a constant matrix; the others are local
    bool isElementwise = false;
    bool mayBeFirst = true;            ///< optimus_compat: a pool, add or concat may not
    std::int64_t rows = 1;             ///< H_v
    std::int64_t channels = 1;         ///< C_v, a batch included
    std::int64_t elementsPerRow = 0;  ///< C_v·W_v
    int bits = 16;                    ///< per element
    std::vector<BrrOperand> operands;  ///< each tensor once, in operand order
};

struct BrrTables {
    BrrTables(std::shared_ptr<const OpGraph> graph, const Accelerator& accelerator);

    /// Every op is modelled, and the group has no more ops than it may.
    bool mayFit(const GroupSet& group) const;
    /// optimus_compat: no pool, add or concat is first in a group of several ops.
    bool mayStart(const GroupSet& group) const;
    /// optimus_compat: a local op on its own costs nothing.
    bool isFreeAlone(const GroupSet& group) const;
    /// Whether an output of the op is a graph output or has a reader that is not inside.
    template <class IsInside>
    bool isReadOutside(OpId op, IsInside&& isInside) const {
        for (const TensorId output : traffic.graph->op(op).outputs) {
            const Tensor& tensor = traffic.graph->tensor(output);
            if (tensor.isGraphOutput) return true;
            for (const OpId reader : tensor.consumers)
                if (!isInside(reader)) return true;
        }
        return false;
    }
    /// The convolution of a group that has one, first, and nothing but row-wise ops on its result: it may be tiled.
    std::optional<TiledConv> tiledConv(const GroupSet& group, const Traffic& traffic) const;

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
