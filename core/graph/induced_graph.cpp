// SPDX-License-Identifier: Apache-2.0
#include "core/graph/induced_graph.h"

#include <algorithm>
#include <unordered_set>

#include "core/graph/op_graph_builder.h"

namespace fusescope {

std::shared_ptr<const OpGraph> inducedGraph(const OpGraph& graph, std::span<const OpId> ops) {
    OpGraphBuilder builder(graph.name());
    std::unordered_set<TensorId> inputs;
    const auto isInside = [&](OpId op) { return std::binary_search(ops.begin(), ops.end(), op); };
    const auto copied = [&](TensorId id) {
        const Tensor& tensor = graph.tensor(id);
        const TensorId copy = builder.tensor(tensor.name);
        builder.setType(copy, tensor.elementType, tensor.shape);
        return copy;
    };
    for (const OpId id : ops) {
        Op op = graph.op(id);
        for (Operand& input : op.inputs) {
            const bool isMadeInside = isInside(graph.tensor(input.tensor).producer);
            input.tensor = copied(input.tensor);
            if (!isMadeInside && inputs.insert(input.tensor).second) builder.markGraphInput(input.tensor);
        }
        for (TensorId& output : op.outputs) {
            const Tensor& tensor = graph.tensor(output);
            const bool isReadOutside = !std::all_of(tensor.consumers.begin(), tensor.consumers.end(), isInside);
            output = copied(output);
            if (tensor.isGraphOutput || isReadOutside) builder.markGraphOutput(output);
        }
        builder.addOp(std::move(op));
    }
    return builder.build();
}

}  // namespace fusescope
