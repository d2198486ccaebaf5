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
                                  target.shape.width == made.width &&
                                  hasRoomInReader(op, rules, output.operands.size() - 1);
            described.joinsInPlace |= target.mayBeInPlace && target.producer.isValid() &&
                                      (rules.operands.size() > 1 || ops[target.producer.index()].joinsInPlace);
        }
        described.outputs.push_back(std::move(output));
    }
    return described;
}

/// The row of an op holds one operand: another can only be worked in element by element, right before the op itself.
/// That takes the last operand, and one that needs no row to be put together or added up in. Concat has a place for
/// each.
bool LbdfTables::hasRoomInReader(const Op& reader, const OutputRules& rules, std::size_t operand) const {
    if (rules.operands.size() == 1 || reader.type.ends_with("Concat")) return true;
    const LbdfTensor& target = tensors[rules.operands[operand].tensor.index()];
    if (!target.producer.isValid()) return true;
    if (makesByEating(target.producer)) return false;
    const auto before = rules.operands.begin() + static_cast<std::ptrdiff_t>(operand);
    const bool isFirst = std::none_of(rules.operands.begin(), before, [&](const OperandRule& other) {
        return tensors[other.tensor.index()].mayBeInPlace && other.tensor != rules.operands[operand].tensor;
    });
    return isFirst || (operand + 1 == rules.operands.size() && !ops[target.producer.index()].joinsInPlace);
}

bool LbdfTables::makesByEating(OpId op) const {
    const auto& outputs = ops[op.index()].outputs;
    return std::any_of(outputs.begin(), outputs.end(), [](const LbdfOutput& output) { return output.eatsRows; });
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
