// SPDX-License-Identifier: Apache-2.0
#include "core/scene/collapsed_graph.h"

#include <algorithm>
#include <array>

#include "core/graph/op_graph_builder.h"
#include "core/plan/plan_check.h"

namespace fusescope {
namespace {

/// Of most ops; the first one of several.
OpFamily mainFamily(const OpGraph& graph, const GroupSet& part) {
    std::array<int, kOpFamilyCount> counts{};
    part.forEach([&](OpId op) { ++counts[static_cast<std::size_t>(opFamily(graph.op(op).type))]; });
    return static_cast<OpFamily>(std::max_element(counts.begin(), counts.end()) - counts.begin());
}

class Builder {
 public:
    Builder(const OpGraph& graph, const FusionPlan& parts) : graph_(graph), parts_(parts), builder_(graph.name()) {}

    void add(GroupId part) {
        const GroupSet& ops = parts_.group(part);
        Op op;
        op.name = graph_.op(ops.first()).name;
        op.type = ops.count() == 1 ? graph_.op(ops.first()).type : "Group";
        int slot = 0;
        std::vector<TensorId> read;
        ops.forEach([&](OpId inner) {
            for (const Operand& input : graph_.op(inner).inputs) {
                if (isInside(input.tensor, ops) || std::find(read.begin(), read.end(), input.tensor) != read.end())
                    continue;
                read.push_back(input.tensor);
                op.inputs.push_back({tensorFor(input.tensor), slot++});
            }
            for (const TensorId output : graph_.op(inner).outputs)
                if (leaves(output, ops)) op.outputs.push_back(tensorFor(output));
        });
        builder_.addOp(std::move(op));
    }

    std::shared_ptr<const OpGraph> build() { return builder_.build(); }

 private:
    bool isInside(TensorId tensor, const GroupSet& ops) const {
        const OpId producer = graph_.tensor(tensor).producer;
        return producer.isValid() && ops.contains(producer);
    }

    bool leaves(TensorId tensor, const GroupSet& ops) const {
        const auto& readers = graph_.tensor(tensor).consumers;
        return std::any_of(readers.begin(), readers.end(), [&](OpId reader) { return !ops.contains(reader); });
    }

    TensorId tensorFor(TensorId original) {
        const Tensor& tensor = graph_.tensor(original);
        const TensorId made = builder_.tensor(tensor.name);
        builder_.setType(made, tensor.elementType, tensor.shape);
        if (!tensor.producer.isValid()) builder_.markGraphInput(made);
        return made;
    }

    const OpGraph& graph_;
    const FusionPlan& parts_;
    OpGraphBuilder builder_;
};

}  // namespace

GroupSet CollapsedGraph::cardsOf(const GroupSet& ops) const {
    GroupSet found;
    ops.forEach([&](OpId op) { found.insert(cardOf[op.index()]); });
    return found;
}

std::shared_ptr<const CollapsedGraph> collapsedGraph(std::shared_ptr<const OpGraph> model, const FusionPlan& parts,
                                                     const std::vector<PartText>& texts) {
    const OpGraph& graph = *model;
    const std::vector<GroupId> order = executionOrder(graph, parts);
    if (static_cast<int>(order.size()) < parts.groupCount()) return nullptr;
    auto result = std::make_shared<CollapsedGraph>();
    result->model = model;
    result->cardOf.resize(static_cast<std::size_t>(graph.opCount()));
    Builder builder(graph, parts);
    for (const GroupId part : order) {
        const GroupSet& ops = parts.group(part);
        const OpId card(static_cast<std::int32_t>(result->members.size()));
        ops.forEach([&](OpId op) { result->cardOf[op.index()] = card; });
        result->members.push_back(ops);
        const PartText& text = texts[part.index()];
        result->cards.push_back(ops.count() == 1 ? opCard(graph, ops.first())
                                                 : OpCard{text.kind, text.shape, mainFamily(graph, ops)});
        builder.add(part);
    }
    result->graph = builder.build();
    return result;
}

}  // namespace fusescope
