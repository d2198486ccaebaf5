// SPDX-License-Identifier: Apache-2.0
#include "core/cost/group_traffic.h"

#include <algorithm>

#include "core/cost/op_rules.h"
#include "core/cost/widths.h"

namespace fusescope {

TrafficTables makeTrafficTables(std::shared_ptr<const OpGraph> graph, const Accelerator& accelerator) {
    TrafficTables tables;
    for (const Tensor& tensor : graph->tensors()) {
        const RowShape shape = rowShape(tensor);
        tables.tensorBytes.push_back(shape.isKnown ? bytesOf(shape.elements(), activationBits(tensor, accelerator))
                                                   : 0);
    }
    for (const Op& op : graph->ops())
        tables.weightBytes.push_back(notModelledReason(*graph, op).empty() ? weightBytes(op, accelerator) : 0);
    tables.graph = std::move(graph);
    return tables;
}

Traffic groupTraffic(const TrafficTables& tables, const GroupSet& group) {
    const OpGraph& graph = *tables.graph;
    Traffic traffic;
    std::vector<TensorId> external;
    group.forEach([&](OpId id) {
        traffic.weightBytes += tables.weightBytes[id.index()];
        for (const Operand& input : graph.op(id).inputs)
            if (!group.contains(graph.tensor(input.tensor).producer)) external.push_back(input.tensor);
        for (const TensorId output : graph.op(id).outputs) {
            const Tensor& tensor = graph.tensor(output);
            const bool isReadOutside = std::any_of(tensor.consumers.begin(), tensor.consumers.end(),
                                                   [&](OpId consumer) { return !group.contains(consumer); });
            if (isReadOutside || tensor.isGraphOutput) traffic.outputBytes += tables.tensorBytes[output.index()];
        }
    });
    std::sort(external.begin(), external.end());
    external.erase(std::unique(external.begin(), external.end()), external.end());
    for (const TensorId tensor : external) traffic.inputBytes += tables.tensorBytes[tensor.index()];
    return traffic;
}

GrowingTraffic::GrowingTraffic(const TrafficTables& tables) : tables_(tables), tensors_(tables.tensorBytes.size()) {}

void GrowingTraffic::push(OpId op) {
    steps_.push_back({traffic_, saved_.size()});
    traffic_.weightBytes += tables_.weightBytes[op.index()];
    const Op& pushed = tables_.graph->op(op);
    for (const Operand& input : pushed.inputs) read(input.tensor, op);
    for (const TensorId output : pushed.outputs) {
        State& made = save(output);
        made.isMade = true;
        made.readersOutside = static_cast<int>(tables_.graph->tensor(output).consumers.size());
        if (isWritten(output)) traffic_.outputBytes += tables_.tensorBytes[output.index()];
    }
}

void GrowingTraffic::pop() {
    const Step step = steps_.back();
    steps_.pop_back();
    while (saved_.size() > step.savedBefore) {
        tensors_[saved_.back().tensor.index()] = saved_.back().state;
        saved_.pop_back();
    }
    traffic_ = step.before;
}

GrowingTraffic::State& GrowingTraffic::save(TensorId tensor) {
    State& state = tensors_[tensor.index()];
    saved_.push_back({tensor, state});
    return state;
}

/// Made in the group and needed outside: it goes to DRAM.
bool GrowingTraffic::isWritten(TensorId tensor) const {
    return tensors_[tensor.index()].readersOutside > 0 || tables_.graph->tensor(tensor).isGraphOutput;
}

void GrowingTraffic::read(TensorId tensor, OpId reader) {
    if (tensors_[tensor.index()].lastReader == reader) return;
    State& state = save(tensor);
    const bool isFirstReader = !state.lastReader.isValid();
    state.lastReader = reader;
    if (state.isMade) {
        --state.readersOutside;
        if (!isWritten(tensor)) traffic_.outputBytes -= tables_.tensorBytes[tensor.index()];
    } else if (isFirstReader) {
        traffic_.inputBytes += tables_.tensorBytes[tensor.index()];
    }
}

}  // namespace fusescope
