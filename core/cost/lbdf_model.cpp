// SPDX-License-Identifier: Apache-2.0
#include "core/cost/lbdf_model.h"

#include <algorithm>
#include <cassert>

#include "core/cost/lbdf_growing_group.h"
#include "core/cost/lbdf_tables.h"
#include "core/cost/row_schedule.h"

namespace fusescope {

namespace {

/// Output channels an unfusable op works on at once.
constexpr std::int64_t kUnfusedChannels = 32;

std::int64_t bytesOf(std::int64_t elements, int bits) { return (elements * bits + 7) / 8; }

std::int64_t weightBytes(const Op& op, int bits) {
    std::int64_t bytes = 0;
    for (const Weight& weight : op.weights) {
        std::int64_t elements = 1;
        for (const std::int64_t size : weight.shape) elements *= size;
        bytes += bytesOf(elements, bits);
    }
    return bytes;
}

std::int64_t ceilDivide(std::int64_t a, std::int64_t b) { return (a + b - 1) / b; }

}  // namespace

LbdfTables::LbdfTables(const OpGraph& graph, const Accelerator& accelerator)
    : activationBits(accelerator.activationBits) {
    for (const Tensor& tensor : graph.tensors()) {
        LbdfTensor priced;
        priced.shape = rowShape(tensor);
        priced.producer = tensor.producer;
        if (priced.shape.isKnown) priced.bytes = activationBytes(priced.shape.elements());
        priced.readers = static_cast<int>(tensor.consumers.size());
        priced.isGraphOutput = tensor.isGraphOutput;
        tensors.push_back(priced);
    }
    for (const Op& op : graph.ops()) {
        LbdfOp priced;
        priced.isModelled = notModelledReason(graph, op).empty();
        if (priced.isModelled) {
            priced.weightBytes = weightBytes(op, accelerator.weightBits);
            for (std::size_t o = 0; o < op.outputs.size(); ++o) {
                const OutputRules rules = rulesOf(graph, op, o);
                LbdfOutput output{op.outputs[o], {}, false};
                const LbdfTensor& made = tensors[output.tensor.index()];
                for (const OperandRule& operand : rules.operands) {
                    output.operands.push_back({operand.tensor, table(operand.rule), 1});
                    output.eatsRows |= operand.rule.access == RowAccess::Eaten;
                    LbdfTensor& read = tensors[operand.tensor.index()];
                    if (accelerator.rowWise == RowWise::InPlace && rules.isRowWise && read.readers == 1 &&
                        !read.isGraphOutput && op.outputs.size() == 1 && read.shape.rows == made.shape.rows &&
                        read.shape.width == made.shape.width)
                        read.mayBeInPlace = true;
                }
                priced.outputs.push_back(std::move(output));
            }
        }
        ops.push_back(std::move(priced));
    }
    boundRows();
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

std::int64_t LbdfTables::activationBytes(std::int64_t elements) const { return bytesOf(elements, activationBits); }

const RowTable* LbdfTables::table(const RowRule& rule) {
    auto& entry = tableByRule_[rule];
    if (!entry) entry = std::make_unique<const RowTable>(makeRowTable(rule));
    return entry.get();
}

namespace {

/// One tensor of a group with what it holds on chip.
struct HeldTensor {
    TensorId tensor;
    bool isMade = false;
    bool isRead = false;
    bool isAccumulator = false;   // made by an op that eats rows
    std::int64_t rows = 0;        // R_u, prefetched rows included
    std::int64_t windowRows = 0;  // of them, what the widest reader needs at once
};

class LbdfModel : public CostModel {
 public:
    LbdfModel(std::shared_ptr<const OpGraph> graph, const Accelerator& accelerator)
        : graph_(std::move(graph)),
          accelerator_(accelerator),
          tables_(std::make_shared<const LbdfTables>(*graph_, accelerator)) {}

    std::vector<Price> price(std::span<const GroupSet> groups, std::int64_t /*betaBytes*/) const override {
        std::vector<Price> prices;
        prices.reserve(groups.size());
        for (const GroupSet& group : groups) prices.push_back({bufferBytes(group), dramBytes(group)});
        return prices;
    }

    std::vector<Term> terms(const GroupSet& group, std::int64_t betaBytes) const override;
    std::optional<std::int64_t> unfusedDramBytes(OpId op, std::int64_t betaBytes) const override;
    std::unique_ptr<GrowingGroup> grow(std::int64_t /*betaBytes*/) const override {
        return makeLbdfGrowingGroup(tables_);
    }

 private:
    bool isModelled(const GroupSet& group) const {
        bool all = true;
        group.forEach([&](OpId op) { all = all && tables_->ops[op.index()].isModelled; });
        return all;
    }

    std::vector<HeldTensor> held(const GroupSet& group) const;
    std::optional<std::int64_t> bufferBytes(const GroupSet& group) const;
    std::int64_t dramBytes(const GroupSet& group) const;
    std::int64_t rowBytes(const HeldTensor& held) const {
        return tables_->activationBytes(held.rows * tables_->tensors[held.tensor.index()].shape.rowElements);
    }

    std::shared_ptr<const OpGraph> graph_;
    Accelerator accelerator_;
    std::shared_ptr<const LbdfTables> tables_;
};

/// The tensors of a group: those made in it, in topological order, then those read from outside.
class GroupTensors {
 public:
    GroupTensors(const LbdfTables& tables, const GroupSet& group) {
        forEachOutput(tables, group, [&](const LbdfOutput& output) {
            made_.push_back(output.tensor);
            for (const LbdfOperand& operand : output.operands)
                if (!group.contains(tables.tensors[operand.tensor.index()].producer))
                    external_.push_back(operand.tensor);
        });
        std::sort(external_.begin(), external_.end());
        external_.erase(std::unique(external_.begin(), external_.end()), external_.end());
        schedule.resize(made_.size() + external_.size());
        held.resize(schedule.size());
        for (std::size_t i = 0; i < held.size(); ++i) {
            held[i].isMade = i < made_.size();
            held[i].tensor = held[i].isMade ? made_[i] : external_[i - made_.size()];
            schedule[i].rows = static_cast<std::int32_t>(tables.tensors[held[i].tensor.index()].shape.rows);
        }
        std::size_t next = 0;
        forEachOutput(tables, group, [&](const LbdfOutput& output) { link(output, next++); });
    }

    std::vector<ScheduledTensor> schedule;
    std::vector<HeldTensor> held;  // in the order of `schedule`

 private:
    template <class Visitor>
    static void forEachOutput(const LbdfTables& tables, const GroupSet& group, Visitor&& visit) {
        group.forEach([&](OpId op) {
            for (const LbdfOutput& output : tables.ops[op.index()].outputs) visit(output);
        });
    }

    /// Tensors are numbered in the order of the ops that make them, so both lists are sorted.
    std::size_t numberOf(TensorId tensor) const {
        const auto found = std::lower_bound(made_.begin(), made_.end(), tensor);
        if (found != made_.end() && *found == tensor) return static_cast<std::size_t>(found - made_.begin());
        const auto outside = std::lower_bound(external_.begin(), external_.end(), tensor);
        return made_.size() + static_cast<std::size_t>(outside - external_.begin());
    }

    void link(const LbdfOutput& output, std::size_t made) {
        held[made].isAccumulator = output.eatsRows;
        schedule[made].inputs.reserve(output.operands.size());
        for (const LbdfOperand& operand : output.operands) {
            const std::size_t number = numberOf(operand.tensor);
            held[number].windowRows = std::max(held[number].windowRows, operand.table->rowsAtOnce);
            schedule[made].inputs.push_back({static_cast<std::int32_t>(number), operand.table});
        }
    }

    std::vector<TensorId> made_;
    std::vector<TensorId> external_;
};

std::vector<HeldTensor> LbdfModel::held(const GroupSet& group) const {
    GroupTensors tensors(*tables_, group);
    runRowSchedule(tensors.schedule);
    for (std::size_t i = 0; i < tensors.held.size(); ++i) {
        HeldTensor& held = tensors.held[i];
        const std::int64_t peak = tensors.schedule[i].peakRows;
        held.isRead = tensors.schedule[i].isRead;
        const bool isInPlace =
            held.isMade && held.isRead && peak == 1 && tables_->tensors[held.tensor.index()].mayBeInPlace;
        held.rows = isInPlace ? 0 : held.isRead ? std::max<std::int64_t>(1, peak) : 1;
        if (!held.isMade || !held.isRead) held.rows += accelerator_.prefetchRows;
    }
    return std::move(tensors.held);
}

std::optional<std::int64_t> LbdfModel::bufferBytes(const GroupSet& group) const {
    if (!isModelled(group)) return std::nullopt;
    std::int64_t bytes = 0;
    group.forEach([&](OpId op) { bytes += tables_->ops[op.index()].weightBytes; });
    for (const HeldTensor& tensor : held(group)) bytes += rowBytes(tensor);
    return bytes;
}

std::int64_t LbdfModel::dramBytes(const GroupSet& group) const {
    std::int64_t bytes = 0;
    std::vector<TensorId> external;
    group.forEach([&](OpId id) {
        bytes += tables_->ops[id.index()].weightBytes;
        for (const Operand& input : graph_->op(id).inputs) {
            const OpId producer = graph_->tensor(input.tensor).producer;
            if (!producer.isValid() || !group.contains(producer)) external.push_back(input.tensor);
        }
        for (const TensorId output : graph_->op(id).outputs) {
            const Tensor& tensor = graph_->tensor(output);
            const bool isReadOutside = std::any_of(tensor.consumers.begin(), tensor.consumers.end(),
                                                   [&](OpId consumer) { return !group.contains(consumer); });
            if (isReadOutside || tensor.isGraphOutput) bytes += tables_->tensors[output.index()].bytes;
        }
    });
    std::sort(external.begin(), external.end());
    external.erase(std::unique(external.begin(), external.end()), external.end());
    for (const TensorId tensor : external) bytes += tables_->tensors[tensor.index()].bytes;
    return bytes;
}

std::vector<Term> LbdfModel::terms(const GroupSet& group, std::int64_t /*betaBytes*/) const {
    if (!isModelled(group)) return {};
    std::vector<Term> terms;
    group.forEach([&](OpId op) {
        if (const std::int64_t bytes = tables_->ops[op.index()].weightBytes; bytes > 0)
            terms.push_back({TermKind::Weights, op, {}, 0, bytes});
    });
    for (const HeldTensor& held : held(group)) {
        if (held.rows == 0) continue;
        const std::int64_t bytes = rowBytes(held);
        if (!held.isRead) {
            const TermKind kind = held.isAccumulator ? TermKind::Accumulator : TermKind::StagedRow;
            terms.push_back({kind, {}, held.tensor, held.rows, bytes});
            continue;
        }
        HeldTensor window = held;
        window.rows = std::min(held.rows, held.windowRows + (held.isMade ? 0 : accelerator_.prefetchRows));
        const std::int64_t windowBytes = rowBytes(window);
        const TermKind kind = held.isAccumulator ? TermKind::Accumulator : TermKind::WindowRows;
        terms.push_back({kind, {}, held.tensor, window.rows, windowBytes});
        if (held.rows > window.rows)
            terms.push_back({TermKind::SkipRows, {}, held.tensor, held.rows - window.rows, bytes - windowBytes});
    }
    return terms;
}

std::optional<std::int64_t> LbdfModel::unfusedDramBytes(OpId id, std::int64_t betaBytes) const {
    const LbdfOp& op = tables_->ops[id.index()];
    if (!op.isModelled) return std::nullopt;
    const GroupSet alone{id};
    const LbdfTensor& made = tables_->tensors[op.outputs.front().tensor.index()];
    const Tensor& output = graph_->tensor(op.outputs.front().tensor);
    const std::int64_t channels =
        output.shape->size() == 4 ? (*output.shape)[1] : made.shape.rowElements / made.shape.width;
    const std::int64_t slice = std::min(kUnfusedChannels, std::max<std::int64_t>(1, channels));
    const auto neededFor = [&](std::int64_t rows) {
        std::int64_t bytes =
            ceilDivide(op.weightBytes, channels) * slice + tables_->activationBytes(slice * rows * made.shape.width);
        for (const OperandRule& operand : rulesOf(*graph_, graph_->op(id), 0).operands)
            bytes += tables_->activationBytes(rowsRead(operand.rule, rows) *
                                              tables_->tensors[operand.tensor.index()].shape.rowElements);
        return bytes;
    };
    std::int64_t low = 1;  // at least one row, whether it fits or not
    std::int64_t high = made.shape.rows;
    while (low < high) {
        const std::int64_t middle = low + (high - low + 1) / 2;
        if (neededFor(middle) < betaBytes)
            low = middle;
        else
            high = middle - 1;
    }
    const std::int64_t passes = ceilDivide(made.shape.rows, low);
    return dramBytes(alone) + op.weightBytes * (passes - 1);
}

}  // namespace

std::shared_ptr<const CostModel> makeLbdfModel(std::shared_ptr<const OpGraph> graph, const Accelerator& accelerator) {
    return std::make_shared<LbdfModel>(std::move(graph), accelerator);
}

}  // namespace fusescope
