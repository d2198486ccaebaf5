// SPDX-License-Identifier: Apache-2.0
#include "core/cost/lbdf_model.h"

#include <algorithm>
#include <cassert>

#include "core/cost/lbdf_growing_group.h"
#include "core/cost/lbdf_tables.h"
#include "core/cost/row_schedule.h"
#include "core/cost/unfused.h"

namespace fusescope {
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
        : accelerator_(accelerator), tables_(std::make_shared<const LbdfTables>(std::move(graph), accelerator)) {}

    std::vector<Price> price(std::span<const GroupSet> groups, std::int64_t /*betaBytes*/) const override {
        std::vector<Price> prices;
        prices.reserve(groups.size());
        for (const GroupSet& group : groups)
            prices.push_back({bufferBytes(group), groupTraffic(tables_->traffic, group).totalBytes()});
        return prices;
    }

    std::vector<Term> terms(const GroupSet& group, std::int64_t betaBytes) const override;
    std::optional<std::int64_t> unfusedDramBytes(OpId op, std::int64_t betaBytes) const override {
        return fusescope::unfusedDramBytes(tables_->traffic, op, accelerator_, betaBytes);
    }
    std::unique_ptr<GrowingGroup> grow(std::int64_t /*betaBytes*/) const override {
        return makeLbdfGrowingGroup(tables_);
    }

 private:
    /// Whether some buffer suffices: every op is modelled, and no limit but the buffer is exceeded.
    bool mayFit(const GroupSet& group) const {
        bool all = true;
        std::int64_t weightBytes = 0;
        group.forEach([&](OpId op) {
            all = all && tables_->ops[op.index()].isModelled;
            weightBytes += tables_->traffic.weightBytes[op.index()];
        });
        return all && (!accelerator_.maxGroupOps || group.count() <= *accelerator_.maxGroupOps) &&
               (!accelerator_.weightBufferBytes || weightBytes < *accelerator_.weightBufferBytes);
    }

    std::vector<HeldTensor> held(const GroupSet& group) const;
    std::optional<std::int64_t> bufferBytes(const GroupSet& group) const;
    std::int64_t rowBytes(const HeldTensor& held) const {
        return fusescope::rowBytes(tables_->tensors[held.tensor.index()], held.rows);
    }

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
    if (!mayFit(group)) return std::nullopt;
    std::int64_t bytes = 0;
    if (!accelerator_.weightBufferBytes)
        group.forEach([&](OpId op) { bytes += tables_->traffic.weightBytes[op.index()]; });
    for (const HeldTensor& tensor : held(group)) bytes += rowBytes(tensor);
    return bytes;
}

std::vector<Term> LbdfModel::terms(const GroupSet& group, std::int64_t /*betaBytes*/) const {
    if (!mayFit(group)) return {};
    std::vector<Term> terms;
    group.forEach([&](OpId op) {
        if (accelerator_.weightBufferBytes) return;
        if (const std::int64_t bytes = tables_->traffic.weightBytes[op.index()]; bytes > 0)
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

}  // namespace

std::shared_ptr<const CostModel> makeLbdfModel(std::shared_ptr<const OpGraph> graph, const Accelerator& accelerator) {
    return std::make_shared<LbdfModel>(std::move(graph), accelerator);
}

}  // namespace fusescope
