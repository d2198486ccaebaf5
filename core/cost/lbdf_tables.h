// SPDX-License-Identifier: Apache-2.0
// The graph as LBDF sees it: bytes and row rules, worked out once per graph and accelerator.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/cost/op_rules.h"
#include "core/hardware/accelerator.h"

namespace fusescope {

struct LbdfTensor {
    RowShape shape;
    OpId producer;
    std::int64_t bytes = 0;
    int readers = 0;  ///< distinct ops that read it, anywhere
    bool isGraphOutput = false;
    /// Its only reader anywhere is one row-wise op with the same H and W, so that a single row needs no place of its
    /// own.
    bool mayBeInPlace = false;
};

struct LbdfOperand {
    TensorId tensor;
    const RowTable* table = nullptr;
    std::int64_t rowsAtOnce = 1;  ///< r_u of this reader, over the output rows that every group demands of it
};

struct LbdfOutput {
    TensorId tensor;
    std::vector<LbdfOperand> operands;  ///< in operand order
    bool eatsRows = false;
};

struct LbdfOp {
    std::vector<LbdfOutput> outputs;
    std::int64_t weightBytes = 0;
    bool isModelled = true;
};

struct LbdfTables {
    LbdfTables(const OpGraph& graph, const Accelerator& accelerator);

    /// Bytes of so many elements of a feature map.
    std::int64_t activationBytes(std::int64_t elements) const;

    std::vector<LbdfTensor> tensors;
    std::vector<LbdfOp> ops;
    int activationBits = 16;

 private:
    const RowTable* table(const RowRule& rule);
    void boundRows();

    std::map<RowRule, std::unique_ptr<const RowTable>> tableByRule_;  // few rules, many operands
};

}  // namespace fusescope
