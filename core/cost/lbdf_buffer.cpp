// SPDX-License-Identifier: Apache-2.0
#include "core/cost/lbdf_buffer.h"

#include <algorithm>

#include "core/cost/row_schedule.h"

namespace fusescope {
namespace {

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
            const Tensor& tensor = tables.traffic.graph->tensor(held[i].tensor);
            schedule[i].isWritten = held[i].isMade && (tensor.isGraphOutput || !areInside(tensor.consumers, group));
        }
        std::size_t next = 0;
        forEachOutput(tables, group, [&](const LbdfOutput& output) { link(output, next++); });
    }

    std::vector<ScheduledTensor> schedule;
    std::vector<HeldTensor> held;  // in the order of `schedule`

 private:
    static bool areInside(const std::vector<OpId>& ops, const GroupSet& group) {
        return std::all_of(ops.begin(), ops.end(), [&](OpId op) { return group.contains(op); });
    }

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

}  // namespace

bool mayFit(const LbdfTables& tables, const GroupSet& group) {
    const Accelerator& hardware = tables.accelerator;
    bool all = true;
    std::int64_t weightBytes = 0;
    group.forEach([&](OpId op) {
        all = all && tables.ops[op.index()].isModelled;
        weightBytes += tables.traffic.weightBytes[op.index()];
    });
    return all && (!hardware.maxGroupOps || group.count() <= *hardware.maxGroupOps) &&
           (!hardware.weightBufferBytes || weightBytes < *hardware.weightBufferBytes);
}

std::vector<HeldTensor> heldTensors(const LbdfTables& tables, const GroupSet& group) {
    GroupTensors tensors(tables, group);
    runRowSchedule(tensors.schedule);
    for (std::size_t i = 0; i < tensors.held.size(); ++i) {
        HeldTensor& held = tensors.held[i];
        const std::int64_t peak = tensors.schedule[i].peakRows;
        held.isRead = tensors.schedule[i].isRead;
        const bool isInPlace =
            held.isMade && held.isRead && peak == 1 && tables.tensors[held.tensor.index()].mayBeInPlace;
        held.rows = isInPlace ? 0 : held.isRead ? std::max<std::int64_t>(1, peak) : 1;
        if (!held.isMade || !held.isRead) held.rows += tables.accelerator.prefetchRows;
    }
    return std::move(tensors.held);
}

std::optional<std::int64_t> lbdfBufferBytes(const LbdfTables& tables, const GroupSet& group) {
    if (!mayFit(tables, group)) return std::nullopt;
    std::int64_t bytes = 0;
    if (!tables.accelerator.weightBufferBytes)
        group.forEach([&](OpId op) { bytes += tables.traffic.weightBytes[op.index()]; });
    for (const HeldTensor& held : heldTensors(tables, group))
        bytes += rowBytes(tables.tensors[held.tensor.index()], held.rows);
    return bytes;
}

}  // namespace fusescope
