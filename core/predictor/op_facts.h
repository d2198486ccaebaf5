// SPDX-License-Identifier: Apache-2.0
// What both sets of features are made of: the kind of an op, how it reads, and what it takes on its own, in bytes.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/cost/row_rule.h"
#include "core/graph/op_graph.h"
#include "core/hardware/accelerator.h"

namespace fusescope {

enum class NodeKind {
    Conv,
    DepthwiseConv,
    ConvTranspose,
    Product,
    Activation,
    Add,
    Mul,
    Pool,
    GlobalPool,
    Concat,
    Elementwise,
    Other
};
inline constexpr int kNodeKinds = 12;

NodeKind nodeKind(const OpGraph& graph, const Op& op);

/// How an op reads its operands: the most demanding of them.
struct OpReading {
    std::int64_t kernelRows = 1;  ///< rows it needs at once; of all, for a global op
    std::int64_t stride = 1;
    std::int64_t rowsIn = 1;
    std::int64_t rowsOut = 1;
    bool holdsOperand = false;   ///< all rows of an operand until the op is done
    bool eatsOperand = false;    ///< all rows, each given up at once
    bool mayRunInPlace = false;  ///< OutputFacts::mayBeInPlace of its first output
};

struct OperandFacts {
    TensorId tensor;
    OpId producer;  ///< invalid for a graph input
    RowRule rule;
    std::int64_t rowsAtOnce = 1;
    double rowBytes = 0;
    double windowRowBytes = 0;  ///< BRR: of what a window over the row touches
};

struct OutputFacts {
    TensorId tensor;
    double rowBytes = 0;
    bool mayBeInPlace = false;  ///< it may lie in its only reader's row (LBDF)
};

struct OpFacts {
    bool isModelled = false;
    NodeKind kind = NodeKind::Other;
    OpReading reading;
    std::vector<double> bytes;           ///< [byteFactCount(scheme)], on the accelerator's widths
    std::vector<OperandFacts> operands;  ///< each tensor once
    std::vector<OutputFacts> outputs;
    bool isPyramidConv = false;    ///< BRR: a convolution, or a product with a constant matrix
    double channelRowBytes = 0;    ///< BRR: one row of one channel
    double smallestTileBytes = 0;  ///< BRR: of a convolution on its own; 0 for others
};

int byteFactCount(Scheme scheme);

/// One per op of the graph.
std::vector<OpFacts> opFacts(std::shared_ptr<const OpGraph> graph, const Accelerator& accelerator);

}  // namespace fusescope
