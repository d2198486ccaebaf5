// SPDX-License-Identifier: Apache-2.0
#include "core/cost/lbdf_tables.h"

#include <algorithm>

namespace fusescope {

LbdfTables::LbdfTables(std::shared_ptr<const OpGraph> graph, const Accelerator& hardware)
    : traffic(makeTrafficTables(graph, hardware)), accelerator(hardware) {
    for (const Tensor& tensor : graph->tensors()) {
        const RowShape shape = rowShape(tensor);
        const std::int64_t bits = rowBits(shape.rowElements, activationBits(tensor, hardware), hardware);
        tensors.push_back({shape, bits, tensor.producer, false});
    }
    for (const Op& op : graph->ops()) ops.push_back(describe(*graph, op, hardware.rowWise == RowWise::InPlace));
    boundRows();
}

LbdfOp LbdfTables::describe(const OpGraph& graph, const Op& op, bool mayRunInPlace) {
    LbdfOp described;
    described.isModelled = notModelledReason(graph, op).empty();
    if (!described.isModelled) return described;
    for (std::size_t o = 0; o < op.outputs.size(); ++o) {
        const OutputRules rules = rulesOf(graph, op, o);
        LbdfOutput output{op.outputs[o], {}, false};
        const RowShape& made = tensors[output.tensor.index()].shape;
        for (const OperandRule& operand : rules.operands) {
            output.operands.push_back({operand.tensor, table(operand.rule), 1});
            output.eatsRows |= operand.rule.access == RowAccess::Eaten;
            const Tensor& read = graph.tensor(operand.tensor);
            LbdfTensor& target = tensors[operand.tensor.index()];
            target.mayBeInPlace = mayRunInPlace && rules.isRowWise && op.outputs.size() == 1 &&
                                  read.consumers.size() == 1 && !read.isGraphOutput && target.shape.rows == made.rows &&
                                  target.shape.width == made.width;
        }
        described.outputs.push_back(std::move(output));
    }
    return described;
}

/// A reader behind a stride may leave the last rows of a tensor unmade, and with them the widest window on its operand:
/// a bound may count only rows that are demanded whatever the group.
void LbdfTables::boundRows() {
    std::vector<std::int64_t> demanded;  // [tensors] fewest rows that any group makes
    for (const LbdfTensor& tensor : tensors) demanded.push_back(tensor.shape.rows);
    for (auto op = ops.rbegin(); op != ops.rend(); ++op) {
        for (LbdfOutput& output : op->outputs) {
            const std::int64_t rows = demanded[output.tensor.index()];
            for (LbdfOperand& operand : output.operands) {
                std::int64_t& fewest = demanded[operand.tensor.index()];
                fewest = std::min<std::int64_t>(fewest, operand.table->need[static_cast<std::size_t>(rows)]);
                operand.rowsAtOnce = rowsAtOnce(operand.table->rule, rows);
            }
        }
    }
}

const RowTable* LbdfTables::table(const RowRule& rule) {
    auto& entry = tableByRule_[rule];
    if (!entry) entry = std::make_unique<const RowTable>(makeRowTable(rule));
    return entry.get();
}

}  // namespace fusescope
