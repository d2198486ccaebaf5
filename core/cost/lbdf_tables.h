// SPDX-License-Identifier: Apache-2.0
// The graph as LBDF sees it: bytes and row rules, worked out once per graph and accelerator.
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "core/cost/group_traffic.h"
#include "core/cost/op_rules.h"
#include "core/cost/widths.h"
#include "core/hardware/accelerator.h"

namespace fusescope {

struct LbdfTensor {
    RowShape shape;
    std::int64_t rowBits = 0;  ///< on chip
    OpId producer;
    /// Its only reader anywhere is one row-wise op with the same H and W, so that a single row needs no place of its
    /// own.
    bool mayBeInPlace = false;
};

/// Bytes of so many rows on chip.
inline std::int64_t rowBytes(const LbdfTensor& tensor, std::int64_t rows) { return bytesOfBits(rows * tensor.rowBits); }

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
    bool isModelled = true;
};

struct LbdfTables {
    LbdfTables(std::shared_ptr<const OpGraph> graph, const Accelerator& accelerator);

    TrafficTables traffic;
    std::vector<LbdfTensor> tensors;
    std::vector<LbdfOp> ops;
    Accelerator accelerator;

 private:
    LbdfOp describe(const OpGraph& graph, const Op& op, bool mayRunInPlace);
    const RowTable* table(const RowRule& rule);
    void boundRows();

    std::map<RowRule, std::unique_ptr<const RowTable>> tableByRule_;  // few rules, many operands
};

}  // namespace fusescope
